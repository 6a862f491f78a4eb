import type { StoredItem } from '../data/model';
import { findPerson } from '../data/people';
import { newestVersion, type CommentFormat, type StoredComment } from './comment-store';
import { badRequest } from './errors';
import { projectOf } from './field-value';
import { identityRef } from './identity';
import { presentReactions } from './present-reactions';
import type { Call } from './router';
import type { OrganizationStore } from './store';
import { itemUrl } from './urls';

const EXPANSIONS: readonly string[] = [
  'none',
  'reactions',
  'renderedtext',
  'renderedtextonly',
  'mentions',
  'all',
];

export function commentUrl(organization: OrganizationStore, item: StoredItem): string {
  return `${itemUrl(organization.name, item.id, projectOf(item, organization))}/comments`;
}

/** What a call wants to see of a comment, in lower case. */
export function checkExpand({ query }: Call): string {
  const expand = (query('$expand') ?? 'none').toLowerCase();
  if (!EXPANSIONS.includes(expand)) throw badRequest(`The value "${expand}" is not valid for $expand.`);
  return expand;
}

/** A comment as the API shows it (Comment, REST 7.1 preview). */
export function presentComment(
  call: Call,
  item: StoredItem,
  comment: StoredComment,
): Record<string, unknown> {
  const { organization } = call;
  const expand = checkExpand(call);
  const { text, format, deleted } = newestVersion(comment);
  const rendered = expand === 'all' || expand.startsWith('renderedtext');
  const reactions = presentReactions(call, item, comment);
  const mentions = mentionsIn(text).map((targetId) => ({
    artifactId: String(comment.id),
    artifactType: 'Comment',
    commentId: comment.id,
    targetId,
  }));
  return {
    ...(mentions.length ? { mentions } : {}),
    workItemId: item.id,
    id: comment.id,
    version: comment.versions.length,
    ...(expand === 'renderedtextonly' ? {} : { text }),
    ...(rendered ? { renderedText: render(text, format) } : {}),
    ...(reactions.length && (expand === 'all' || expand === 'reactions') ? { reactions } : {}),
    ...authors(organization, comment, comment.versions.length - 1),
    ...(deleted ? { isDeleted: true } : {}),
    format,
    url: `${commentUrl(organization, item)}/${comment.id}`,
  };
}

/** One version of a comment (CommentVersion). */
export function presentVersion(
  { organization }: Call,
  item: StoredItem,
  comment: StoredComment,
  index: number,
): Record<string, unknown> {
  const { text, format, deleted } = comment.versions[index] ?? newestVersion(comment);
  return {
    id: comment.id,
    version: index + 1,
    text,
    renderedText: render(text, format),
    ...authors(organization, comment, index),
    isDeleted: deleted === true,
    url: `${commentUrl(organization, item)}/${comment.id}/versions/${index + 1}`,
  };
}

function authors(
  { name }: OrganizationStore,
  { versions }: StoredComment,
  index: number,
): Record<string, unknown> {
  const [first] = versions;
  const last = versions[index] ?? first;
  const identity = (mail: string) => {
    const person = findPerson(mail);
    return person ? identityRef(name, person) : undefined;
  };
  return {
    createdBy: identity(first.by),
    createdDate: first.date,
    modifiedBy: identity(last.by),
    modifiedDate: last.date,
  };
}

/** Identities that a text names, in either of the two spellings. */
function mentionsIn(text: string): string[] {
  const found = text.matchAll(/data-vss-mention="version:2\.0,([\da-f-]{36})"|@<([\da-f-]{36})>/gi);
  return [...new Set([...found].flatMap(([, html, markdown]) => html ?? markdown ?? []))];
}

/** HTML shows as it is. Of Markdown this server knows paragraphs, bold, emphasis, code and mentions. */
function render(text: string, format: CommentFormat): string {
  if (format === 'html') return text;
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const inline = escaped
    .replaceAll(/@&lt;([\da-f-]{36})&gt;/gi, (whole, id: string) => {
      const person = findPerson(id);
      return person ? `<a href="#" data-vss-mention="version:2.0,${id}">@${person.name}</a>` : whole;
    })
    .replaceAll(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replaceAll(/(?<![*\w])[*_]([^*_]+)[*_](?!\w)/g, '<em>$1</em>')
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>');
  return inline
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.trim().replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}
