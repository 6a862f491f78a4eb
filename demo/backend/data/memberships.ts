import type { Person } from './people';

/** Who belongs to fewer organizations than all; by a person's key. */
const FEWER: Readonly<Record<string, readonly string[]>> = { yusuf: ['contoso'], priya: ['litware'] };

export function isMember({ key }: Person, organization: string): boolean {
  return FEWER[key]?.includes(organization.toLowerCase()) ?? true;
}
