import type { FieldDefinition } from '../data/fields';
import type { FieldValue } from '../data/model';
import type { Table } from './table';

/** What the names and texts of a query mean. */
export interface Vocabulary {
  field(name: string): FieldDefinition | undefined;
  linkTypes(): readonly LinkType[];
  /** Unique name of the person that a text means, if there is one. */
  person(text: string): string | undefined;
  /** `Name <mail>` of a stored unique name. */
  personText(stored: string): string;
  /** The values that belong to a group, as IN GROUP names it: types of a category, or people of a team. */
  group(field: FieldDefinition, name: string): readonly string[] | undefined;
  /** Does that area or iteration exist? */
  hasPath(referenceName: string, path: string): boolean;
  /** A team by `[Project]\Team`, or the one that the call is about. */
  team(name: string | undefined): TeamScope | undefined;
  /** The ids that a macro for `[System.Id] IN (…)` stands for. */
  ids(macro: IdMacro): Iterable<number>;
}

/** What a query runs on; knows nothing of HTTP or of how items are kept. */
export interface QuerySource<Item> extends Vocabulary {
  /** All items, in one table or more; each item is in one of them. */
  slices(): readonly Slice<Item>[];
  /** The same items as they were then. */
  asOf(time: number): QuerySource<Item>;
  id(item: Item): number;
  /** Undefined for an empty field. */
  value(item: Item, referenceName: string): FieldValue | undefined;
  /** All values that a field of an item ever had; the present one may be among them. */
  pastValues(item: Item, referenceName: string): Iterable<FieldValue | undefined>;
  /** Links of an item to other items that are there, each once. */
  links(id: number): Iterable<ItemLink>;
}

/** Some rows of a table, in ascending order. */
export interface Slice<Item> {
  readonly table: Table<Item>;
  readonly rows: Int32Array;
}

export interface ItemLink {
  /** Reference name of the link type, with its direction. */
  readonly type: string;
  readonly target: number;
}

export interface LinkType {
  readonly referenceName: string;
  readonly name: string;
  /** The same link seen from its other end. */
  readonly opposite: string;
  /** May a tree query follow it? */
  readonly isForwardTree: boolean;
}

/** What the macros for teams stand for. */
export interface TeamScope {
  /** Path of the sprint that lies so many after the current one; there may be none. */
  iteration(offset: number): string | undefined;
  /** Every area of the team, those below included. */
  areas(): readonly string[];
}

export type IdMacro = 'follows' | 'myrecentactivity' | 'recentmentions' | 'recentprojectactivity';

/** Who asks, where and when: what other macros depend on. */
export interface QueryContext {
  readonly me: string;
  readonly project: string | undefined;
  readonly now: Date;
  /** Compare dates to the millisecond, not to the day. */
  readonly timePrecision: boolean;
}
