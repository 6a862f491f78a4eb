import { json } from '../core/http';
import type { ProjectData, TreeNode } from '../data/model';
import { findNode, parentNode } from '../data/tree-edits';
import { nodeNotFound } from './node-errors';
import { groupOf, groups, nodeAt, type Group } from './node-groups';
import { count } from './page';
import { requireProject, type Call, type Route } from './router';
import { apiUrl } from './urls';

/** Node paths are not field paths: they start with a backslash and name the group after the project. */
function nodePath({ path }: TreeNode, group: Group): string {
  const [project, ...rest] = path.split('\\');
  return `\\${[project, group === 'areas' ? 'Area' : 'Iteration', ...rest].join('\\')}`;
}

function nodeUrl({ organization }: Call, project: ProjectData, group: Group, node: TreeNode): string {
  const names = node.path.split('\\').slice(1).map(encodeURIComponent);
  const route = [group === 'areas' ? 'Areas' : 'Iterations', ...names].join('/');
  return apiUrl(organization.name, `wit/classificationNodes/${route}`, project);
}

/** A node that was asked for; only it has links, not the nodes below it. */
export function presentNode(
  call: Call,
  project: ProjectData,
  group: Group,
  node: TreeNode,
): Record<string, unknown> {
  const { url, ...rest } = present(call, project, group, node, count(call.query('$depth'), '$depth', 0));
  const parent = parentNode(project[group], node.id);
  const up = parent && { parent: { href: nodeUrl(call, project, group, parent) } };
  return { ...rest, _links: { self: { href: url }, ...up }, url };
}

function present(
  call: Call,
  project: ProjectData,
  group: Group,
  node: TreeNode,
  depth: number,
): Record<string, unknown> {
  const { startDate, finishDate, children } = node;
  const shown = depth > 0 && children.length > 0;
  return {
    id: node.id,
    identifier: node.identifier,
    name: node.name,
    structureType: group === 'areas' ? 'area' : 'iteration',
    hasChildren: children.length > 0,
    ...(shown ? { children: children.map((child) => present(call, project, group, child, depth - 1)) } : {}),
    ...(startDate ? { attributes: { startDate, finishDate } } : {}),
    path: nodePath(node, group),
    url: nodeUrl(call, project, group, node),
  };
}

/** Both roots, or with `ids` those nodes of either tree; one that is omitted leaves a hole. */
function listNodes(call: Call): Response {
  const project = requireProject(call);
  const ids = call.query('ids')?.split(',').filter(Boolean).map(Number);
  const value = ids
    ? ids.map((id) => byId(call, project, id))
    : groups.map((group) => presentNode(call, project, group, project[group]));
  return json({ count: value.length, value });
}

function byId(call: Call, project: ProjectData, id: number): Record<string, unknown> | null {
  for (const group of groups) {
    const node = findNode(project[group], id);
    if (node) return presentNode(call, project, group, node);
  }
  if (call.query('errorPolicy')?.toLowerCase() === 'omit') return null;
  throw nodeNotFound(String(id));
}

function getNode(call: Call): Response {
  const project = requireProject(call);
  const group = groupOf(call);
  return json(presentNode(call, project, group, nodeAt(call, project, group)));
}

export const classificationRoutes: readonly Route[] = [
  { method: 'GET', path: 'wit/classificationnodes', needsProject: true, handle: listNodes },
  { method: 'GET', path: 'wit/classificationnodes/:group', needsProject: true, handle: getNode },
  { method: 'GET', path: 'wit/classificationnodes/:group/:path*', needsProject: true, handle: getNode },
];
