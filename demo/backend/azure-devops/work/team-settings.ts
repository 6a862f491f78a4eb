import { json } from '../../core/http';
import { currentIteration } from '../../data/iterations';
import type { TreeNode } from '../../data/model';
import { flatten } from '../../data/trees';
import { isRecord } from '../../core/http';
import { badRequest } from '../errors';
import { bodyObject, requireProject, type Call, type Route } from '../router';
import { apiUrl } from '../urls';
import { iterationNotFound } from './team-iterations';
import { stateOf, type BugsBehavior } from './team-state';
import { workLinks, workUrl } from './urls';

const CURRENT = '@currentIteration';
const BEHAVIORS: readonly BugsBehavior[] = ['off', 'asRequirements', 'asTasks'];
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

function findNode(call: Call, id: string): TreeNode | undefined {
  return flatten(requireProject(call).iterations).find(({ identifier }) => identifier === id.toLowerCase());
}

/** Here, and only here, a path begins below the project: the root is empty. */
function presentNode(call: Call, node: TreeNode | undefined): Record<string, unknown> | undefined {
  if (!node) return undefined;
  const names = node.path.split('\\').slice(1);
  const route = ['Iterations', ...names.map(encodeURIComponent)].join('/');
  return {
    id: node.identifier,
    name: node.name,
    path: names.map((name) => `\\${name}`).join(''),
    url: apiUrl(call.organization.name, `wit/classificationNodes/${route}`, requireProject(call)),
  };
}

/** Without a choice of their own, new items go to the current sprint. */
function getSettings(call: Call): Response {
  const { backlogIteration, defaultIteration, ...state } = stateOf(call);
  const backlog = findNode(call, backlogIteration) ?? requireProject(call).iterations;
  const chosen = defaultIteration === undefined ? undefined : findNode(call, defaultIteration);
  return json({
    backlogIteration: presentNode(call, backlog),
    bugsBehavior: state.bugsBehavior,
    workingDays: state.workingDays,
    backlogVisibilities: state.backlogVisibilities,
    defaultIteration: presentNode(call, chosen ?? currentIteration(requireProject(call))),
    ...(chosen ? {} : { defaultIterationMacro: CURRENT }),
    url: workUrl(call, 'teamsettings'),
    _links: workLinks(call, 'teamsettings', {
      teamIterations: 'teamsettings/iterations',
      teamFieldValues: 'teamsettings/teamfieldvalues',
    }),
  });
}

async function updateSettings(call: Call): Promise<Response> {
  const body = await bodyObject(call);
  const known = (id: unknown): string => {
    const node = findNode(call, String(id));
    if (!node) throw iterationNotFound(String(id));
    return node.identifier;
  };
  const changes = {
    ...(body['bugsBehavior'] === undefined ? {} : { bugsBehavior: readBehavior(body['bugsBehavior']) }),
    ...(body['workingDays'] === undefined ? {} : { workingDays: readDays(body['workingDays']) }),
    ...(body['backlogIteration'] ? { backlogIteration: known(body['backlogIteration']) } : {}),
    ...(body['defaultIteration'] ? { defaultIteration: known(body['defaultIteration']) } : {}),
    ...(body['defaultIterationMacro'] ? { defaultIteration: undefined } : {}),
  };
  const state = Object.assign(stateOf(call), changes);
  const shown = body['backlogVisibilities'];
  if (isRecord(shown)) {
    const flags = Object.entries(shown).map(([level, isShown]) => [level, isShown === true] as const);
    state.backlogVisibilities = { ...state.backlogVisibilities, ...Object.fromEntries(flags) };
  }
  return getSettings(call);
}

function readBehavior(value: unknown): BugsBehavior {
  const behavior = BEHAVIORS.find((one) => one.toLowerCase() === String(value).toLowerCase());
  if (!behavior) throw badRequest(`The value "${String(value)}" is not valid for bugsBehavior.`);
  return behavior;
}

function readDays(value: unknown): readonly string[] {
  const days = Array.isArray(value) ? value.map((day) => String(day).toLowerCase()) : [];
  if (!days.length || days.some((day) => !DAYS.includes(day))) {
    throw badRequest('The working days of a team are a list of days of the week.');
  }
  return DAYS.filter((day) => days.includes(day));
}

export const teamSettingRoutes: readonly Route[] = [
  { method: 'GET', path: 'work/teamsettings', needsProject: true, handle: getSettings },
  { method: 'PATCH', path: 'work/teamsettings', needsProject: true, handle: updateSettings },
];
