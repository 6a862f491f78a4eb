import type { FieldValue, ProjectData, StoredItem } from './model';
import { commentText } from './comment-texts';
import { people } from './people';
import { findState, type StateDefinition, type WorkItemType } from './processes/model';
import { Random } from './random';

type Fields = Record<string, FieldValue>;
/** Takes one change back; the fields are those after it, and become those before it. */
type Undo = (fields: Fields) => void;

const COMMON = 'Microsoft.VSTS.Common';

/**
 * Every revision of a seeded item, the newest last: a past that ends in the item as it is. It is made on demand
 * and always the same, so that twenty thousand items need not carry theirs.
 */
export function pastOf(item: StoredItem, project: ProjectData): readonly StoredItem[] {
  const type = project.process.types.find(({ name }) => name === item.fields['System.WorkItemType']);
  if (item.rev === 1 || !type) return [item];
  const random = new Random(`past ${project.id} ${item.id}`);
  const undos = plan(item, type, random);
  const times = timesOf(item, random);
  const revisions = [item];
  let fields: Fields = { ...item.fields };
  for (let rev = item.rev - 1; rev >= 1; rev--) {
    fields = { ...fields };
    undos[rev - 1]?.(fields);
    const date = times[rev - 1] ?? '';
    const by = rev === 1 ? fields['System.CreatedBy'] : random.pick(people).mail;
    fields['System.ChangedDate'] = date;
    fields['System.ChangedBy'] = by ?? '';
    fields[`${COMMON}.StateChangeDate`] = rev === 1 ? date : (fields[`${COMMON}.StateChangeDate`] ?? date);
    revisions.unshift({ id: item.id, rev, fields });
  }
  return revisions.map(withComment);
}

/** The revision that a comment made carries its text. */
function withComment(item: StoredItem, index: number, all: readonly StoredItem[]): StoredItem {
  const count = commentCount(item.fields);
  if (index === 0 || count === commentCount(all[index - 1]?.fields ?? {})) return item;
  return { ...item, fields: { ...item.fields, 'System.History': commentText(item.id, count) } };
}

/** How many revisions an item needs at least to have come from its first state to where it is. */
export function fewestRevisions(type: WorkItemType, state: string, comments: number): number {
  return 1 + Math.max(pathTo(type, state).length, comments ? 1 : 0) + comments;
}

/** What each revision from the second on has changed, the oldest first; the newest is never a comment. */
function plan(item: StoredItem, type: WorkItemType, random: Random): Undo[] {
  const path = pathTo(type, String(item.fields['System.State']));
  const comments = commentCount(item.fields);
  const steps: Undo[] = path.map((_, index) => undoState(type, path[index - 1]));
  const more = edits(item);
  while (steps.length < item.rev - 1 - comments) {
    steps.splice(random.between(0, steps.length), 0, more.shift() ?? reassign(random));
  }
  for (let index = 0; index < comments; index++) {
    steps.splice(random.between(0, steps.length - 1), 0, undoComment);
  }
  return steps;
}

/** The states from the first one, which is left out, to the last, by the shortest way. */
function pathTo(type: WorkItemType, state: string): StateDefinition[] {
  const first = type.states[0];
  const seen = new Set([first?.name]);
  let ways: StateDefinition[][] = [[]];
  if (!first || first.name === state) return [];
  while (ways.length) {
    const next: StateDefinition[][] = [];
    for (const way of ways) {
      for (const name of (way[way.length - 1] ?? first).to) {
        const to = findState(type, name);
        if (!to || seen.has(name)) continue;
        if (name === state) return [...way, to];
        seen.add(name);
        next.push([...way, to]);
      }
    }
    ways = next;
  }
  return [];
}

function undoState(type: WorkItemType, before: StateDefinition | undefined): Undo {
  const state = before ?? type.states[0];
  return (fields) => {
    fields['System.State'] = state?.name ?? '';
    fields['System.Reason'] = state?.reasons[0] ?? '';
    delete fields[`${COMMON}.StateChangeDate`];
    if (state?.category !== 'Completed') clear(fields, 'Closed');
    if (state?.category !== 'Completed' && state?.name !== 'Resolved') clear(fields, 'Resolved');
    if (state?.category === 'Proposed') clear(fields, 'Activated');
  };
}

function clear(fields: Fields, event: string): void {
  delete fields[`${COMMON}.${event}By`];
  delete fields[`${COMMON}.${event}Date`];
}

/** The revision before a comment knows one comment less. */
function undoComment(fields: Fields): void {
  const count = commentCount(fields);
  if (count > 1) fields['System.CommentCount'] = count - 1;
  else delete fields['System.CommentCount'];
}

function commentCount(fields: Readonly<Fields>): number {
  return Number(fields['System.CommentCount'] ?? 0);
}

/** Changes that an item of this kind has probably seen, the likeliest first. */
function edits(item: StoredItem): Undo[] {
  const remove = (name: string): Undo[] =>
    item.fields[name] === undefined ? [] : [(fields) => void delete fields[name]];
  const title: Undo = (fields) => {
    const words = String(fields['System.Title']).split(' ');
    fields['System.Title'] = words.length > 1 ? words.slice(0, -1).join(' ') : `${words.join()} (draft)`;
  };
  return [
    ...remove('System.AssignedTo'),
    ...remove('System.Tags'),
    title,
    ...remove(`${COMMON}.StackRank`),
    ...remove('Microsoft.VSTS.Scheduling.RemainingWork'),
  ];
}

function reassign(random: Random): Undo {
  return (fields) => {
    const others = people.filter(({ mail }) => mail !== fields['System.AssignedTo']);
    fields['System.AssignedTo'] = random.pick(others).mail;
  };
}

function timesOf(item: StoredItem, random: Random): string[] {
  const from = Date.parse(String(item.fields['System.CreatedDate']));
  const to = Date.parse(String(item.fields['System.ChangedDate']));
  const between = Array.from({ length: item.rev - 2 }, () => from + (to - from) * random.next());
  return [from, ...between.sort((a, b) => a - b), to].map((time) => new Date(time).toISOString());
}
