import { SEED_CLOCK } from '../data/clock';
import { currentIteration, sprintsOf } from '../data/iterations';
import type { ProjectData, StoredItem } from '../data/model';
import type { Person } from '../data/people';
import type { Team } from '../data/teams';
import { flatten } from '../data/trees';
import type { IdMacro, TeamScope } from '../wiql/source';
import { findArea, text } from './field-value';
import type { Call } from './router';
import type { OrganizationStore } from './store';
import { teamIn, teamsIn } from './team-store';
import { pastValues } from './wiql-past';

const RECENT = 30 * 24 * 3600 * 1000;

/** The team that `[Project]\Team` names, else that of the URL, else the project's default team. */
export function teamScope(call: Call, name: string | undefined, now: Date): TeamScope | undefined {
  const { organization, project, team } = call;
  if (name !== undefined) {
    const named = namedTeam(organization, name);
    return named && scopeOf(named.project, named.team, now);
  }
  const found = project && (team ?? teamsIn(organization, project)[0]);
  return found && scopeOf(project, found, now);
}

/** A team by `[Project]\Team`, which may have ` <id:…>` behind it. */
export function namedTeam(
  organization: OrganizationStore,
  name: string,
): { project: ProjectData; team: Team } | undefined {
  const [, projectName = '', teamName = ''] = /^\[([^\]]+)\]\\(.+?)(\s*<id:[^>]*>)?\s*$/i.exec(name) ?? [];
  const project = organization.project(projectName);
  const team = project && teamIn(organization, project, teamName);
  return team && { project, team };
}

function scopeOf(project: ProjectData, { area }: Team, now: Date): TeamScope {
  return {
    iteration: (offset) => {
      const sprints = sprintsOf(project);
      const current = currentIteration(project, now.getTime());
      const index = sprints.findIndex(({ identifier }) => identifier === current?.identifier);
      return index < 0 ? undefined : sprints[index + offset]?.path;
    },
    areas: () => {
      const root = findArea(project, area);
      return root ? flatten(root).map(({ path }) => path) : [];
    },
  };
}

/**
 * Which items a macro stands for. Nobody can follow an item here: people follow what they made and others work
 * on. Recent means thirty days, counted back from the seed clock once that has passed.
 */
export function idsOf(macro: IdMacro, { organization, project, person }: Call, now: Date): number[] {
  const since = new Date(Math.min(now.getTime(), SEED_CLOCK) - RECENT).toISOString();
  const isRecent = (item: StoredItem) => text(item, 'System.ChangedDate') >= since;
  const tests: Record<IdMacro, (item: StoredItem) => boolean> = {
    follows: (item) => isFollowed(item, person),
    myrecentactivity: (item) => item.fields['System.ChangedBy'] === person.mail && isRecent(item),
    recentmentions: (item) => isRecent(item) && mentions(organization, item, person),
    recentprojectactivity: (item) =>
      (!project || item.fields['System.TeamProject'] === project.name) && isRecent(item),
  };
  return [...organization.all()].filter(tests[macro]).map(({ id }) => id);
}

function isFollowed({ fields }: StoredItem, { mail }: Person): boolean {
  const assignee = fields['System.AssignedTo'];
  return fields['System.CreatedBy'] === mail && assignee !== undefined && assignee !== mail;
}

/** Comments and descriptions mention a person by the id. */
function mentions(organization: OrganizationStore, item: StoredItem, { id }: Person): boolean {
  const texts = [item.fields['System.Description'], ...pastValues(organization, item, 'System.History')];
  return texts.some((words) =>
    String(words ?? '')
      .toLowerCase()
      .includes(id),
  );
}
