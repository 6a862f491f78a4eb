import type { ProjectData } from './model';

/** A query or, with children, a folder of them. */
export type QueryPlan =
  | { readonly name: string; readonly wiql: string }
  | { readonly name: string; readonly children: readonly QueryPlan[] };

/** What the levels of a process are called. */
interface Levels {
  readonly portfolio: string;
  readonly portfolios: string;
  readonly story: string;
  readonly stories: string;
  /** Field that estimates a story. */
  readonly estimate?: string;
  readonly order?: string;
  readonly bug?: string;
}

const LEVELS: Readonly<Record<string, Levels>> = {
  Agile: {
    portfolio: 'Feature',
    portfolios: 'Features',
    story: 'User Story',
    stories: 'stories',
    estimate: 'Microsoft.VSTS.Scheduling.StoryPoints',
    order: 'Microsoft.VSTS.Common.StackRank',
    bug: 'Bug',
  },
  Scrum: {
    portfolio: 'Feature',
    portfolios: 'Features',
    story: 'Product Backlog Item',
    stories: 'backlog items',
    estimate: 'Microsoft.VSTS.Scheduling.Effort',
    order: 'Microsoft.VSTS.Common.BacklogPriority',
    bug: 'Bug',
  },
  CMMI: {
    portfolio: 'Feature',
    portfolios: 'Features',
    story: 'Requirement',
    stories: 'requirements',
    estimate: 'Microsoft.VSTS.Scheduling.Size',
    order: 'Microsoft.VSTS.Common.StackRank',
    bug: 'Bug',
  },
  Basic: { portfolio: 'Epic', portfolios: 'Epics', story: 'Issue', stories: 'issues' },
};

const OPEN = "[System.State] NOT IN ('Closed', 'Done', 'Removed')";
const HERE = '[System.TeamProject] = @project';
const CHILD = "[System.Links.LinkType] = 'System.LinkTypes.Hierarchy-Forward'";

/** A flat query of this project's items. */
function flat(name: string, columns: readonly string[], where: string, order: string): QueryPlan {
  const select = ['System.Id', 'System.WorkItemType', 'System.Title', ...columns];
  return { name, wiql: `SELECT ${list(select)} FROM WorkItems WHERE ${HERE} AND ${where} ORDER BY ${order}` };
}

function list(fields: readonly string[]): string {
  return fields.map((field) => `[${field}]`).join(', ');
}

/** A query along the links from parents to children. */
function children(name: string, source: string, target: string, mode: string): QueryPlan {
  const select = list([
    'System.Id',
    'System.WorkItemType',
    'System.Title',
    'System.AssignedTo',
    'System.State',
  ]);
  const sides = `([Source].${HERE} AND ${source}) AND (${CHILD}) AND (${target})`;
  const order = mode === 'Recursive' ? '' : ' ORDER BY [System.Id]';
  return { name, wiql: `SELECT ${select} FROM WorkItemLinks WHERE ${sides}${order} MODE (${mode})` };
}

function bugs(bug: string): QueryPlan {
  const common = 'Microsoft.VSTS.Common';
  return {
    name: 'Bugs',
    children: [
      flat(
        'Open bugs by severity',
        [`${common}.Severity`, `${common}.Priority`, 'System.State', 'System.AssignedTo'],
        `[System.WorkItemType] = '${bug}' AND ${OPEN}`,
        `[${common}.Severity], [${common}.Priority], [System.CreatedDate] DESC`,
      ),
      flat(
        'Nobody works on them',
        [`${common}.Severity`, 'System.CreatedBy', 'System.CreatedDate'],
        `[System.WorkItemType] = '${bug}' AND [System.AssignedTo] = '' AND ${OPEN}`,
        '[System.CreatedDate]',
      ),
      flat(
        'Regressions',
        ['System.State', 'System.Tags', 'System.AreaPath'],
        `[System.WorkItemType] = '${bug}' AND [System.Tags] CONTAINS 'regression'`,
        '[System.ChangedDate] DESC',
      ),
    ],
  };
}

/** What lies under “Shared Queries”. */
export function sharedQueries({ name, process, areas }: ProjectData): readonly QueryPlan[] {
  const levels = LEVELS[process.name] ?? LEVELS['Basic'];
  if (!levels) return [];
  const { portfolio, portfolios, story, stories, estimate, order, bug } = levels;
  const isOpenStory = `[System.WorkItemType] = '${story}' AND ${OPEN}`;
  return [
    {
      name: 'Planning',
      children: [
        children(
          `${portfolios} with their ${stories}`,
          `[Source].[System.WorkItemType] = '${portfolio}'`,
          "[Target].[System.WorkItemType] <> ''",
          'Recursive',
        ),
        children(
          `Open ${stories} and their open tasks`,
          `[Source].[System.WorkItemType] = '${story}' AND [Source].${OPEN}`,
          `[Target].[System.WorkItemType] = 'Task' AND [Target].${OPEN}`,
          'MustContain',
        ),
        flat(
          'Backlog by area',
          ['System.AreaPath', 'System.State', ...(estimate ? [estimate] : [])],
          isOpenStory,
          `[System.AreaPath]${order ? `, [${order}]` : ''}`,
        ),
        ...(estimate
          ? [
              flat(
                'Not estimated yet',
                ['System.State', 'System.CreatedDate'],
                `${isOpenStory} AND [${estimate}] = ''`,
                '[System.CreatedDate]',
              ),
            ]
          : []),
      ],
    },
    ...(bug ? [bugs(bug)] : []),
    {
      name: 'Teams',
      children: areas.children.map((area) => ({
        name: area.name,
        children: [
          flat(
            'Open work',
            ['System.State', 'System.AssignedTo', 'System.IterationPath'],
            `[System.AreaPath] UNDER '${area.path}' AND ${OPEN}`,
            '[System.State], [System.ChangedDate] DESC',
          ),
          flat(
            'Current sprint',
            ['System.State', 'System.AssignedTo'],
            `[System.AreaPath] UNDER '${area.path}' AND [System.IterationPath] = @CurrentIteration('[${name}]\\${area.name}')`,
            '[System.State], [System.Id]',
          ),
        ],
      })),
    },
    flat(
      'Changed last',
      ['System.State', 'System.ChangedBy', 'System.ChangedDate'],
      '[System.Id] > 0',
      '[System.ChangedDate] DESC',
    ),
  ];
}

/** What lies under “My Queries” of the person with whom the demo starts; everybody else begins with nothing. */
export function ownQueries(personKey: string): readonly QueryPlan[] {
  if (personKey !== 'avery') return [];
  return [
    flat(
      'My open work',
      ['System.State', 'System.IterationPath', 'System.Tags'],
      `[System.AssignedTo] = @Me AND ${OPEN}`,
      '[System.State], [System.ChangedDate] DESC',
    ),
    flat(
      'What I wrote',
      ['System.State', 'System.AssignedTo', 'System.CreatedDate'],
      '[System.CreatedBy] = @Me',
      '[System.CreatedDate] DESC',
    ),
    {
      name: 'Drafts',
      children: [
        flat(
          'Things to clean up',
          ['System.State', 'System.Tags'],
          `[System.Tags] CONTAINS 'tech debt' AND ${OPEN}`,
          '[System.Title]',
        ),
        {
          name: 'Sprint goals (old)',
          wiql: `SELECT [System.Id], [Custom.SprintGoal] FROM WorkItems WHERE ${HERE} AND [Custom.SprintGoal] <> ''`,
        },
      ],
    },
  ];
}
