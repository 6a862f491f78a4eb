import type { ProjectData } from '../data/model';
import { teamsOf, type Team } from '../data/teams';
import { perOrganization } from './per-organization';
import type { OrganizationStore } from './store';

/** Teams by the id of their project, of the projects whose teams were changed. */
const changed = perOrganization(() => new Map<string, readonly Team[]>());

/** The teams of a project in this world, the default one first; a new area brings no team with it. */
export function teamsIn(organization: OrganizationStore, project: ProjectData): readonly Team[] {
  const seeded = organization.data.projects.find(({ id }) => id === project.id) ?? project;
  return changed(organization).get(project.id) ?? teamsOf(seeded);
}

export function teamIn(
  organization: OrganizationStore,
  project: ProjectData,
  idOrName: string,
): Team | undefined {
  const wanted = idOrName.toLowerCase();
  return teamsIn(organization, project).find(
    ({ id, name }) => id === wanted || name.toLowerCase() === wanted,
  );
}

export function replaceTeams(
  organization: OrganizationStore,
  project: ProjectData,
  teams: readonly Team[],
): void {
  changed(organization).set(project.id, teams);
}
