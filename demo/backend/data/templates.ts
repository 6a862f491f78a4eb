import type { ProjectData } from './model';
import type { Team } from './teams';
import { uuidOf } from './random';

/** Values that a team gives new work items of a type (WorkItemTemplate); numbers are texts too. */
export interface Template {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly workItemTypeName: string;
  readonly fields: Readonly<Record<string, string>>;
}

type Row = readonly [name: string, description: string, types: readonly string[], fields: Template['fields']];

/** The first of the types that a process has is the template's. */
const ROWS: readonly Row[] = [
  [
    'Customer complaint',
    'Comes from the support team and goes first.',
    ['Bug', 'Issue'],
    { 'System.Tags': 'customer request', 'Microsoft.VSTS.Common.Priority': '1' },
  ],
  [
    'Small improvement',
    'Done within a day.',
    ['User Story', 'Product Backlog Item', 'Requirement', 'Issue'],
    { 'System.Tags': 'quick win', 'Microsoft.VSTS.Common.Priority': '3' },
  ],
  [
    'Review',
    'A second pair of eyes.',
    ['Task'],
    {
      'System.Title': 'Review: ',
      'System.Description': '<ul><li>Read the change</li><li>Try it</li><li>Say what you think</li></ul>',
    },
  ],
];

/** What every team starts with; new items lie in the team's area. */
export function seededTemplates({ process }: ProjectData, team: Team): Template[] {
  return ROWS.flatMap(([name, description, types, fields]) => {
    const type = types.find((candidate) => process.types.some((known) => known.name === candidate));
    if (!type) return [];
    return {
      id: uuidOf(`template ${team.id} ${name}`),
      name,
      description,
      workItemTypeName: type,
      fields: { ...fields, 'System.AreaPath': team.area },
    };
  });
}
