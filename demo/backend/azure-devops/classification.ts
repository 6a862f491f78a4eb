import { json } from '../core/http';
import type { ProjectData, TreeNode } from '../data/model';
import { AzureDevOpsError } from './errors';
import { nodesByPath } from './field-value';
import { requireProject, type Call, type Route } from './router';
import { apiUrl } from './urls';

type Group = 'areas' | 'iterations';

/** Node paths are not field paths: they start with a backslash and name the group after the project. */
function nodePath({ path }: TreeNode, group: Group): string {
  const [project, ...rest] = path.split('\\');
  return `\\${[project, group === 'areas' ? 'Area' : 'Iteration', ...rest].join('\\')}`;
}

function present(
  call: Call,
  project: ProjectData,
  group: Group,
  node: TreeNode,
  depth: number,
): Record<string, unknown> {
  const { startDate, finishDate, children } = node;
  const route = [group, ...node.path.split('\\').slice(1).map(encodeURIComponent)].join('/');
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
    url: apiUrl(call.organization.name, `wit/classificationNodes/${route}`, project),
  };
}

function rootOf(project: ProjectData, group: Group): TreeNode {
  return group === 'areas' ? project.areas : project.iterations;
}

function listRoots(call: Call): Response {
  const project = requireProject(call);
  const depth = Number(call.query('$depth') ?? 0);
  const groups: Group[] = ['areas', 'iterations'];
  const value = groups.map((group) => present(call, project, group, rootOf(project, group), depth));
  return json({ count: value.length, value });
}

function getNode(call: Call): Response {
  const project = requireProject(call);
  const group = call.params['group']?.toLowerCase();
  if (group !== 'areas' && group !== 'iterations') throw nodeNotFound(group ?? '');
  const names = (call.params['path'] ?? '').split('/').filter(Boolean);
  const path = [project.name, ...names].join('\\').toLowerCase();
  const node = nodesByPath(rootOf(project, group)).get(path);
  if (!node) throw nodeNotFound(names.join('\\'));
  return json(present(call, project, group, node, Number(call.query('$depth') ?? 0)));
}

function nodeNotFound(name: string): AzureDevOpsError {
  return new AzureDevOpsError(
    404,
    'ClassificationNodeNotFoundException',
    `VS402485: The area/iteration node was not found: ${name}`,
  );
}

export const classificationRoutes: readonly Route[] = [
  { method: 'GET', path: 'wit/classificationnodes', needsProject: true, handle: listRoots },
  { method: 'GET', path: 'wit/classificationnodes/:group', needsProject: true, handle: getNode },
  { method: 'GET', path: 'wit/classificationnodes/:group/:path*', needsProject: true, handle: getNode },
];
