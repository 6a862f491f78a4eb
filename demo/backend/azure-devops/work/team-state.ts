import type { Process } from '../../data/processes/model';
import type { ProjectData } from '../../data/model';
import { sprintsOf } from '../../data/iterations';
import type { Team } from '../../data/teams';
import { perOrganization } from '../per-organization';
import { requireProject, teamOf, type Call } from '../router';

export type BugsBehavior = 'off' | 'asRequirements' | 'asTasks';

export interface AreaValue {
  readonly value: string;
  readonly includeChildren: boolean;
}

export interface DateRange {
  readonly start: string;
  readonly end: string;
}

export interface Capacity {
  readonly activities: readonly { readonly name: string; readonly capacityPerDay: number }[];
  readonly daysOff: readonly DateRange[];
}

/** What a team has set for itself in this world. */
export interface TeamState {
  bugsBehavior: BugsBehavior;
  workingDays: readonly string[];
  /** Identifiers of iterations; the backlog begins at the first, new items go to the second. */
  backlogIteration: string;
  defaultIteration: string | undefined;
  backlogVisibilities: Readonly<Record<string, boolean>>;
  /** Identifiers; undefined stands for every sprint of the project. */
  iterations: readonly string[] | undefined;
  /** Undefined stands for the team's own area and what lies below it. */
  areas: { readonly defaultValue: string; readonly values: readonly AreaValue[] } | undefined;
  /** By the identifier of the sprint. */
  readonly daysOff: Map<string, readonly DateRange[]>;
  /** By the identifiers of sprint and person. */
  readonly capacities: Map<string, Capacity>;
}

/** Where the processes put bugs before a team decides. */
const BUGS: Readonly<Record<string, BugsBehavior>> = { Agile: 'asTasks', Scrum: 'asRequirements' };

const states = perOrganization(() => new Map<string, TeamState>());

/** The settings of the team that a call is about. */
export function stateOf(call: Call): TeamState {
  const project = requireProject(call);
  const { id } = teamOf(call);
  const known = states(call.organization);
  let state = known.get(id);
  if (!state) {
    state = usualState(project);
    known.set(id, state);
  }
  return state;
}

/** The areas that a team works in: those it has chosen, else its own. */
export function areasOf({ areas }: TeamState, { area }: Team): NonNullable<TeamState['areas']> {
  return areas ?? { defaultValue: area, values: [{ value: area, includeChildren: true }] };
}

/** The identifiers of a team's sprints. */
export function iterationsOf({ iterations }: TeamState, project: ProjectData): readonly string[] {
  return iterations ?? sprintsOf(project).map(({ identifier }) => identifier);
}

function usualState({ iterations, process }: ProjectData): TeamState {
  return {
    bugsBehavior: BUGS[process.name] ?? 'off',
    workingDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    backlogIteration: iterations.identifier,
    defaultIteration: undefined,
    backlogVisibilities: visibilities(process),
    iterations: undefined,
    areas: undefined,
    daysOff: new Map(),
    capacities: new Map(),
  };
}

/** All levels above tasks are shown. */
function visibilities({ types }: Process): Record<string, boolean> {
  const levels = ['Microsoft.EpicCategory', 'Microsoft.FeatureCategory', 'Microsoft.RequirementCategory'];
  const used = levels.filter((level) => types.some(({ category }) => category === level));
  return Object.fromEntries(used.map((level) => [level, true]));
}
