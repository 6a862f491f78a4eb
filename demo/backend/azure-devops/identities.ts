import { json } from '../core/http';
import { people } from '../data/people';
import { startsWith } from './identity-host';
import { bodyObject, type Call, type Route } from './router';

/** Type-ahead as the web portal does it; not in the published specification, so only what clients read. */
async function pickIdentities(call: Call): Promise<Response> {
  const { query, options } = await bodyObject(call);
  const limits = options as { MaxResults?: number } | undefined;
  const wanted = typeof query === 'string' ? query.trim().toLowerCase() : '';
  const found = people.filter((person) => startsWith(person, wanted)).slice(0, limits?.MaxResults ?? 40);
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

export const identityPickerRoutes: readonly Route[] = [
  { method: 'POST', path: 'identitypicker/identities', handle: pickIdentities },
];
