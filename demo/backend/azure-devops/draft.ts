import { findField } from '../data/fields';
import type { FieldValue, ProjectData, StoredItem } from '../data/model';
import { findState, type StateDefinition, type WorkItemType } from '../data/processes/model';
import type { CommentFormat } from './comment-store';
import type { RuleProblem } from './errors';

const NOT_LISTED = 'HasValues, LimitedToValues, AllowsOldValue, InvalidNotOldValue';

/** A work item while it is being written: the old revision, the new fields, and the rules broken so far. */
export class Draft {
  readonly id: number;
  readonly before: StoredItem | undefined;
  readonly fields: Record<string, FieldValue>;
  /** Fields that the patch itself sets. */
  readonly sent = new Set<string>();
  readonly problems: RuleProblem[] = [];
  readonly by: string;
  /** The date of this write. */
  readonly now: string;
  /** Values are stored as they come, even people who do not exist. */
  bypassesRules = false;
  /** A comment that comes with this write. */
  comment: { text: string; format: CommentFormat } | undefined;
  project: ProjectData;
  type: WorkItemType;

  constructor(
    before: StoredItem | undefined,
    project: ProjectData,
    type: WorkItemType,
    { by, now }: { by: string; now: string },
  ) {
    this.id = before?.id ?? -1;
    this.before = before;
    this.fields = { ...before?.fields };
    delete this.fields['System.History'];
    this.project = project;
    this.type = type;
    this.by = by;
    this.now = now;
  }

  text(referenceName: string): string {
    return String(this.fields[referenceName] ?? '');
  }

  set(referenceName: string, value: FieldValue | undefined): void {
    if (value === undefined || value === '') delete this.fields[referenceName];
    else this.fields[referenceName] = value;
  }

  has(referenceName: string): boolean {
    return this.fields[referenceName] !== undefined;
  }

  fail(referenceName: string, flags: string, message?: string): void {
    const name = findField(referenceName)?.name ?? referenceName;
    this.problems.push({ referenceName, name, flags, ...(message ? { message } : {}) });
  }

  /** The value is none of those that the field takes. */
  failValue(referenceName: string, value: string): void {
    const name = findField(referenceName)?.name ?? referenceName;
    const rule = `TF401320: Rule Error for field ${name}. Error code: ${NOT_LISTED}.`;
    this.fail(
      referenceName,
      NOT_LISTED,
      `${rule} The field '${name}' contains the value '${value}' that is not in the list of supported values.`,
    );
  }

  get state(): StateDefinition | undefined {
    return findState(this.type, this.text('System.State'));
  }

  /** The state before this write; undefined for a new item. */
  get stateBefore(): StateDefinition | undefined {
    return this.before && findState(this.type, String(this.before.fields['System.State']));
  }

  /** Is there anything that makes a revision? A parent is a link, and links do not. */
  get hasChanged(): boolean {
    const names = new Set([...Object.keys(this.fields), ...Object.keys(this.before?.fields ?? {})]);
    for (const name of ['System.Parent', 'System.History']) names.delete(name);
    return (
      this.comment !== undefined || [...names].some((name) => this.fields[name] !== this.before?.fields[name])
    );
  }
}
