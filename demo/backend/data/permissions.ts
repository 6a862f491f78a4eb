import { isRecord } from '../core/http';

/** What one may do with the items of an area, or only somebody with more rights. */
export type Right = 'read' | 'write' | 'delete' | 'destroy' | 'bypassRules';

const DENIABLE: readonly string[] = ['read', 'write', 'delete'];

/** Takes rights away from one person, in a project or in an area and everything below it. */
export interface Denial {
  /** A person's key. */
  readonly person: string;
  readonly project: string;
  /** As work item fields spell it; the whole project if it is missing. */
  readonly area?: string | undefined;
  readonly rights: readonly Right[];
}

/** Project administrators; nobody else destroys items or writes past the rules. */
export const administrators: readonly string[] = ['avery', 'jamal'];

/** Who may do less than a contributor. Everybody else reads, writes, deletes and restores everything. */
export const seededDenials: readonly Denial[] = [
  { person: 'noah', project: 'Fabrikam Fiber', area: 'Fabrikam Fiber\\Platform\\Payments', rights: ['read'] },
  { person: 'noah', project: 'Fabrikam Fiber', area: 'Fabrikam Fiber\\Platform\\Data', rights: ['write'] },
  { person: 'hannah', project: 'Fabrikam Fiber', rights: ['delete'] },
  { person: 'hannah', project: 'Tailspin Toys', rights: ['write', 'delete'] },
  { person: 'yusuf', project: 'Adventure Works', rights: ['read'] },
];

/** Reads a list of denials, or says what is wrong with it. */
export function parseDenials(body: unknown): readonly Denial[] | string {
  if (!Array.isArray(body)) return 'Send a list of denials.';
  const denials: Denial[] = [];
  for (const entry of body as unknown[]) {
    const { person, project, area, rights } = isRecord(entry) ? entry : {};
    const isArea = area === undefined || typeof area === 'string';
    if (typeof person !== 'string' || typeof project !== 'string' || !isArea) {
      return 'A denial has a person, a project, perhaps an area, and rights.';
    }
    const known = Array.isArray(rights) ? rights.filter((right) => DENIABLE.includes(String(right))) : [];
    if (!Array.isArray(rights) || known.length !== rights.length || known.length === 0) {
      return `The rights are some of ${DENIABLE.join(', ')}.`;
    }
    denials.push({ person, project, area, rights: known as Right[] });
  }
  return denials;
}
