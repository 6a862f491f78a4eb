import { json } from '../core/http';
import { findPerson, people, type Person } from '../data/people';
import type { Team } from '../data/teams';
import { badRequest } from './errors';
import { jsonList } from './page';
import { bodyObject, type Call, type Route } from './router';
import { teamsIn } from './team-store';

const MOST_SUBJECTS = 100;

const text = ($value: string) => ({ $type: 'System.String', $value });

/** A person as the host of identities shows them; also what connection data says about the caller. */
export function presentIdentity(person: Person): Record<string, unknown> {
  return {
    id: person.id,
    descriptor: descriptorOf(person),
    subjectDescriptor: person.descriptor,
    providerDisplayName: person.name,
    isActive: true,
    isContainer: false,
    members: [],
    memberOf: [],
    properties: { Account: text(person.mail), Mail: text(person.mail) },
    resourceVersion: 2,
    metaTypeId: 0,
  };
}

function descriptorOf({ mail }: Person): string {
  return `Microsoft.IdentityModel.Claims.ClaimsIdentity;${mail}`;
}

/** Which people each kind of search finds; only the general one looks at beginnings. */
const SEARCHES: Readonly<Record<string, (person: Person, wanted: string) => boolean>> = {
  general: startsWith,
  accountname: ({ mail }, wanted) => mail.toLowerCase() === wanted,
  mailaddress: ({ mail }, wanted) => mail.toLowerCase() === wanted,
  displayname: ({ name }, wanted) => name.toLowerCase() === wanted,
};

/** Does a person's name, mail address or one of their words start with the text? */
export function startsWith({ name, mail }: Person, wanted: string): boolean {
  return [name, mail, ...name.split(/\s+/)].some((word) => word.toLowerCase().startsWith(wanted));
}

/** Identities - Read Identities (REST 7.1): by ids or descriptors, with null for the unknown, or by a search. */
function readIdentities(call: Call): Response {
  const listed = call.query('identityIds') ?? call.query('subjectDescriptors') ?? call.query('descriptors');
  if (listed !== undefined) {
    const wanted = listed.split(',').filter(Boolean);
    return jsonList(wanted.map((one) => byKey(one) ?? null));
  }
  const kind = (call.query('searchFilter') ?? '').toLowerCase();
  const value = (call.query('filterValue') ?? '').trim().toLowerCase();
  if (!value) throw badRequest('The parameter filterValue must not be empty.');
  if (kind === 'localgroupname') return jsonList(teamsNamed(call, value));
  const search = SEARCHES[kind];
  if (!search) throw badRequest(`The value "${kind}" is not valid for searchFilter.`);
  return jsonList(people.filter((person) => search(person, value)).map(presentIdentity));
}

function byKey(key: string): Record<string, unknown> | undefined {
  const person = findPerson(key) ?? people.find((one) => descriptorOf(one) === key);
  return person && presentIdentity(person);
}

function teamsNamed({ organization }: Call, wanted: string): readonly object[] {
  return organization.projects.flatMap((project) =>
    teamsIn(organization, project)
      .map((team) => ({ team, name: `[${project.name}]\\${team.name}` }))
      .filter(({ team, name }) => [team.name, name].some((one) => one.toLowerCase() === wanted))
      .map(({ team, name }) => presentTeam(team, name)),
  );
}

/** A team is a group of people. */
export function presentTeam({ id }: Team, name: string): Record<string, unknown> {
  return {
    id,
    descriptor: `Microsoft.TeamFoundation.Identity;S-1-9-1551374245-${id}`,
    subjectDescriptor: `vssgp.${btoa(id).replace(/=+$/, '')}`,
    providerDisplayName: name,
    isActive: true,
    isContainer: true,
    members: [],
    memberOf: [],
    properties: {},
  };
}

/** Graph - Subject Query (REST 7.1): people by the beginning of a name or an address. */
async function querySubjects(call: Call): Promise<Response> {
  const { query, subjectKind } = await bodyObject(call);
  if (typeof query !== 'string' || !query.trim()) throw badRequest('The query is missing.');
  const kinds = Array.isArray(subjectKind) ? subjectKind.map((kind) => String(kind).toLowerCase()) : [];
  if (!kinds.includes('user')) return json({ count: 0, value: [] });
  const wanted = query.trim().toLowerCase();
  const found = people.filter((person) => startsWith(person, wanted)).slice(0, MOST_SUBJECTS);
  const host = `https://vssps.dev.azure.com/${call.organization.name}/_apis/Graph`;
  return jsonList(
    found.map(({ name, mail, id, descriptor }) => ({
      subjectKind: 'user',
      domain: call.organization.data.id,
      principalName: mail,
      mailAddress: mail,
      origin: 'aad',
      originId: id,
      displayName: name,
      url: `${host}/Users/${descriptor}`,
      descriptor,
    })),
  );
}

/** On the host `vssps.dev.azure.com`. */
export const identityHostRoutes: readonly Route[] = [
  { method: 'GET', path: 'identities', handle: readIdentities },
  { method: 'POST', path: 'graph/subjectquery', handle: querySubjects },
];
