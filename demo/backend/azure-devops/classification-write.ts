import { isRecord, json } from '../core/http';
import type { ProjectData, TreeNode } from '../data/model';
import { flatten } from '../data/trees';
import { editNode, findNode, heightOf, parentNode, placeBelow } from '../data/tree-edits';
import { presentNode } from './classification';
import { badRequest } from './errors';
import * as errors from './node-errors';
import { groupOf, nodeAt, type Group } from './node-groups';
import { replaceTree, takeNodeId } from './node-store';
import { bodyObject, requireProject, type Call, type Route } from './router';

const DEEPEST = 14;
const MOST_NODES = 10_000;
const LONGEST_NAME = 255;
const FORBIDDEN = /[\p{Cc}\\/$?*:"&<>#%|+]/u;

/** A new node below the one of the URL, or with an `id` the node of that id, which moves there. */
async function create(call: Call): Promise<Response> {
  const project = requireProject(call);
  const group = groupOf(call);
  const parent = nodeAt(call, project, group);
  const body = await bodyObject(call);
  if (typeof body['id'] === 'number' && body['id'] > 0) return move(call, project, group, parent, body['id']);
  const name = readName(body['name']);
  checkPlace(project[group], parent, name, undefined);
  if (flatten(project[group]).length > MOST_NODES) throw errors.tooManyNodes(MOST_NODES);
  const node = placeBelow(parent, {
    id: takeNodeId(call.organization),
    identifier: crypto.randomUUID(),
    name,
    path: name,
    ...readDates(body['attributes'], group),
    children: [],
  });
  return finish(call, project, group, adopt(project[group], parent, node), node.id, 201);
}

function move(call: Call, project: ProjectData, group: Group, parent: TreeNode, id: number): Response {
  const root = project[group];
  const node = findNode(root, id);
  if (!node) throw errors.nodeNotFound(String(id));
  if (node === root) throw errors.rootNode();
  if (findNode(node, parent.id)) throw errors.badMove('A node cannot be moved below itself.');
  checkPlace(root, parent, node.name, node);
  const without = editNode(root, id, () => undefined);
  return finish(call, project, group, adopt(without, parent, placeBelow(parent, node)), id);
}

/** Another name, other dates, or both; items follow the name. */
async function update(call: Call): Promise<Response> {
  const project = requireProject(call);
  const group = groupOf(call);
  const node = nodeAt(call, project, group);
  const body = await bodyObject(call);
  const parent = parentNode(project[group], node.id);
  const name = body['name'] === undefined ? node.name : readName(body['name']);
  if (!parent) throw errors.rootNode();
  if (name !== node.name) checkPlace(project[group], parent, name, node);
  const renamed = { ...node, name, ...readDates(body['attributes'], group) };
  const tree = editNode(project[group], node.id, () => placeBelow(parent, renamed));
  return finish(call, project, group, tree, node.id);
}

/** Items go to the node of `$reclassifyId`, without one to the node above. */
function remove(call: Call): Response {
  const project = requireProject(call);
  const group = groupOf(call);
  const node = nodeAt(call, project, group);
  const root = project[group];
  const parent = parentNode(root, node.id);
  if (!parent) throw errors.rootNode();
  const asked = call.query('$reclassifyId');
  const target = asked === undefined ? parent : findNode(root, Number(asked));
  if (!target) throw errors.nodeNotFound(String(asked));
  if (findNode(node, target.id)) throw errors.badMove('Items cannot go to a node that is deleted.');
  const tree = editNode(root, node.id, () => undefined);
  replaceTree(call, project, group, tree, target.id);
  return new Response(null, { status: 204 });
}

function adopt(root: TreeNode, parent: TreeNode, child: TreeNode): TreeNode {
  return editNode(root, parent.id, (node) => ({ ...node, children: [...node.children, child] }));
}

function finish(
  call: Call,
  project: ProjectData,
  group: Group,
  tree: TreeNode,
  id: number,
  status = 200,
): Response {
  const changed = replaceTree(call, project, group, tree);
  const node = findNode(tree, id);
  if (!node) throw errors.nodeNotFound(String(id));
  return json(presentNode(call, changed, group, node), status);
}

/** Names are unique among siblings, and no tree grows too deep. */
function checkPlace(root: TreeNode, parent: TreeNode, name: string, node: TreeNode | undefined): void {
  const wanted = name.toLowerCase();
  if (parent.children.some((child) => child !== node && child.name.toLowerCase() === wanted)) {
    throw errors.sameNodeName(name, parent);
  }
  const level = parent.path.split('\\').length - root.path.split('\\').length;
  if (level + (node ? heightOf(node) : 1) > DEEPEST) throw errors.treeTooDeep(DEEPEST);
}

function readName(value: unknown): string {
  const name = typeof value === 'string' ? value.trim() : '';
  if (!name || name.length > LONGEST_NAME || FORBIDDEN.test(name) || /^\.{1,2}$/.test(name)) {
    throw errors.badNodeName(name);
  }
  return name;
}

/** Dates of an iteration are days; both are there, or neither. */
function readDates(attributes: unknown, group: Group): Partial<TreeNode> {
  if (!isRecord(attributes) || group === 'areas') return {};
  const startDate = readDay(attributes['startDate']);
  const finishDate = readDay(attributes['finishDate']);
  if ((startDate === undefined) !== (finishDate === undefined)) {
    throw badRequest('An iteration needs both a start date and a finish date, or neither.');
  }
  if (startDate && finishDate && finishDate < startDate) {
    throw badRequest('The finish date of an iteration cannot lie before its start date.');
  }
  return { startDate, finishDate };
}

function readDay(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  if (Number.isNaN(time)) throw badRequest(`${JSON.stringify(value)} is not a date.`);
  return `${new Date(time).toISOString().slice(0, 10)}T00:00:00Z`;
}

const PATHS = ['wit/classificationnodes/:group', 'wit/classificationnodes/:group/:path*'];

export const classificationWriteRoutes: readonly Route[] = PATHS.flatMap((path) => [
  { method: 'POST', path, needsProject: true, handle: create },
  { method: 'PATCH', path, needsProject: true, handle: update },
  { method: 'DELETE', path, needsProject: true, handle: remove },
]);
