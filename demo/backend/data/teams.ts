import type { ProjectData } from './model';
import { people, type Person } from './people';
import { uuidOf } from './random';

/** A team of a project; it works in one area and everything below it. */
export interface Team {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Area path that new items of the team get; the project's root for the default team. */
  readonly area: string;
  readonly members: readonly Person[];
}

const known = new WeakMap<ProjectData, readonly Team[]>();

/** The teams of a project: the default one, with everybody in it, then one for each area of the first level. */
export function teamsOf(project: ProjectData): readonly Team[] {
  let teams = known.get(project);
  if (!teams) {
    teams = [
      makeTeam(project, `${project.name} Team`, project.name, 'The default project team.', people),
      ...project.areas.children.map(({ name, path }) =>
        makeTeam(
          project,
          name,
          path,
          `Works on ${name}.`,
          people.filter(({ team }) => team === name),
        ),
      ),
    ];
    known.set(project, teams);
  }
  return teams;
}

function makeTeam(
  project: ProjectData,
  name: string,
  area: string,
  description: string,
  members: readonly Person[],
): Team {
  return { id: uuidOf(`team ${project.id} ${name}`), name, description, area, members };
}
