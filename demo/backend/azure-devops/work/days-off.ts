import { isRecord, json } from '../../core/http';
import { badRequest } from '../errors';
import { bodyObject, type Call, type Route } from '../router';
import { sprintIn } from './team-iterations';
import { stateOf, type DateRange } from './team-state';
import { workLinks, workUrl } from './urls';

/** Days of a sprint on which the whole team is away. */
function getDaysOff(call: Call): Response {
  const { identifier } = sprintIn(call);
  const iteration = `teamsettings/iterations/${identifier}`;
  const path = `${iteration}/teamdaysoff`;
  return json({
    daysOff: stateOf(call).daysOff.get(identifier) ?? [],
    url: workUrl(call, path),
    _links: workLinks(call, path, {
      teamSettings: 'teamsettings',
      teamIterations: 'teamsettings/iterations',
      teamIteration: iteration,
    }),
  });
}

async function updateDaysOff(call: Call): Promise<Response> {
  const { daysOff } = await bodyObject(call);
  stateOf(call).daysOff.set(sprintIn(call).identifier, readDaysOff(daysOff));
  return getDaysOff(call);
}

export function readDaysOff(value: unknown): readonly DateRange[] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  return list.filter(isRecord).map(({ start, end }) => {
    const range = { start: readDay(start), end: readDay(end) };
    if (range.end < range.start) throw badRequest('A range of days off ends before it starts.');
    return range;
  });
}

function readDay(value: unknown): string {
  const time = Date.parse(String(value));
  if (Number.isNaN(time)) throw badRequest(`The value "${String(value)}" is not a date.`);
  return `${new Date(time).toISOString().slice(0, 10)}T00:00:00Z`;
}

const path = 'work/teamsettings/iterations/:iteration/teamdaysoff';

export const daysOffRoutes: readonly Route[] = [
  { method: 'GET', path, needsProject: true, handle: getDaysOff },
  { method: 'PATCH', path, needsProject: true, handle: updateDaysOff },
];
