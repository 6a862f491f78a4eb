import type { StoredItem } from '../data/model';
import type { Person } from '../data/people';
import { administrators, type Denial, type Right } from '../data/permissions';
import { AzureDevOpsError } from './errors';

/** What a caller may do. The stand-in itself, and other people's edits, may do everything. */
export class Rights {
  static readonly all = new Rights(undefined, []);
  readonly #person: Person | undefined;
  readonly #denials: readonly Denial[];

  constructor(person: Person | undefined, denials: readonly Denial[]) {
    this.#person = person;
    this.#denials = denials.filter((denial) => denial.person === person?.key);
  }

  /** Is there nothing that the person may not do? */
  get areAll(): boolean {
    return this.#isAdministrator && this.#denials.length === 0;
  }

  get #isAdministrator(): boolean {
    return !this.#person || administrators.includes(this.#person.key);
  }

  allows(right: Right, project: string, area = project): boolean {
    if (right === 'destroy' || right === 'bypassRules') return this.#isAdministrator;
    return !this.#denials.some(
      (denial) => denial.project === project && isDenied(denial, right) && covers(denial, area),
    );
  }

  canRead({ fields }: StoredItem): boolean {
    return this.allows('read', String(fields['System.TeamProject']), String(fields['System.AreaPath']));
  }

  /** Is there nothing at all in the project that the person may read? */
  hides(project: string): boolean {
    return !this.allows('read', project);
  }

  checkWrite({ fields }: Pick<StoredItem, 'fields'>): void {
    const area = String(fields['System.AreaPath']);
    if (this.allows('write', String(fields['System.TeamProject']), area)) return;
    throw new AzureDevOpsError(
      403,
      'AccessCheckException',
      `TF237111: The current user does not have permissions to save work items under the specified area path: ${area}.`,
    );
  }

  check(right: 'delete' | 'destroy' | 'bypassRules', { fields }: Pick<StoredItem, 'fields'>): void {
    if (this.allows(right, String(fields['System.TeamProject']), String(fields['System.AreaPath']))) return;
    throw new AzureDevOpsError(
      403,
      'AccessCheckException',
      `Access denied: ${this.#person?.name ?? ''} needs the following permission to perform this action: ${NAMES[right]}.`,
    );
  }
}

const NAMES = {
  delete: 'Delete and restore work items',
  destroy: 'Permanently delete work items',
  bypassRules: 'Bypass rules on work item updates',
} as const;

/** Who may not read may do nothing. */
function isDenied({ rights }: Denial, right: Right): boolean {
  return rights.includes(right) || rights.includes('read');
}

function covers({ area, project }: Denial, path: string): boolean {
  const top = (area ?? project).toLowerCase();
  return path.toLowerCase() === top || path.toLowerCase().startsWith(`${top}\\`);
}
