import type { StoredItem } from '../data/model';
import { projectOf } from './field-value';
import type { ReactionType, StoredComment } from './comment-store';
import type { Call } from './router';
import { itemUrl } from './urls';

/** The kinds that somebody has used (CommentReaction). */
export function presentReactions(call: Call, item: StoredItem, comment: StoredComment): unknown[] {
  const kinds = Object.keys(comment.reactions) as ReactionType[];
  return kinds
    .filter((type) => comment.reactions[type]?.length)
    .map((type) => presentReaction(call, item, comment, type));
}

export function presentReaction(
  { organization, person }: Call,
  item: StoredItem,
  { id, reactions }: StoredComment,
  type: ReactionType,
): Record<string, unknown> {
  const engaged = reactions[type] ?? [];
  const url = itemUrl(organization.name, item.id, projectOf(item, organization));
  return {
    type,
    count: engaged.length,
    isCurrentUserEngaged: engaged.includes(person.mail),
    commentId: id,
    url: `${url}/comments/${id}/reactions/${type}`,
  };
}
