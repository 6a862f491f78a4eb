/** Reference names of the fields this library reads by name (Azure DevOps REST 7.1, Fields - List). */
export const Field = {
  id: 'System.Id',
  type: 'System.WorkItemType',
  project: 'System.TeamProject',
  title: 'System.Title',
  state: 'System.State',
  assignedTo: 'System.AssignedTo',
  tags: 'System.Tags',
  changedBy: 'System.ChangedBy',
  changedDate: 'System.ChangedDate',
} as const;

/** Longest single-line text, in UTF-16 units (Azure DevOps limits: single-line string fields). */
export const MAX_TEXT_LENGTH = 255;
/** Work items in one batch read (Work Items - Get Work Items Batch). */
export const MAX_BATCH = 200;
/** Most ids one query may return; one more match is an error (work tracking limits, `VS402337`). */
export const MAX_QUERY_IDS = 19_999;
