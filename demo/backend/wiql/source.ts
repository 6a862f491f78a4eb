import type { FieldDefinition } from '../data/fields';
import type { FieldValue } from '../data/model';

/** What a query runs on; knows nothing of HTTP or of how items are kept. */
export interface QuerySource<Item> {
  items(): Iterable<Item>;
  id(item: Item): number;
  field(name: string): FieldDefinition | undefined;
  /** Undefined for an empty field. */
  value(item: Item, referenceName: string): FieldValue | undefined;
  /** Unique name of the person that a text means, if there is one. */
  person(text: string): string | undefined;
  /** `Name <mail>` of a stored unique name. */
  personText(stored: string): string;
  /** Does that area or iteration exist? */
  hasPath(referenceName: string, path: string): boolean;
}

/** Who asks, where and when: what macros depend on. */
export interface QueryContext {
  readonly me: string;
  readonly project: string | undefined;
  readonly now: Date;
  /** Compare dates to the millisecond, not to the day. */
  readonly timePrecision: boolean;
}
