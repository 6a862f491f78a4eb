import { json } from '../../core/http';
import { currentIteration, sprintsOf, timeFrameOf } from '../../data/iterations';
import type { TreeNode } from '../../data/model';
import { flatten } from '../../data/trees';
import { AzureDevOpsError, badRequest } from '../errors';
import { jsonList } from '../page';
import { bodyObject, requireProject, type Call, type Route } from '../router';
import { iterationsOf, stateOf } from './team-state';
import { workLinks, workUrl } from './urls';

const PATH = 'teamsettings/iterations';

/** An iteration as a team sees it; unlike a node's, its path is already that of the field. */
function presentIteration(call: Call, node: TreeNode): Record<string, unknown> {
  const { identifier: id, name, path, startDate = null, finishDate = null } = node;
  const timeFrame = timeFrameOf(node, currentOf(call));
  return {
    id,
    name,
    path,
    attributes: { startDate, finishDate, ...(timeFrame ? { timeFrame } : {}) },
    url: workUrl(call, `${PATH}/${id}`),
  };
}

/** The team's sprints by date, those without dates last. */
function teamSprints(call: Call): readonly TreeNode[] {
  const project = requireProject(call);
  const ids = new Set(iterationsOf(stateOf(call), project));
  const dated = sprintsOf(project);
  const rest = flatten(project.iterations).filter((node) => !dated.includes(node));
  return [...dated, ...rest].filter(({ identifier }) => ids.has(identifier));
}

/** The current sprint among those of the team. */
function currentOf(call: Call): TreeNode | undefined {
  return currentIteration(requireProject(call));
}

/** The sprint that the route names; it must be one of the team's. */
export function sprintIn(call: Call): TreeNode {
  const id = call.params['iteration']?.toLowerCase() ?? '';
  const node = teamSprints(call).find(({ identifier }) => identifier === id);
  if (!node) throw iterationNotFound(id);
  return node;
}

export function iterationNotFound(id: string): AzureDevOpsError {
  const message = `The iteration with id '${id}' does not exist, or the team has not selected it.`;
  return new AzureDevOpsError(404, 'TeamIterationNotFoundException', message);
}

function listIterations(call: Call): Response {
  const frame = call.query('$timeframe')?.toLowerCase();
  if (frame !== undefined && frame !== 'current') {
    throw badRequest(`The value "${frame}" is not valid for $timeframe; it takes "current" only.`);
  }
  const current = currentOf(call)?.identifier;
  const sprints = teamSprints(call).filter(({ identifier }) => !frame || identifier === current);
  return jsonList(sprints.map((node) => presentIteration(call, node)));
}

function getIteration(call: Call): Response {
  const node = sprintIn(call);
  const self = `${PATH}/${node.identifier}`;
  return json({
    ...presentIteration(call, node),
    _links: workLinks(call, self, {
      teamSettings: 'teamsettings',
      teamIterations: PATH,
      workitems: `${self}/workitems`,
      capacity: `${self}/capacities`,
      teamDaysOff: `${self}/teamdaysoff`,
    }),
  });
}

async function addIteration(call: Call): Promise<Response> {
  const { id } = await bodyObject(call);
  const project = requireProject(call);
  const wanted = String(id).toLowerCase();
  const node = flatten(project.iterations).find(({ identifier }) => identifier === wanted);
  if (!node) throw iterationNotFound(wanted);
  const state = stateOf(call);
  state.iterations = [...new Set([...iterationsOf(state, project), wanted])];
  return json(presentIteration(call, node));
}

function removeIteration(call: Call): Response {
  const { identifier } = sprintIn(call);
  const state = stateOf(call);
  state.iterations = iterationsOf(state, requireProject(call)).filter((id) => id !== identifier);
  return new Response(null, { status: 204 });
}

const base = 'work/teamsettings/iterations';

export const teamIterationRoutes: readonly Route[] = [
  { method: 'GET', path: base, needsProject: true, handle: listIterations },
  { method: 'POST', path: base, needsProject: true, handle: addIteration },
  { method: 'GET', path: `${base}/:iteration`, needsProject: true, handle: getIteration },
  { method: 'DELETE', path: `${base}/:iteration`, needsProject: true, handle: removeIteration },
];
