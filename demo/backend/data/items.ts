import { SEED_CLOCK, SEED_START } from './clock';
import type { FieldValue, ProjectData, StoredItem, TreeNode } from './model';
import { fewestRevisions } from './past';
import { people, type Person } from './people';
import { tags } from './phrases';
import type { StateDefinition, WorkItemType } from './processes/model';
import { Random } from './random';
import { edgeTitles, makeDescription, makeTitle } from './titles';
import { flatten } from './trees';

const DAY = 24 * 3600 * 1000;
const MINUTE = 60 * 1000;

/** How often a type occurs, by its name. */
const WEIGHTS: Readonly<Record<string, number>> = {
  Epic: 1,
  Feature: 4,
  'Test Case': 1,
  Issue: 3,
  Impediment: 4,
  Risk: 4,
  Review: 4,
  'Change Request': 5,
  Bug: 28,
  Task: 34,
};
const USUAL_WEIGHT = 30;

/** Types that may be the parent of a type, the usual one first. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  Feature: ['Epic'],
  'User Story': ['Feature'],
  'Product Backlog Item': ['Feature'],
  Requirement: ['Feature'],
  Issue: ['Epic'],
  Task: ['User Story', 'Product Backlog Item', 'Requirement', 'Issue'],
};

/** What one project's items are drawn from. */
interface Source {
  project: ProjectData;
  areas: readonly TreeNode[];
  sprints: readonly TreeNode[];
  parents: Map<string, number[]>;
  random: Random;
}

/** The live items of a project, oldest first, with ids in one unbroken range. */
export function makeItems(
  project: ProjectData,
  count: number,
  firstId: number,
  random: Random,
): StoredItem[] {
  const areas = flatten(project.areas);
  const sprints = flatten(project.iterations).filter((node) => node.startDate);
  const source: Source = { project, areas, sprints, parents: new Map(), random };
  const weights = project.process.types.map((type) => [type, WEIGHTS[type.name] ?? USUAL_WEIGHT] as const);
  return Array.from({ length: count }, (_, index) => {
    const created = SEED_START + ((SEED_CLOCK - SEED_START - DAY) * (index + random.next())) / count;
    return makeItem(source, random.weighted(weights), firstId + index, created, edgeTitle(index, count));
  });
}

/** Items in the recycle bin, with the ids after the live ones. */
export function makeDeletedItems(
  project: ProjectData,
  count: number,
  firstId: number,
  random: Random,
): StoredItem[] {
  return makeItems(project, count, firstId, random).map((item) => ({
    ...item,
    deleted: { by: random.pick(people).mail, date: iso(SEED_CLOCK - random.between(1, 60) * DAY) },
  }));
}

/** The odd titles are spread over the larger projects, some of them among the newest items. */
function edgeTitle(index: number, count: number): string | undefined {
  if (count < 100) return undefined;
  const step = Math.floor(count / edgeTitles.length);
  return index % step === step - 2 ? edgeTitles[Math.floor(index / step)] : undefined;
}

function makeItem(
  source: Source,
  type: WorkItemType,
  id: number,
  created: number,
  title?: string,
): StoredItem {
  const { random, project, parents } = source;
  const isFresh = random.chance(0.25);
  const last = isFresh ? created : created + (SEED_CLOCK - created) * random.next() ** 2;
  const age = (SEED_CLOCK - created) / DAY;
  const state = pickState(type, age, random);
  const comments = countComments(id, created);
  const fewest = fewestRevisions(type, state.name, comments);
  const changed = isFresh && fewest > 1 ? created + fewest * MINUTE : last;
  const isAssigned = mustBeAssigned(type) || random.chance(state.category === 'Proposed' ? 0.55 : 0.93);
  const assignee = isAssigned ? random.pick(people) : undefined;
  const fields: Record<string, FieldValue> = {
    'System.TeamProject': project.name,
    'System.WorkItemType': type.name,
    'System.Title': title ?? makeTitle(type, random),
    'System.State': state.name,
    'System.Reason': state.reasons[0] ?? '',
    'System.AreaPath': pickArea(source, assignee).path,
    'System.IterationPath': pickSprint(source, state, changed, id).path,
    'System.CreatedBy': random.pick(people).mail,
    'System.CreatedDate': iso(created),
    'System.ChangedBy': (assignee ?? random.pick(people)).mail,
    'System.ChangedDate': iso(changed),
    'Microsoft.VSTS.Common.StateChangeDate': iso(changed),
  };
  if (assignee) fields['System.AssignedTo'] = assignee.mail;
  if (random.chance(0.4)) fields['System.Tags'] = pickTags(random);
  if (random.chance(0.6))
    fields[type.name === 'Bug' ? 'Microsoft.VSTS.TCM.ReproSteps' : 'System.Description'] =
      makeDescription(random);
  if (comments) fields['System.CommentCount'] = comments;
  addTypeFields(fields, type, state, random);
  addStateFields(fields, state, assignee, changed);
  const parent = pickParent(parents, type, random);
  if (parent) fields['System.Parent'] = parent;
  parents.set(type.name, [...(parents.get(type.name) ?? []).slice(-40), id]);
  return { id, rev: Math.max(fewest, isFresh ? 1 : random.between(2, 9)), fields };
}

/** Every fifth item was talked about. */
function countComments(id: number, created: number): number {
  const random = new Random(`comments ${id} ${Math.floor(created)}`);
  return random.chance(0.2) ? random.between(1, 3) : 0;
}

/** Some processes insist on an assignee in certain states; their items always have one. */
function mustBeAssigned({ rules }: WorkItemType): boolean {
  return rules.some((rule) => rule.kind === 'required-in' && rule.field === 'System.AssignedTo');
}

/** Old items are mostly done, young ones mostly open. */
function pickState(type: WorkItemType, age: number, random: Random): StateDefinition {
  const done = Math.min(0.85, age / 400);
  const weights = {
    Proposed: 1 - done,
    InProgress: 0.5,
    Resolved: 0.15,
    Completed: done * 2.2,
    Removed: 0.04,
  };
  return random.weighted(type.states.map((state) => [state, weights[state.category]] as const));
}

function pickArea({ areas, random }: Source, assignee: Person | undefined): TreeNode {
  const own = areas.filter((area) => assignee && area.path.includes(`\\${assignee.team}`));
  return random.pick(own.length && random.chance(0.8) ? own : areas);
}

/** What is open is on the backlog or planned for a coming sprint, the rest belongs to the one that then ran. */
function pickSprint(
  { project, sprints, random }: Source,
  state: StateDefinition,
  changed: number,
  id: number,
): TreeNode {
  const isOpen = state.category === 'Proposed';
  if (isOpen && random.chance(0.7)) return project.iterations;
  const from = sprints.findIndex(
    ({ finishDate }) => Date.parse(finishDate ?? '') >= (isOpen ? SEED_CLOCK : changed),
  );
  const ahead = isOpen ? id % (sprints.length - from) : 0;
  return sprints[from + ahead] ?? project.iterations;
}

function pickTags(random: Random): string {
  const chosen = new Set(Array.from({ length: random.between(1, 3) }, () => random.pick(tags)));
  return [...chosen].sort().join('; ');
}

function pickParent(parents: Map<string, number[]>, type: WorkItemType, random: Random): number | undefined {
  for (const name of PARENTS[type.name] ?? []) {
    const candidates = parents.get(name);
    if (candidates?.length && random.chance(0.75)) return random.pick(candidates);
  }
  return undefined;
}

function addTypeFields(
  fields: Record<string, FieldValue>,
  type: WorkItemType,
  state: StateDefinition,
  random: Random,
): void {
  const done = state.category === 'Completed';
  for (const field of type.fields) {
    const { referenceName: name, allowedValues, defaultValue } = field;
    if (allowedValues) {
      const value =
        defaultValue !== undefined && random.chance(0.6) ? defaultValue : random.pick(allowedValues);
      if (field.required || random.chance(0.8))
        fields[name] = name.endsWith('.Priority') ? Number(value) : value;
    } else if (/StoryPoints|Effort|Size$/.test(name)) {
      if (random.chance(0.7)) fields[name] = random.pick([1, 2, 3, 5, 8, 13]);
    } else if (/OriginalEstimate|CompletedWork/.test(name) || (name.endsWith('.RemainingWork') && !done)) {
      if (random.chance(0.5)) fields[name] = random.pick([0.5, 1, 2, 4, 6, 8, 16]);
    } else if (/StackRank|BacklogPriority/.test(name)) fields[name] = random.between(1, 1_999_999) * 500;
    else if (/TargetDate|DueDate/.test(name) && random.chance(0.4)) {
      fields[name] = iso(SEED_CLOCK + random.between(-60, 180) * DAY).replace(/T.*/, 'T00:00:00Z');
    } else if (name.endsWith('.Probability')) fields[name] = random.between(1, 19) * 5;
    else if (name.endsWith('.Purpose')) fields[name] = makeDescription(random);
    else if (name.endsWith('.AcceptanceCriteria') && random.chance(0.3))
      fields[name] = makeDescription(random);
  }
}

function addStateFields(
  fields: Record<string, FieldValue>,
  state: StateDefinition,
  assignee: Person | undefined,
  changed: number,
): void {
  const by = assignee?.mail ?? String(fields['System.ChangedBy']);
  const mark = (name: string) => {
    fields[`Microsoft.VSTS.Common.${name}By`] = by;
    fields[`Microsoft.VSTS.Common.${name}Date`] = iso(changed);
  };
  if (state.category !== 'Proposed' && state.category !== 'Removed') mark('Activated');
  if (state.category === 'Resolved' || state.name === 'Resolved') mark('Resolved');
  if (state.category === 'Completed') mark('Closed');
}

function iso(time: number): string {
  return new Date(Math.floor(time)).toISOString();
}
