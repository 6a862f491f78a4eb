import type { Process } from './processes/model';

/** People are kept by their mail address, dates as ISO text; answers turn them into what the API shows. */
export type FieldValue = string | number | boolean;
export type Fields = Readonly<Record<string, FieldValue>>;

/**
 * A link, a hyperlink, an artifact or an attachment of an item. A link to another item is kept at both ends;
 * parent and child are no relations here: `System.Parent` of the child says it.
 */
export interface StoredRelation {
  /** Reference name of the relation type, with its direction. */
  readonly rel: string;
  /** The other item, or the address of a resource. */
  readonly target: number | string;
  readonly attributes: Readonly<Record<string, FieldValue>>;
}

/** What one write did to an item's relations, hierarchy included. */
export interface RelationChanges {
  readonly added: readonly StoredRelation[];
  readonly removed: readonly StoredRelation[];
  readonly updated: readonly StoredRelation[];
}

/**
 * What one write left of a work item; never changed in place, so worlds can share it. Most writes make a
 * revision; a write to links alone keeps the `rev` of the one before.
 */
export interface StoredItem {
  readonly id: number;
  readonly rev: number;
  readonly fields: Fields;
  /** Format of long texts that are not HTML, by field. */
  readonly formats?: Readonly<Record<string, string>> | undefined;
  readonly relations?: readonly StoredRelation[] | undefined;
  /** Remark on the link to the parent. */
  readonly parentComment?: string | undefined;
  /** What this write did to the relations; by and date are those of a write that made no revision. */
  readonly linked?: (RelationChanges & { readonly by: string; readonly date: string }) | undefined;
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
