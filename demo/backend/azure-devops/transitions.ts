import { json } from '../core/http';
import { findState } from '../data/processes/model';
import { badRequest } from './errors';
import { projectOf, text } from './field-value';
import { readId } from './items-read';
import type { Call, Route } from './router';
import { findType } from './work-item-types';

/** The state that a check-in takes an item to; not a list of what is allowed (see `transitions` of a type). */
function listTransitions(call: Call): Response {
  const ids = (call.query('ids') ?? '').split(',').filter(Boolean).map(readId);
  if (!ids.length) throw badRequest('The ids parameter is required.');
  const action = call.query('action') ?? 'checkin';
  if (action.toLowerCase() !== 'checkin') throw badRequest(`The action "${action}" is not supported.`);
  const value = ids.map((id) => ({ id, ...next(call, id) }));
  return json({ count: value.length, value });
}

function next({ organization }: Call, id: number): Record<string, string> {
  const item = organization.live(id);
  const project = item && projectOf(item, organization);
  if (!project) return { errorCode: 'WorkItemNotFound', message: `Work item ${id} does not exist.` };
  const type = findType(project, text(item, 'System.WorkItemType'));
  const states = (findState(type, text(item, 'System.State'))?.to ?? []).map((name) => findState(type, name));
  const target = ['Resolved', 'Completed']
    .map((category) => states.find((state) => state?.category === category))
    .find((state) => state !== undefined);
  if (target) return { stateOnTransition: target.name };
  return { errorCode: 'NoTransition', message: 'A check-in does not change the state of this work item.' };
}

export const transitionRoutes: readonly Route[] = [
  { method: 'GET', path: 'wit/workitemtransitions', handle: listTransitions },
];
