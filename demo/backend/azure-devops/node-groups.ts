import type { ProjectData, TreeNode } from '../data/model';
import { nodesByPath } from './field-value';
import { nodeNotFound } from './node-errors';
import type { Call } from './router';

/** The two trees of a project, as URLs name them. */
export type Group = 'areas' | 'iterations';

export const groups: readonly Group[] = ['areas', 'iterations'];

/** The work item field that holds a node's path. */
export const pathFields: Readonly<Record<Group, string>> = {
  areas: 'System.AreaPath',
  iterations: 'System.IterationPath',
};

export function groupOf(call: Call): Group {
  const name = call.params['group']?.toLowerCase();
  const group = groups.find((candidate) => candidate === name);
  if (!group) throw nodeNotFound(name ?? '');
  return group;
}

/** The node that the URL names; without a path the root. */
export function nodeAt(call: Call, project: ProjectData, group: Group): TreeNode {
  const names = (call.params['path'] ?? '').split('/').filter(Boolean);
  const path = [project.name, ...names].join('\\').toLowerCase();
  const node = nodesByPath(project[group]).get(path);
  if (!node) throw nodeNotFound(names.join('\\'));
  return node;
}
