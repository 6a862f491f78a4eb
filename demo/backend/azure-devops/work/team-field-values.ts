import { isRecord, json } from '../../core/http';
import { badRequest } from '../errors';
import { findArea } from '../field-value';
import { bodyObject, requireProject, teamOf, type Call, type Route } from '../router';
import { apiUrl } from '../urls';
import { areasOf, stateOf, type AreaValue } from './team-state';
import { workLinks, workUrl } from './urls';

const FIELD = 'System.AreaPath';
const PATH = 'teamsettings/teamfieldvalues';

/** The areas that a team works in, and the one that its new items get. */
function getValues(call: Call): Response {
  return json({
    field: { referenceName: FIELD, url: apiUrl(call.organization.name, `wit/fields/${FIELD}`) },
    ...areasOf(stateOf(call), teamOf(call)),
    url: workUrl(call, PATH),
    _links: workLinks(call, PATH, { teamSettings: 'teamsettings' }),
  });
}

async function updateValues(call: Call): Promise<Response> {
  const body = await bodyObject(call);
  const list: unknown[] = Array.isArray(body['values']) ? body['values'] : [];
  const values = list.map((entry) => readValue(call, entry));
  const defaultValue = readPath(call, body['defaultValue']);
  if (!values.some(({ value, includeChildren }) => covers(value, includeChildren, defaultValue))) {
    throw badRequest(`The default area "${defaultValue}" is none of the areas of the team.`);
  }
  stateOf(call).areas = { defaultValue, values };
  return getValues(call);
}

/** Does an area, with or without what lies below it, hold a path? */
export function covers(area: string, includeChildren: boolean, path: string): boolean {
  return path === area || (includeChildren && path.startsWith(`${area}\\`));
}

function readValue(call: Call, entry: unknown): AreaValue {
  const { value, includeChildren } = isRecord(entry) ? entry : {};
  return { value: readPath(call, value), includeChildren: includeChildren === true };
}

function readPath(call: Call, value: unknown): string {
  const area = findArea(requireProject(call), String(value));
  if (!area) throw badRequest(`TF401347: There is no area "${String(value)}" in the project.`);
  return area.path;
}

export const teamFieldValueRoutes: readonly Route[] = [
  { method: 'GET', path: `work/${PATH}`, needsProject: true, handle: getValues },
  { method: 'PATCH', path: `work/${PATH}`, needsProject: true, handle: updateValues },
];
