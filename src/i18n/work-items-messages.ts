/** Words of `<ado-work-items>`. */
export interface WorkItemsMessages {
  workItems: string;
  searchWorkItems: string;
  searchPlaceholder: string;
  newWorkItem: string;
  create: string;
  creating: string;
  type: string;
  chooseType: string;
  project: string;
  chooseProject: string;
  chooseProjectHint: string;
  noProjects: string;
  changeProject: string;
  /** Column and field names, by reference name; fields not listed here carry the server's name. */
  fields: Readonly<Record<string, string>>;
  unassigned: string;
  /** How many there are; `more` when at least that many. */
  count: (count: number, more: boolean) => string;
  countTruncated: (count: number) => string;
  searching: string;
  nothingFound: string;
  nothingFoundHint: string;
  noItems: string;
  noItemsHint: string;
  itemUnavailable: (id: number) => string;
  itemsSelected: (count: number) => string;
  notifications: string;
  undo: string;
  saved: (id: number) => string;
  created: (id: number) => string;
  deleted: (ids: readonly number[]) => string;
  restored: (ids: readonly number[]) => string;
  /** Begins the sentence about a failed write, such as *Work item 42 was not saved.* */
  notSaved: (ids: readonly number[]) => string;
  youTyped: string;
  nowItSays: string;
  serverSaid: string;
  reason: string;
  notLoaded: string;
  errorCode: string;
  discardDraft: string;
  valueRequired: (name: string) => string;
  textTooLong: (name: string, length: number, most: number) => string;
  notANumber: (name: string) => string;
  notOneOf: (name: string) => string;
  rowMenu: string;
  open: string;
  edit: (field: string) => string;
  delete: string;
  deleteSelected: (count: number) => string;
  yes: string;
  no: string;
}

const named = (ids: readonly number[]): string =>
  ids.length === 1 ? `Work item ${String(ids[0])}` : `${String(ids.length)} work items`;

export const workItemsMessages: WorkItemsMessages = {
  workItems: 'Work items',
  searchWorkItems: 'Search work items',
  searchPlaceholder: 'Words of the title, or #42',
  newWorkItem: 'New work item',
  create: 'Create',
  creating: 'Creating…',
  type: 'Type',
  chooseType: 'Choose a type',
  project: 'Project',
  chooseProject: 'Choose a project',
  chooseProjectHint: 'You see the projects of this organization that you may open.',
  noProjects: 'This account may not see any project. Ask an administrator of the organization for access.',
  changeProject: 'Change project',
  fields: {
    'System.Id': 'ID',
    'System.Title': 'Title',
    'System.State': 'State',
    'System.AssignedTo': 'Assigned To',
    'System.Tags': 'Tags',
    'System.ChangedDate': 'Changed',
  },
  unassigned: 'Unassigned',
  count: (count, more) =>
    `${new Intl.NumberFormat('en').format(count)}${more ? '+' : ''} ${count === 1 && !more ? 'work item' : 'work items'}`,
  countTruncated: (count) =>
    `The first ${new Intl.NumberFormat('en').format(count)} work items; narrow the search to see others`,
  searching: 'Searching…',
  nothingFound: 'No work items found',
  nothingFoundHint: 'Try fewer words, or a number such as #42.',
  noItems: 'No work items yet',
  noItemsHint: 'Create the first one.',
  itemUnavailable: (id) => `Work item ${String(id)} was deleted, or you may not see it`,
  itemsSelected: (count) => `${String(count)} selected`,
  notifications: 'Notifications',
  undo: 'Undo',
  saved: (id) => `Work item ${String(id)} saved`,
  created: (id) => `Work item ${String(id)} created`,
  deleted: (ids) => `${named(ids)} moved to the recycle bin`,
  restored: (ids) => `${named(ids)} restored`,
  notSaved: (ids) => (ids.length === 0 ? '' : `${named(ids)} not changed.`),
  youTyped: 'You typed',
  nowItSays: 'Now it says',
  serverSaid: 'Azure DevOps said',
  reason: 'Reason',
  notLoaded: 'The work items could not be loaded',
  errorCode: 'Code',
  discardDraft: 'Discard',
  valueRequired: (name) => `${name} is required. Enter a value.`,
  textTooLong: (name, length, most) =>
    `${name} has ${String(length)} characters; the most is ${String(most)}. Shorten it.`,
  notANumber: (name) => `${name} must be a number, such as 3 or 0.5.`,
  notOneOf: (name) => `Choose one of the values of ${name}.`,
  rowMenu: 'Actions',
  open: 'Open in Azure DevOps',
  edit: (field) => `Edit ${field}`,
  delete: 'Delete',
  deleteSelected: (count) => `Delete ${String(count)} selected`,
  yes: 'Yes',
  no: 'No',
};
