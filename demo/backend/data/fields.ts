export type FieldType =
  'string' | 'integer' | 'double' | 'dateTime' | 'plainText' | 'html' | 'treePath' | 'history' | 'boolean';

/** A field of the organisation; which types use it, and how, is in the processes. */
export interface FieldDefinition {
  readonly referenceName: string;
  readonly name: string;
  readonly type: FieldType;
  readonly isIdentity: boolean;
  /** What `_apis/wit/fields` says; it does not tell what a form may edit. */
  readonly readOnly: boolean;
  /** Set by the server only: a write is refused. */
  readonly computed: boolean;
}

type Flag = 'identity' | 'readOnly' | 'computed';
type Row = readonly [referenceName: string, name: string, type: FieldType, ...flags: Flag[]];

const SYSTEM: readonly Row[] = [
  ['Id', 'ID', 'integer', 'readOnly', 'computed'],
  ['Rev', 'Rev', 'integer', 'readOnly', 'computed'],
  ['Watermark', 'Watermark', 'integer', 'readOnly', 'computed'],
  ['Title', 'Title', 'string'],
  ['WorkItemType', 'Work Item Type', 'string'],
  ['TeamProject', 'Team Project', 'string', 'readOnly'],
  ['State', 'State', 'string'],
  ['Reason', 'Reason', 'string'],
  ['AssignedTo', 'Assigned To', 'string', 'identity'],
  ['CreatedBy', 'Created By', 'string', 'identity', 'computed'],
  ['CreatedDate', 'Created Date', 'dateTime', 'computed'],
  ['ChangedBy', 'Changed By', 'string', 'identity', 'computed'],
  ['ChangedDate', 'Changed Date', 'dateTime', 'computed'],
  ['AuthorizedAs', 'Authorized As', 'string', 'identity', 'readOnly', 'computed'],
  ['AuthorizedDate', 'Authorized Date', 'dateTime', 'readOnly', 'computed'],
  ['RevisedDate', 'Revised Date', 'dateTime', 'readOnly', 'computed'],
  ['AreaPath', 'Area Path', 'treePath', 'readOnly'],
  ['AreaId', 'Area ID', 'integer', 'readOnly', 'computed'],
  ['IterationPath', 'Iteration Path', 'treePath', 'readOnly'],
  ['IterationId', 'Iteration ID', 'integer', 'readOnly', 'computed'],
  ['NodeName', 'Node Name', 'string', 'readOnly', 'computed'],
  ['Description', 'Description', 'html'],
  ['History', 'History', 'history'],
  ['Tags', 'Tags', 'plainText'],
  ['Parent', 'Parent', 'integer', 'readOnly', 'computed'],
  ['CommentCount', 'Comment Count', 'integer', 'readOnly', 'computed'],
  ['RelatedLinkCount', 'Related Link Count', 'integer', 'readOnly', 'computed'],
  ['AttachedFileCount', 'Attached File Count', 'integer', 'readOnly', 'computed'],
  ['HyperLinkCount', 'Hyperlink Count', 'integer', 'readOnly', 'computed'],
  ['ExternalLinkCount', 'External Link Count', 'integer', 'readOnly', 'computed'],
  ['BoardColumn', 'Board Column', 'string', 'readOnly', 'computed'],
  ['BoardColumnDone', 'Board Column Done', 'boolean', 'readOnly', 'computed'],
  ['BoardLane', 'Board Lane', 'string', 'readOnly', 'computed'],
];

const COMMON: readonly Row[] = [
  ['Priority', 'Priority', 'integer'],
  ['Severity', 'Severity', 'string'],
  ['ValueArea', 'Value Area', 'string'],
  ['Risk', 'Risk', 'string'],
  ['Activity', 'Activity', 'string'],
  ['Discipline', 'Discipline', 'string'],
  ['Triage', 'Triage', 'string'],
  ['StackRank', 'Stack Rank', 'double'],
  ['BacklogPriority', 'Backlog Priority', 'double'],
  ['AcceptanceCriteria', 'Acceptance Criteria', 'html'],
  ['Resolution', 'Resolution', 'html'],
  ['StateChangeDate', 'State Change Date', 'dateTime', 'computed'],
  ['ActivatedBy', 'Activated By', 'string', 'identity', 'computed'],
  ['ActivatedDate', 'Activated Date', 'dateTime', 'computed'],
  ['ResolvedBy', 'Resolved By', 'string', 'identity', 'computed'],
  ['ResolvedDate', 'Resolved Date', 'dateTime', 'computed'],
  ['ResolvedReason', 'Resolved Reason', 'string', 'computed'],
  ['ClosedBy', 'Closed By', 'string', 'identity', 'computed'],
  ['ClosedDate', 'Closed Date', 'dateTime', 'computed'],
];

const SCHEDULING: readonly Row[] = [
  ['StoryPoints', 'Story Points', 'double'],
  ['Effort', 'Effort', 'double'],
  ['Size', 'Size', 'double'],
  ['OriginalEstimate', 'Original Estimate', 'double'],
  ['RemainingWork', 'Remaining Work', 'double'],
  ['CompletedWork', 'Completed Work', 'double'],
  ['StartDate', 'Start Date', 'dateTime'],
  ['FinishDate', 'Finish Date', 'dateTime'],
  ['TargetDate', 'Target Date', 'dateTime'],
  ['DueDate', 'Due Date', 'dateTime'],
];

const CMMI: readonly Row[] = [
  ['Blocked', 'Blocked', 'string'],
  ['RequirementType', 'Requirement Type', 'string'],
  ['Committed', 'Committed', 'string'],
  ['Probability', 'Probability', 'integer'],
  ['Purpose', 'Purpose', 'html'],
];

const TCM: readonly Row[] = [
  ['ReproSteps', 'Repro Steps', 'html'],
  ['SystemInfo', 'System Info', 'html'],
];

function define(prefix: string, rows: readonly Row[]): FieldDefinition[] {
  return rows.map(([suffix, name, type, ...flags]) => ({
    referenceName: `${prefix}.${suffix}`,
    name,
    type,
    isIdentity: flags.includes('identity'),
    readOnly: flags.includes('readOnly'),
    computed: flags.includes('computed'),
  }));
}

/** All fields, as `_apis/wit/fields` lists them. */
export const allFields: readonly FieldDefinition[] = [
  ...define('System', SYSTEM),
  ...define('Microsoft.VSTS.Common', COMMON),
  ...define('Microsoft.VSTS.Scheduling', SCHEDULING),
  ...define('Microsoft.VSTS.CMMI', CMMI),
  ...define('Microsoft.VSTS.TCM', TCM),
];

const byName = new Map<string, FieldDefinition>();
for (const field of allFields) {
  byName.set(field.name.toLowerCase(), field);
  byName.set(field.referenceName.toLowerCase(), field);
}

/** Finds a field by reference name or friendly name, in any case. */
export function findField(name: string): FieldDefinition | undefined {
  return byName.get(name.toLowerCase());
}
