import type { ProjectData, TreeNode } from '../data/model';
import { flatten } from '../data/trees';
import { groups, pathFields, type Group } from './node-groups';
import { perOrganization } from './per-organization';
import { everyItem, rewriteItem } from './rewrite';
import { text } from './field-value';
import type { Call } from './router';
import type { OrganizationStore } from './store';
import { replaceTeams, teamsIn } from './team-store';

/** The last number given to a node; numbers of deleted nodes do not come back. */
const lastId = perOrganization((organization) => {
  const roots = organization.projects.flatMap((project) => groups.map((group) => project[group]));
  return { value: Math.max(...roots.flatMap(flatten).map(({ id }) => id)) };
});

export function takeNodeId(organization: OrganizationStore): number {
  return (lastId(organization).value += 1);
}

/**
 * Gives a project another tree, in this world. The paths of its items follow: to where their node is now, or
 * if it is gone, to the node that takes them in.
 */
export function replaceTree(
  { organization, person }: Call,
  project: ProjectData,
  group: Group,
  tree: TreeNode,
  takesIn: number = tree.id,
): ProjectData {
  const changed = { ...project, [group]: tree };
  const paths = movedPaths(project[group], tree, takesIn);
  organization.replaceProject(changed);
  if (!paths.size) return changed;
  if (group === 'areas') moveTeams(organization, changed, paths);
  const field = pathFields[group];
  for (const item of everyItem(organization)) {
    if (text(item, 'System.TeamProject') !== project.name) continue;
    const path = paths.get(text(item, field));
    if (path !== undefined) rewriteItem(organization, item, { [field]: path }, person.mail);
  }
  return changed;
}

/** A team keeps its name and works where its area is now. */
function moveTeams(
  organization: OrganizationStore,
  project: ProjectData,
  paths: ReadonlyMap<string, string>,
): void {
  const teams = teamsIn(organization, project);
  if (!teams.some(({ area }) => paths.has(area))) return;
  replaceTeams(
    organization,
    project,
    teams.map((team) => ({ ...team, area: paths.get(team.area) ?? team.area })),
  );
}

/** From each path that is no more to the one that takes its place. */
function movedPaths(before: TreeNode, after: TreeNode, takesIn: number): Map<string, string> {
  const now = new Map(flatten(after).map(({ id, path }) => [id, path]));
  const paths = new Map<string, string>();
  for (const { id, path } of flatten(before)) {
    const place = now.get(id) ?? now.get(takesIn) ?? after.path;
    if (place !== path) paths.set(path, place);
  }
  return paths;
}
