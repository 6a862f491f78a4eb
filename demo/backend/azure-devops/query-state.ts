import { perOrganization } from './per-organization';
import { queryNotFound } from './query-errors';
import { QueryTree, type StoredQuery } from './query-tree';
import { requireProject, type Call } from './router';

/** The saved queries of a world's organization, by project, and the texts of its temporary ones. */
const stateOf = perOrganization(() => ({
  trees: new Map<string, QueryTree>(),
  temporary: new Map<string, string>(),
}));

export function queryTree(call: Call, project = requireProject(call)): QueryTree {
  const { trees } = stateOf(call.organization);
  let tree = trees.get(project.id);
  if (!tree) trees.set(project.id, (tree = new QueryTree(project)));
  return tree;
}

export function temporaryQueries({ organization }: Call): Map<string, string> {
  return stateOf(organization).temporary;
}

/** The query or folder that the URL names; Microsoft's client encodes the slashes of a path too. */
export function queryAt(call: Call, tree: QueryTree, withDeleted = false): StoredQuery {
  const idOrPath = call.params['query'] ?? '';
  const query = tree.find(idOrPath, call.person);
  if (!query || (query.isDeleted && !withDeleted)) throw queryNotFound(idOrPath);
  return query;
}

/** A query by its id, in the project of the URL or, without one, in any. */
export function savedQuery(call: Call, id: string): { tree: QueryTree; query: StoredQuery } {
  const projects = call.project ? [call.project] : call.organization.projects;
  for (const project of projects) {
    const tree = queryTree(call, project);
    const query = tree.find(id, call.person);
    if (query && !query.isDeleted) return { tree, query };
  }
  throw queryNotFound(id);
}
