import type { StateDefinition } from './model';

const removed: StateDefinition = {
  name: 'Removed',
  category: 'Removed',
  reasons: ['Removed from the backlog'],
  to: ['New'],
};

const backToBacklog = ['Moved to the backlog'];

/** Agile: Epic, Feature and User Story. */
export const agileBacklog: readonly StateDefinition[] = [
  {
    name: 'New',
    category: 'Proposed',
    reasons: ['New'],
    from: {
      Active: [...backToBacklog, 'Implementation halted'],
      Resolved: backToBacklog,
      Closed: backToBacklog,
      Removed: ['Reconsidering the User Story'],
    },
    to: ['Active', 'Resolved', 'Closed', 'Removed'],
  },
  {
    name: 'Active',
    category: 'InProgress',
    reasons: ['Implementation started'],
    from: {
      Resolved: ['Acceptance tests fail'],
      Closed: ['Reintroduced in Scope', 'Closed in error'],
    },
    to: ['New', 'Resolved', 'Closed', 'Removed'],
  },
  {
    name: 'Resolved',
    category: 'InProgress',
    reasons: ['Code complete and unit tests pass'],
    from: { Closed: ['Closed in error'] },
    to: ['New', 'Active', 'Closed', 'Removed'],
  },
  {
    name: 'Closed',
    category: 'Completed',
    reasons: ['Acceptance tests pass'],
    from: { Active: ['Acceptance tests pass', 'Abandoned', 'Out of scope', 'Rejected'] },
    to: ['New', 'Active', 'Resolved'],
  },
  removed,
];

export const agileTask: readonly StateDefinition[] = [
  {
    name: 'New',
    category: 'Proposed',
    reasons: ['New'],
    from: { Active: ['Work halted'], Closed: ['Reactivated'], Removed: ['Reconsidering the Task'] },
    to: ['Active', 'Closed', 'Removed'],
  },
  {
    name: 'Active',
    category: 'InProgress',
    reasons: ['Work started'],
    from: { Closed: ['Reactivated'] },
    to: ['New', 'Closed', 'Removed'],
  },
  {
    name: 'Closed',
    category: 'Completed',
    reasons: ['Completed', 'Cut', 'Deferred', 'Obsolete'],
    to: ['New', 'Active'],
  },
  removed,
];

/** Why a bug is not fixed, and never will be. */
const notFixed = [
  'Deferred',
  'Duplicate',
  'As Designed',
  'Cannot Reproduce',
  'Obsolete',
  'Copied to Backlog',
];
const stillThere = ['Not fixed', 'Test Failed'];

export const agileBug: readonly StateDefinition[] = [
  {
    name: 'New',
    category: 'Proposed',
    reasons: ['New', 'Build Failure'],
    from: { Active: ['Investigation Complete'], Resolved: stillThere, Closed: stillThere },
    to: ['Active', 'Resolved', 'Closed'],
  },
  {
    name: 'Active',
    category: 'InProgress',
    reasons: ['Approved', 'Investigate'],
    from: { Resolved: stillThere, Closed: ['Regression', 'Reactivated'] },
    to: ['New', 'Resolved', 'Closed'],
  },
  {
    name: 'Resolved',
    category: 'Resolved',
    reasons: ['Fixed', ...notFixed],
    to: ['New', 'Active', 'Closed'],
  },
  {
    name: 'Closed',
    category: 'Completed',
    reasons: ['Fixed and verified', ...notFixed],
    to: ['New', 'Active', 'Resolved'],
  },
];

export const activeClosed: readonly StateDefinition[] = [
  { name: 'Active', category: 'InProgress', reasons: ['New', 'Reactivated'], to: ['Closed'] },
  { name: 'Closed', category: 'Completed', reasons: ['Issue resolved'], to: ['Active'] },
];

/** Scrum: Epic and Feature. */
export const scrumPortfolio: readonly StateDefinition[] = [
  { name: 'New', category: 'Proposed', reasons: ['New'], to: ['In Progress', 'Done', 'Removed'] },
  {
    name: 'In Progress',
    category: 'InProgress',
    reasons: ['Implementation started'],
    to: ['New', 'Done', 'Removed'],
  },
  { name: 'Done', category: 'Completed', reasons: ['Work finished'], to: ['New', 'In Progress'] },
  removed,
];

/** Scrum: Product Backlog Item and Bug. */
export const scrumBacklog: readonly StateDefinition[] = [
  {
    name: 'New',
    category: 'Proposed',
    reasons: ['New backlog item'],
    from: {
      Approved: backToBacklog,
      Committed: backToBacklog,
      Done: backToBacklog,
      Removed: ['Reconsidering backlog item'],
    },
    to: ['Approved', 'Committed', 'Done', 'Removed'],
  },
  {
    name: 'Approved',
    category: 'Proposed',
    reasons: ['Approved by the Product Owner'],
    from: { Committed: ['Work stopped'], Done: ['Additional work found'] },
    to: ['New', 'Committed', 'Done', 'Removed'],
  },
  {
    name: 'Committed',
    category: 'InProgress',
    reasons: ['Commitment made by the team'],
    from: { Done: ['Additional work found'] },
    to: ['New', 'Approved', 'Done', 'Removed'],
  },
  { name: 'Done', category: 'Completed', reasons: ['Work finished'], to: ['New', 'Approved', 'Committed'] },
  removed,
];

export const scrumTask: readonly StateDefinition[] = [
  { name: 'To Do', category: 'Proposed', reasons: ['New task'], to: ['In Progress', 'Done', 'Removed'] },
  {
    name: 'In Progress',
    category: 'InProgress',
    reasons: ['Work started'],
    to: ['To Do', 'Done', 'Removed'],
  },
  { name: 'Done', category: 'Completed', reasons: ['Work finished'], to: ['To Do', 'In Progress'] },
  { ...removed, to: ['To Do'] },
];

export const scrumImpediment: readonly StateDefinition[] = [
  { name: 'Open', category: 'InProgress', reasons: ['New Impediment', 'Reopened'], to: ['Closed'] },
  { name: 'Closed', category: 'Completed', reasons: ['Impediment removed'], to: ['Open'] },
];

/** CMMI: Epic, Feature, Requirement and Task. */
export const cmmiBacklog: readonly StateDefinition[] = cmmi('InProgress');
/** CMMI: Bug, Issue, Risk and Change Request. */
export const cmmiBug: readonly StateDefinition[] = cmmi('Resolved');

export const cmmiReview: readonly StateDefinition[] = [
  { name: 'Active', category: 'InProgress', reasons: ['New', 'Rejected'], to: ['Resolved', 'Closed'] },
  {
    name: 'Resolved',
    category: 'Resolved',
    reasons: ['Accepted with minor changes'],
    to: ['Active', 'Closed'],
  },
  { name: 'Closed', category: 'Completed', reasons: ['Accepted (as is)'], to: ['Active'] },
];

function cmmi(resolved: 'InProgress' | 'Resolved'): readonly StateDefinition[] {
  return [
    {
      name: 'Proposed',
      category: 'Proposed',
      reasons: ['New'],
      from: { Active: ['Investigation Complete', 'Postponed'] },
      to: ['Active', 'Closed'],
    },
    {
      name: 'Active',
      category: 'InProgress',
      reasons: ['Accepted', 'Investigate'],
      from: {
        Resolved: ['Validation Test Failed'],
        Closed: ['Closed in Error', 'Reintroduced in Scope'],
      },
      to: ['Proposed', 'Resolved', 'Closed'],
    },
    {
      name: 'Resolved',
      category: resolved,
      reasons: ['Code Complete and System Test Passed'],
      to: ['Active', 'Closed'],
    },
    {
      name: 'Closed',
      category: 'Completed',
      reasons: ['Validation Test Passed'],
      from: { Proposed: ['Rejected'], Active: ['Split', 'Abandoned', 'Out-of-scope'] },
      to: ['Proposed', 'Active', 'Resolved'],
    },
  ];
}

export const basicWorkflow: readonly StateDefinition[] = [
  { name: 'To Do', category: 'Proposed', reasons: ['Added to backlog'], to: ['Doing', 'Done'] },
  { name: 'Doing', category: 'InProgress', reasons: ['Started'], to: ['To Do', 'Done'] },
  { name: 'Done', category: 'Completed', reasons: ['Completed'], to: ['To Do', 'Doing'] },
];

/** Shared by the hidden test types of all processes. */
export const testCaseWorkflow: readonly StateDefinition[] = [
  { name: 'Design', category: 'Proposed', reasons: ['New'], to: ['Ready', 'Closed'] },
  { name: 'Ready', category: 'InProgress', reasons: ['Completed'], to: ['Design', 'Closed'] },
  { name: 'Closed', category: 'Completed', reasons: ['Obsolete'], to: ['Design', 'Ready'] },
];
