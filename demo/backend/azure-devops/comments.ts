import { json } from '../core/http';
import type { StoredItem } from '../data/model';
import { commentsOf, newestVersion, type CommentFormat, type StoredComment } from './comment-store';
import { AzureDevOpsError, badRequest, itemNotFound } from './errors';
import { readId } from './items-read';
import { count } from './page';
import { checkExpand, commentUrl, presentComment, presentVersion } from './present-comment';
import { bodyObject, isTrue, type Call, type Route } from './router';
import { checkRevisions } from './write';

const MOST = 200;
const LONGEST = 150_000;

/** Newest first unless asked otherwise; the token for the next page is in the body. */
function listComments(call: Call): Response {
  const { organization, query } = call;
  const item = itemOf(call);
  const ids = query('ids')?.split(',').filter(Boolean).map(readId);
  const all = commentsOf(organization)
    .of(item.id)
    .filter((comment) => isTrue(query('includeDeleted')) || !newestVersion(comment).deleted);
  const wanted = ids ? all.filter(({ id }) => ids.includes(id)) : [...all];
  const isAscending = query('order')?.toLowerCase() === 'asc';
  if (!isAscending) wanted.reverse();
  const from = readToken(query('continuationToken'));
  const left = wanted.filter(({ id }) => from === undefined || (isAscending ? id >= from : id <= from));
  const top = Math.min(MOST, count(query('$top'), '$top', MOST) || MOST);
  const shown = left.slice(0, top);
  return json({
    totalCount: all.length,
    count: shown.length,
    comments: shown.map((comment) => presentComment(call, item, comment)),
    ...nextPage(call, item, left[top]),
    url: commentUrl(organization, item),
  });
}

/** The token names the comment that comes next, so that new ones do not shift a page. */
function nextPage(
  { organization, request }: Call,
  item: StoredItem,
  next: StoredComment | undefined,
): Record<string, string> {
  if (!next) return {};
  const continuationToken = btoa(String(next.id));
  const query = new URL(request.url).searchParams;
  query.set('continuationToken', continuationToken);
  return { continuationToken, nextPage: `${commentUrl(organization, item)}?${query.toString()}` };
}

function getComment(call: Call): Response {
  const item = itemOf(call);
  return json(presentComment(call, item, commentOf(call, item, isTrue(call.query('includeDeleted')))));
}

async function addComment(call: Call): Promise<Response> {
  const item = itemOf(call);
  const text = await readText(call);
  const format = readFormat(call) ?? 'html';
  checkExpand(call);
  const total = Number(item.fields['System.CommentCount'] ?? 0) + 1;
  const saved = revise(call, item, { 'System.History': text, 'System.CommentCount': total });
  const comment = commentsOf(call.organization).record(
    saved,
    { text, format },
    call.person.mail,
    String(saved.fields['System.ChangedDate']),
  );
  return json(presentComment(call, saved, comment));
}

async function updateComment(call: Call): Promise<Response> {
  const item = itemOf(call);
  const comment = commentOf(call, item, false);
  const text = await readText(call);
  const format = readFormat(call) ?? newestVersion(comment).format;
  checkExpand(call);
  const saved = revise(call, item, {});
  return json(presentComment(call, saved, withVersion(call, comment, { text, format }, saved)));
}

function deleteComment(call: Call): Response {
  const item = itemOf(call);
  const comment = commentOf(call, item, false);
  checkExpand(call);
  const saved = revise(call, item, {
    'System.CommentCount': Math.max(0, Number(item.fields['System.CommentCount'] ?? 0) - 1),
  });
  const { text, format } = newestVersion(comment);
  const gone = withVersion(call, comment, { text, format, deleted: true }, saved);
  return json(presentComment(call, saved, gone));
}

function listVersions(call: Call): Response {
  const item = itemOf(call);
  const comment = commentOf(call, item, true);
  const value = comment.versions.map((_, index) => presentVersion(call, item, comment, index)).reverse();
  return json({ count: value.length, value });
}

function getVersion(call: Call): Response {
  const item = itemOf(call);
  const comment = commentOf(call, item, true);
  const number = readId(call.params['version']);
  if (!comment.versions[number - 1]) throw commentNotFound(comment.id);
  return json(presentVersion(call, item, comment, number - 1));
}

/** Each change to a comment makes a revision of its item. */
function revise({ organization, person }: Call, item: StoredItem, fields: StoredItem['fields']): StoredItem {
  organization.rights.checkWrite(item);
  checkRevisions(item);
  const { 'System.History': _, ...kept } = item.fields;
  const changed = { 'System.ChangedBy': person.mail, 'System.ChangedDate': organization.takeTime() };
  const next = { ...item, linked: undefined, rev: item.rev + 1, fields: { ...kept, ...changed, ...fields } };
  organization.save(next);
  return next;
}

function withVersion(
  { organization, person }: Call,
  comment: StoredComment,
  version: { text: string; format: CommentFormat; deleted?: boolean },
  saved: StoredItem,
): StoredComment {
  const next = { ...version, by: person.mail, date: String(saved.fields['System.ChangedDate']) };
  return commentsOf(organization).replace({ ...comment, versions: [...comment.versions, next] });
}

export function itemOf({ organization, params, project }: Call): StoredItem {
  const id = readId(params['id']);
  const item = organization.live(id);
  if (!item || item.fields['System.TeamProject'] !== project?.name) throw itemNotFound(id);
  return item;
}

export function commentOf({ organization, params }: Call, item: StoredItem, deleted: boolean): StoredComment {
  const id = readId(params['comment']);
  const comment = commentsOf(organization).find(item.id, id);
  if (!comment || (!deleted && newestVersion(comment).deleted)) throw commentNotFound(id);
  return comment;
}

function commentNotFound(id: number): AzureDevOpsError {
  return new AzureDevOpsError(404, 'CommentNotFoundException', `VS403482: The comment ${id} does not exist.`);
}

async function readText(call: Call): Promise<string> {
  const { text } = await bodyObject(call);
  if (typeof text !== 'string' || !text.trim()) {
    throw badRequest('The text of the comment is missing.', 'VssPropertyValidationException');
  }
  if (text.length > LONGEST) throw badRequest(`The comment is longer than ${LONGEST} characters.`);
  return text;
}

/** The words of the specification, or the numbers that Microsoft's agent tools send. */
function readFormat({ query }: Call): CommentFormat | undefined {
  const text = query('format')?.toLowerCase();
  if (text === undefined) return undefined;
  if (text === 'markdown' || text === '0') return 'markdown';
  if (text === 'html' || text === '1') return 'html';
  throw badRequest(`The value "${text}" is not valid for format.`);
}

function readToken(token: string | undefined): number | undefined {
  if (token === undefined) return undefined;
  try {
    return readId(atob(token) || NaN);
  } catch {
    throw badRequest('The continuation token is not valid.');
  }
}

const base = 'wit/workitems/:id/comments';
const shared = { needsProject: true } as const;

export const commentRoutes: readonly Route[] = [
  { method: 'GET', path: base, ...shared, handle: listComments },
  { method: 'POST', path: base, ...shared, handle: addComment },
  { method: 'GET', path: `${base}/:comment`, ...shared, handle: getComment },
  { method: 'PATCH', path: `${base}/:comment`, ...shared, handle: updateComment },
  { method: 'DELETE', path: `${base}/:comment`, ...shared, handle: deleteComment },
  { method: 'GET', path: `${base}/:comment/versions`, ...shared, handle: listVersions },
  { method: 'GET', path: `${base}/:comment/versions/:version`, ...shared, handle: getVersion },
];
