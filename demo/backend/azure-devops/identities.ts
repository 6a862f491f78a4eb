import { json } from '../core/http';
import { people, type Person } from '../data/people';
import { bodyObject, type Call, type Route } from './router';

/** Does a person's name, mail address or one of their words start with the text? */
function matches({ name, mail }: Person, query: string): boolean {
  const words = [name, mail, ...name.split(/\s+/)];
  return words.some((word) => word.toLowerCase().startsWith(query));
}

/** Type-ahead as the web portal does it; not in the published specification, so only what clients read. */
async function pickIdentities(call: Call): Promise<Response> {
  const { query, options } = await bodyObject(call);
  const limits = options as { MaxResults?: number } | undefined;
  const wanted = typeof query === 'string' ? query.trim().toLowerCase() : '';
  const found = people.filter((person) => matches(person, wanted)).slice(0, limits?.MaxResults ?? 40);
  const identities = found.map((person) => ({
    entityId: `vss.ds.v1.ims.user.${person.id.replaceAll('-', '')}`,
    entityType: 'User',
    originDirectory: 'aad',
    originId: person.id,
    localDirectory: 'vsd',
    localId: person.id,
    displayName: person.name,
    signInAddress: person.mail,
    mail: person.mail,
    samAccountName: person.mail,
    subjectDescriptor: person.descriptor,
    active: true,
  }));
  return json({ results: [{ queryToken: wanted, identities, pagingToken: '' }] });
}

/** Identities - Read Identities (REST 7.1), by search text only. */
function readIdentities({ query }: Call): Response {
  const wanted = (query('filterValue') ?? '').trim().toLowerCase();
  const value = people
    .filter((person) => wanted !== '' && matches(person, wanted))
    .map((person) => ({
      id: person.id,
      descriptor: `Microsoft.IdentityModel.Claims.ClaimsIdentity;${person.mail}`,
      subjectDescriptor: person.descriptor,
      providerDisplayName: person.name,
      isActive: true,
      isContainer: false,
      members: [],
      memberOf: [],
      properties: {
        Account: { $type: 'System.String', $value: person.mail },
        Mail: { $type: 'System.String', $value: person.mail },
      },
    }));
  return json({ count: value.length, value });
}

export const identityPickerRoutes: readonly Route[] = [
  { method: 'POST', path: 'identitypicker/identities', handle: pickIdentities },
];

/** On the host `vssps.dev.azure.com`. */
export const identityHostRoutes: readonly Route[] = [
  { method: 'GET', path: 'identities', handle: readIdentities },
];
