import { json } from '../../core/http';
import { findField } from '../../data/fields';
import type { WorkItemType } from '../../data/processes/model';
import { AzureDevOpsError } from '../errors';
import { jsonList } from '../page';
import { requireProject, type Call, type Route } from '../router';
import { apiUrl } from '../urls';
import { levelsOf, wordingOf, type BacklogLevel } from './levels';
import { stateOf } from './team-state';
import { workUrl } from './urls';

const MOST_ITEMS = 1000;
const REMAINING = 'Microsoft.VSTS.Scheduling.RemainingWork';

function typeReference(call: Call, { name }: WorkItemType): Record<string, unknown> {
  const path = `wit/workItemTypes/${encodeURIComponent(name)}`;
  return { name, url: apiUrl(call.organization.name, path, requireProject(call)) };
}

function fieldReference(call: Call, referenceName: string): Record<string, unknown> {
  const url = apiUrl(call.organization.name, `wit/fields/${referenceName}`);
  return { referenceName, name: findField(referenceName)?.name ?? referenceName, url };
}

/** The columns of a backlog in the web portal. */
function columns(call: Call, { type }: BacklogLevel): readonly (readonly [field: string, width: number])[] {
  const common = [
    ['System.Title', 400],
    ['System.State', 100],
  ] as const;
  if (type === 'task') return [...common, ['System.AssignedTo', 100], [REMAINING, 50]];
  const { effort } = wordingOf(requireProject(call).process);
  const own = type === 'requirement' ? effort : 'Microsoft.VSTS.Scheduling.Effort';
  return [['System.WorkItemType', 100], ...common, [own, 50], ['System.Tags', 200]];
}

function present(call: Call, level: BacklogLevel): Record<string, unknown> {
  const { id, name, rank, type, types } = level;
  const [usual] = types;
  return {
    id,
    name,
    rank,
    workItemCountLimit: MOST_ITEMS,
    addPanelFields: [fieldReference(call, 'System.Title')],
    columnFields: columns(call, level).map(([field, width]) => ({
      columnFieldReference: fieldReference(call, field),
      width,
    })),
    workItemTypes: types.map((one) => typeReference(call, one)),
    ...(usual ? { defaultWorkItemType: typeReference(call, usual), color: usual.color } : {}),
    isHidden: stateOf(call).backlogVisibilities[id] === false,
    type,
  };
}

export function levelsFor(call: Call): readonly BacklogLevel[] {
  return levelsOf(requireProject(call), stateOf(call).bugsBehavior);
}

export function levelIn(call: Call, name: string): BacklogLevel {
  const wanted = name.toLowerCase();
  const level = levelsFor(call).find((one) =>
    [one.id, one.name].some((text) => text.toLowerCase() === wanted),
  );
  if (level) return level;
  throw new AzureDevOpsError(404, 'BacklogDoesNotExistException', `There is no backlog "${name}".`);
}

function getConfiguration(call: Call): Response {
  const { process } = requireProject(call);
  const state = stateOf(call);
  const levels = levelsFor(call);
  const one = (type: BacklogLevel['type']) => levels.find((level) => level.type === type);
  const [requirement, task] = [one('requirement'), one('task')];
  const { order, effort, activity } = wordingOf(process);
  const used = new Set([...levels.flatMap(({ types }) => types), ...bugsOf(process.types)]);
  return json({
    ...(task ? { taskBacklog: present(call, task) } : {}),
    ...(requirement ? { requirementBacklog: present(call, requirement) } : {}),
    portfolioBacklogs: levels.filter(({ type }) => type === 'portfolio').map((level) => present(call, level)),
    workItemTypeMappedStates: [...used].map(({ name, states }) => ({
      workItemTypeName: name,
      states: Object.fromEntries(
        states.filter(({ category }) => category !== 'Removed').map((one) => [one.name, one.category]),
      ),
    })),
    backlogFields: {
      typeFields: { Order: order, Effort: effort, RemainingWork: REMAINING, Activity: activity },
    },
    bugsBehavior: state.bugsBehavior,
    hiddenBacklogs: levels.map(({ id }) => id).filter((id) => state.backlogVisibilities[id] === false),
    isBugsBehaviorConfigured: true,
    url: workUrl(call, 'backlogconfiguration'),
  });
}

function bugsOf(types: readonly WorkItemType[]): readonly WorkItemType[] {
  return types.filter(({ category }) => category === 'Microsoft.BugCategory');
}

function listBacklogs(call: Call): Response {
  return jsonList(levelsFor(call).map((level) => present(call, level)));
}

function getBacklog(call: Call): Response {
  return json(present(call, levelIn(call, call.params['id'] ?? '')));
}

/** The same for a whole project, from before teams could decide about bugs. */
function getProcessConfiguration(call: Call): Response {
  const { process } = requireProject(call);
  const levels = levelsOf(requireProject(call), 'off');
  const category = ({ id, name, types }: Pick<BacklogLevel, 'id' | 'name' | 'types'>) => ({
    name,
    referenceName: id,
    workItemTypes: types.map((type) => typeReference(call, type)),
  });
  const one = (type: BacklogLevel['type']) => levels.filter((level) => level.type === type).map(category);
  const { order, effort, activity } = wordingOf(process);
  return json({
    typeFields: {
      Effort: fieldReference(call, effort),
      Order: fieldReference(call, order),
      RemainingWork: fieldReference(call, REMAINING),
      Team: fieldReference(call, 'System.AreaPath'),
      Activity: fieldReference(call, activity),
    },
    taskBacklog: one('task')[0],
    requirementBacklog: one('requirement')[0],
    portfolioBacklogs: one('portfolio'),
    bugWorkItems: category({ id: 'Microsoft.BugCategory', name: 'Bugs', types: bugsOf(process.types) }),
    url: apiUrl(call.organization.name, 'work/processconfiguration', requireProject(call)),
  });
}

export const backlogConfigurationRoutes: readonly Route[] = [
  { method: 'GET', path: 'work/backlogconfiguration', needsProject: true, handle: getConfiguration },
  { method: 'GET', path: 'work/backlogs', needsProject: true, handle: listBacklogs },
  { method: 'GET', path: 'work/backlogs/:id', needsProject: true, handle: getBacklog },
  { method: 'GET', path: 'work/processconfiguration', needsProject: true, handle: getProcessConfiguration },
];
