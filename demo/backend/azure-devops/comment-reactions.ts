import { json } from '../core/http';
import { findPerson } from '../data/people';
import { commentOf, itemOf } from './comments';
import { commentsOf, type ReactionType } from './comment-store';
import { badRequest } from './errors';
import { identityRef } from './identity';
import { page } from './page';
import { presentReaction, presentReactions } from './present-reactions';
import type { Call, Route } from './router';

const TYPES: readonly string[] = ['like', 'dislike', 'heart', 'hooray', 'smile', 'confused'];

function listReactions(call: Call): Response {
  const item = itemOf(call);
  const value = presentReactions(call, item, commentOf(call, item, false));
  return json({ count: value.length, value });
}

/** Reacting twice is the same as once. */
function react(call: Call): Response {
  return change(call, (mails) => [...mails.filter((mail) => mail !== call.person.mail), call.person.mail]);
}

function takeBack(call: Call): Response {
  return change(call, (mails) => mails.filter((mail) => mail !== call.person.mail));
}

function listEngaged(call: Call): Response {
  const item = itemOf(call);
  const mails = commentOf(call, item, false).reactions[readType(call)] ?? [];
  const value = page(mails, call).flatMap((mail) => {
    const person = findPerson(mail);
    return person ? [identityRef(call.organization.name, person)] : [];
  });
  return json({ count: value.length, value });
}

function change(call: Call, next: (mails: readonly string[]) => readonly string[]): Response {
  const item = itemOf(call);
  const comment = commentOf(call, item, false);
  const type = readType(call);
  const reactions = { ...comment.reactions, [type]: next(comment.reactions[type] ?? []) };
  const saved = commentsOf(call.organization).replace({ ...comment, reactions });
  return json(presentReaction(call, item, saved, type));
}

function readType({ params }: Call): ReactionType {
  const type = params['reaction']?.toLowerCase() ?? '';
  if (!TYPES.includes(type)) throw badRequest(`The value "${type}" is not a type of reaction.`);
  return type as ReactionType;
}

const base = 'wit/workitems/:id/comments/:comment/reactions';
const shared = { needsProject: true } as const;

export const reactionRoutes: readonly Route[] = [
  { method: 'GET', path: base, ...shared, handle: listReactions },
  { method: 'PUT', path: `${base}/:reaction`, ...shared, handle: react },
  { method: 'DELETE', path: `${base}/:reaction`, ...shared, handle: takeBack },
  { method: 'GET', path: `${base}/:reaction/users`, ...shared, handle: listEngaged },
];
