import { isRecord, json, readJson } from '../../core/http';
import { findPerson, type Person } from '../../data/people';
import { AzureDevOpsError, badRequest } from '../errors';
import { identityRef } from '../identity';
import { bodyObject, teamOf, type Call, type Route } from '../router';
import { readDaysOff } from './days-off';
import { sprintIn } from './team-iterations';
import { stateOf, type Capacity } from './team-state';
import { workLinks, workUrl } from './urls';

const NONE: Capacity = { activities: [{ name: '', capacityPerDay: 0 }], daysOff: [] };

/** Everybody's capacity in a sprint, those who have not said theirs included. */
function listCapacities(call: Call): Response {
  const teamMembers = teamOf(call).members.map((person) => present(call, person));
  const all = teamOf(call).members.map((person) => capacityOf(call, person));
  const path = pathOf(call);
  return json({
    teamMembers,
    totalCapacityPerDay: sum(all.flatMap(({ activities }) => activities.map((one) => one.capacityPerDay))),
    totalDaysOff: sum(all.map(({ daysOff }) => daysOff.length)),
    url: workUrl(call, path),
    _links: workLinks(call, path, { teamSettings: 'teamsettings' }),
  });
}

function getCapacity(call: Call): Response {
  return json(present(call, memberIn(call)));
}

async function updateCapacity(call: Call): Promise<Response> {
  const person = memberIn(call);
  const body = await bodyObject(call);
  store(call, person, { ...capacityOf(call, person), ...readCapacity(body) });
  return json(present(call, person));
}

/** Everybody's capacity at once; who is left out has none. */
async function replaceCapacities(call: Call): Promise<Response> {
  const body = await readJson(call.request);
  if (!Array.isArray(body)) throw badRequest('The capacities are a list.');
  const entries = (body as unknown[]).filter(isRecord).map((entry) => {
    const { id } = isRecord(entry['teamMember']) ? entry['teamMember'] : {};
    return [member(call, String(id)), { ...NONE, ...readCapacity(entry) }] as const;
  });
  for (const person of teamOf(call).members) store(call, person, NONE);
  for (const [person, capacity] of entries) store(call, person, capacity);
  return listCapacities(call);
}

function present(call: Call, person: Person): Record<string, unknown> {
  const path = `${pathOf(call)}/${person.id}`;
  return {
    teamMember: identityRef(call.organization.name, person),
    ...capacityOf(call, person),
    url: workUrl(call, path),
  };
}

function memberIn(call: Call): Person {
  return member(call, call.params['person'] ?? '');
}

function member(call: Call, id: string): Person {
  const person = findPerson(id);
  if (person && teamOf(call).members.includes(person)) return person;
  throw new AzureDevOpsError(404, 'TeamMemberNotFoundException', `"${id}" is not a member of the team.`);
}

function pathOf(call: Call): string {
  return `teamsettings/iterations/${sprintIn(call).identifier}/capacities`;
}

function capacityOf(call: Call, person: Person): Capacity {
  return stateOf(call).capacities.get(`${sprintIn(call).identifier} ${person.id}`) ?? NONE;
}

function store(call: Call, person: Person, capacity: Capacity): void {
  stateOf(call).capacities.set(`${sprintIn(call).identifier} ${person.id}`, capacity);
}

function readCapacity({ activities, daysOff }: Record<string, unknown>): Partial<Capacity> {
  const list = Array.isArray(activities) ? (activities as unknown[]).filter(isRecord) : undefined;
  return {
    ...(list
      ? {
          activities: list.map(({ name, capacityPerDay }) => ({
            name: typeof name === 'string' ? name : '',
            capacityPerDay: Number(capacityPerDay ?? 0),
          })),
        }
      : {}),
    ...(daysOff === undefined ? {} : { daysOff: readDaysOff(daysOff) }),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

const base = 'work/teamsettings/iterations/:iteration/capacities';

export const capacityRoutes: readonly Route[] = [
  { method: 'GET', path: base, needsProject: true, handle: listCapacities },
  { method: 'PUT', path: base, needsProject: true, handle: replaceCapacities },
  { method: 'GET', path: `${base}/:person`, needsProject: true, handle: getCapacity },
  { method: 'PATCH', path: `${base}/:person`, needsProject: true, handle: updateCapacity },
];
