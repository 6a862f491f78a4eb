import type { Process } from './processes/model';

/** People are kept by their mail address, dates as ISO text; answers turn them into what the API shows. */
export type FieldValue = string | number | boolean;
export type Fields = Readonly<Record<string, FieldValue>>;

/** One revision of a work item; never changed in place, so worlds can share it. */
export interface StoredItem {
  readonly id: number;
  readonly rev: number;
  readonly fields: Fields;
  /** Format of long texts that are not HTML, by field. */
  readonly formats?: Readonly<Record<string, string>> | undefined;
  /** Present while the item is in the recycle bin. */
  readonly deleted?: { readonly by: string; readonly date: string } | undefined;
}

/** A node of the area or iteration tree. */
export interface TreeNode {
  readonly id: number;
  readonly identifier: string;
  readonly name: string;
  /** As work item fields spell it, e.g. `Fabrikam Fiber\Web`. */
  readonly path: string;
  readonly startDate?: string | undefined;
  readonly finishDate?: string | undefined;
  readonly children: readonly TreeNode[];
}

export interface ProjectData {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly process: Process;
  readonly areas: TreeNode;
  readonly iterations: TreeNode;
  readonly lastUpdateTime: string;
}

/** A seeded organisation; immutable and shared by all worlds. */
export interface OrganizationData {
  readonly name: string;
  readonly id: string;
  readonly projects: readonly ProjectData[];
  /** Ordered by id, deleted ones included. */
  readonly items: readonly StoredItem[];
  readonly byId: ReadonlyMap<number, StoredItem>;
  readonly nextId: number;
}
