import type { StateDefinition } from './model';

const removed: StateDefinition = {
  name: 'Removed',
  category: 'Removed',
  reasons: ['Removed from the backlog'],
  to: ['New'],
};

/** Agile: Epic, Feature and User Story. */
export const agileBacklog: readonly StateDefinition[] = [
  { name: 'New', category: 'Proposed', reasons: ['New'], to: ['Active', 'Resolved', 'Closed', 'Removed'] },
  {
    name: 'Active',
    category: 'InProgress',
    reasons: ['Implementation started', 'Acceptance tests fail', 'Reintroduced in Scope'],
    to: ['New', 'Resolved', 'Closed', 'Removed'],
  },
  {
    name: 'Resolved',
    category: 'InProgress',
    reasons: ['Code complete and unit tests pass'],
    to: ['New', 'Active', 'Closed', 'Removed'],
  },
  {
    name: 'Closed',
    category: 'Completed',
    reasons: ['Acceptance tests pass'],
    to: ['New', 'Active', 'Resolved'],
  },
  removed,
];

export const agileTask: readonly StateDefinition[] = [
  { name: 'New', category: 'Proposed', reasons: ['New'], to: ['Active', 'Closed', 'Removed'] },
  {
    name: 'Active',
    category: 'InProgress',
    reasons: ['Work started', 'Additional work found', 'Reactivated'],
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

const bugFixed = [
  'Fixed',
  'As Designed',
  'Cannot Reproduce',
  'Copied to Backlog',
  'Deferred',
  'Duplicate',
  'Obsolete',
];

export const agileBug: readonly StateDefinition[] = [
  {
    name: 'New',
    category: 'Proposed',
    reasons: ['New', 'Build Failure'],
    to: ['Active', 'Resolved', 'Closed'],
  },
  {
    name: 'Active',
    category: 'InProgress',
    reasons: ['Approved', 'Investigate', 'Not fixed', 'Test Failed', 'Regression', 'Reactivated'],
    to: ['New', 'Resolved', 'Closed'],
  },
  { name: 'Resolved', category: 'Resolved', reasons: bugFixed, to: ['New', 'Active', 'Closed'] },
  {
    name: 'Closed',
    category: 'Completed',
    reasons: ['Fixed and verified', 'As Designed', 'Cannot Reproduce', 'Deferred', 'Duplicate', 'Obsolete'],
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
  { name: 'New', category: 'Proposed', reasons: ['New'], to: ['Approved', 'Committed', 'Done', 'Removed'] },
  {
    name: 'Approved',
    category: 'Proposed',
    reasons: ['Approved by the Product Owner'],
    to: ['New', 'Committed', 'Done', 'Removed'],
  },
  {
    name: 'Committed',
    category: 'InProgress',
    reasons: ['Commitment made by the team'],
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
    { name: 'Proposed', category: 'Proposed', reasons: ['New', 'Investigate'], to: ['Active', 'Closed'] },
    {
      name: 'Active',
      category: 'InProgress',
      reasons: ['Accepted', 'Reactivated'],
      to: ['Proposed', 'Resolved', 'Closed'],
    },
    {
      name: 'Resolved',
      category: resolved,
      reasons: ['Code complete and system test passed'],
      to: ['Active', 'Closed'],
    },
    {
      name: 'Closed',
      category: 'Completed',
      reasons: ['Validation test passed', 'Rejected'],
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
