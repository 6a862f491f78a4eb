import { findPerson } from '../data/people';
import type { StoredItem } from '../data/model';
import { perOrganization } from './per-organization';
import type { OrganizationStore } from './store';

export type CommentFormat = 'html' | 'markdown';
export type ReactionType = 'like' | 'dislike' | 'heart' | 'hooray' | 'smile' | 'confused';

/** One version of a comment; the newest is what shows. */
export interface CommentVersion {
  readonly text: string;
  readonly format: CommentFormat;
  readonly by: string;
  readonly date: string;
  readonly deleted?: boolean;
}

export interface StoredComment {
  readonly id: number;
  readonly itemId: number;
  /** Revision of the item that came with it. */
  readonly rev: number;
  /** Oldest first, never empty. */
  readonly versions: readonly [CommentVersion, ...CommentVersion[]];
  /** Mail addresses of who reacted, by kind. */
  readonly reactions: Readonly<Partial<Record<ReactionType, readonly string[]>>>;
}

/** Ids of seeded comments stay below, those of new ones start here. */
const FIRST_NEW_ID = 1_000_000_000;

/** The comments of an organisation; those of seeded items follow from their past. */
class Comments {
  readonly #organization: OrganizationStore;
  readonly #byItem = new Map<number, readonly StoredComment[]>();
  #nextId = FIRST_NEW_ID;

  constructor(organization: OrganizationStore) {
    this.#organization = organization;
  }

  /** Of one item, oldest first, deleted ones included. */
  of(itemId: number): readonly StoredComment[] {
    let comments = this.#byItem.get(itemId);
    if (!comments) {
      comments = seeded(this.#organization.data.byId.get(itemId) ? this.#organization.writes(itemId) : []);
      this.#byItem.set(itemId, comments);
    }
    return comments;
  }

  find(itemId: number, id: number): StoredComment | undefined {
    return this.of(itemId).find((comment) => comment.id === id);
  }

  /** A comment that came with a revision; the item must be saved already. */
  record(
    item: StoredItem,
    { text, format }: { text: string; format: CommentFormat },
    by: string,
    date: string,
  ): StoredComment {
    const before = this.of(item.id).filter(({ rev }) => rev !== item.rev);
    const versions = [{ text, format, by, date }] as const;
    const comment = { id: this.#nextId++, itemId: item.id, rev: item.rev, versions, reactions: {} };
    this.#byItem.set(item.id, [...before, comment]);
    return comment;
  }

  replace(comment: StoredComment): StoredComment {
    const comments = this.of(comment.itemId).map((known) => (known.id === comment.id ? comment : known));
    this.#byItem.set(comment.itemId, comments);
    return comment;
  }
}

export const commentsOf = perOrganization((organization) => new Comments(organization));

export function newestVersion({ versions }: StoredComment): CommentVersion {
  return versions[versions.length - 1] ?? versions[0];
}

/** Revisions with a text in `System.History` are comments. */
function seeded(writes: readonly StoredItem[]): StoredComment[] {
  const comments: StoredComment[] = [];
  for (const { id, rev, fields } of writes) {
    const text = fields['System.History'];
    if (typeof text !== 'string' || comments.some((known) => known.rev === rev)) continue;
    const by = findPerson(String(fields['System.ChangedBy']))?.mail ?? '';
    const date = String(fields['System.ChangedDate']);
    const versions = [{ text, format: 'html', by, date }] as const;
    comments.push({ id: id * 10 + comments.length, itemId: id, rev, versions, reactions: {} });
  }
  return comments;
}
