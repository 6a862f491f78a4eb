import { findPerson, type Person } from '../data/people';

/** A person as work items show them (IdentityRef). */
export function identityRef(organization: string, person: Person): Record<string, unknown> {
  const avatar = `https://dev.azure.com/${organization}/_apis/GraphProfile/MemberAvatars/${person.descriptor}`;
  return {
    displayName: person.name,
    url: `https://vssps.dev.azure.com/${organization}/_apis/Identities/${person.id}`,
    _links: { avatar: { href: avatar } },
    id: person.id,
    uniqueName: person.mail,
    imageUrl: avatar,
    descriptor: person.descriptor,
  };
}

/** The value of a people field: an object for a known person, else the text that is stored. */
export function identityValue(organization: string, stored: string): unknown {
  const person = findPerson(stored);
  return person ? identityRef(organization, person) : stored;
}
