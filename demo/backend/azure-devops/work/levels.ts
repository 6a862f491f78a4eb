import type { ProjectData } from '../../data/model';
import type { Process, WorkItemType } from '../../data/processes/model';
import type { BugsBehavior } from './team-state';

export interface BacklogLevel {
  /** The category of its work item types. */
  readonly id: string;
  readonly name: string;
  readonly rank: number;
  readonly type: 'portfolio' | 'requirement' | 'task';
  /** The first is the usual one. */
  readonly types: readonly WorkItemType[];
}

/** What a process calls its requirements, and which fields its backlogs go by. */
interface Wording {
  readonly requirements: string;
  readonly order: string;
  readonly effort: string;
  readonly activity: string;
}

const STACK_RANK = 'Microsoft.VSTS.Common.StackRank';
const EFFORT = 'Microsoft.VSTS.Scheduling.Effort';
const ACTIVITY = 'Microsoft.VSTS.Common.Activity';

const WORDINGS: Readonly<Record<string, Wording>> = {
  Agile: {
    requirements: 'Stories',
    order: STACK_RANK,
    effort: 'Microsoft.VSTS.Scheduling.StoryPoints',
    activity: ACTIVITY,
  },
  Scrum: {
    requirements: 'Backlog items',
    order: 'Microsoft.VSTS.Common.BacklogPriority',
    effort: EFFORT,
    activity: ACTIVITY,
  },
  CMMI: {
    requirements: 'Requirements',
    order: STACK_RANK,
    effort: 'Microsoft.VSTS.Scheduling.Size',
    activity: 'Microsoft.VSTS.Common.Discipline',
  },
};
const BASIC: Wording = { requirements: 'Issues', order: STACK_RANK, effort: EFFORT, activity: ACTIVITY };

export function wordingOf({ name }: Process): Wording {
  return WORDINGS[name] ?? BASIC;
}

/** The backlogs of a project, the highest first; bugs are where the team puts them. */
export function levelsOf({ process }: ProjectData, bugs: BugsBehavior): readonly BacklogLevel[] {
  const of = (name: string) =>
    process.types.filter(({ category }) => category === `Microsoft.${name}Category`);
  const requirements = wordingOf(process).requirements;
  const levels: readonly (readonly [string, string, BacklogLevel['type'], readonly WorkItemType[]])[] = [
    ['Epic', 'Epics', 'portfolio', of('Epic')],
    ['Feature', 'Features', 'portfolio', of('Feature')],
    [
      'Requirement',
      requirements,
      'requirement',
      [...of('Requirement'), ...(bugs === 'asRequirements' ? of('Bug') : [])],
    ],
    ['Task', 'Tasks', 'task', [...of('Task'), ...(bugs === 'asTasks' ? of('Bug') : [])]],
  ];
  const used = levels.filter(([, , , types]) => types.length > 0);
  return used.map(([category, name, type, types], index) => ({
    id: `Microsoft.${category}Category`,
    name,
    rank: used.length - index,
    type,
    types,
  }));
}
