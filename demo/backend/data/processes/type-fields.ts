import type { TypeField } from './model';

const field = (referenceName: string, more: Omit<TypeField, 'referenceName'> = {}): TypeField => ({
  referenceName,
  ...more,
});

/** Fields that every type has. */
export const coreFields: readonly TypeField[] = [
  field('System.Title', { required: true, helpText: 'The nature of the work item.' }),
  field('System.State', { required: true, helpText: 'The workflow state of the work item.' }),
  field('System.Reason', { helpText: 'Why the work item is in its state.' }),
  field('System.AssignedTo', { helpText: 'The person who works on it now.' }),
  field('System.AreaPath', { required: true, helpText: 'The area of the product.' }),
  field('System.IterationPath', { required: true, helpText: 'The iteration in which it is done.' }),
  field('System.AreaId', { required: true }),
  field('System.IterationId', { required: true }),
  field('System.Tags'),
  field('System.Description', { helpText: 'What it is about.' }),
  field('System.History'),
  field('System.Parent'),
  field('System.Id'),
  field('System.Rev'),
  field('System.WorkItemType', { required: true }),
  field('System.TeamProject', { required: true }),
  field('System.CreatedBy'),
  field('System.CreatedDate'),
  field('System.ChangedBy'),
  field('System.ChangedDate'),
  field('System.CommentCount'),
  field('System.BoardColumn'),
  field('Microsoft.VSTS.Common.StateChangeDate'),
  field('Microsoft.VSTS.Common.ActivatedBy'),
  field('Microsoft.VSTS.Common.ActivatedDate'),
  field('Microsoft.VSTS.Common.ResolvedBy'),
  field('Microsoft.VSTS.Common.ResolvedDate'),
  field('Microsoft.VSTS.Common.ClosedBy'),
  field('Microsoft.VSTS.Common.ClosedDate'),
];

export const priority = field('Microsoft.VSTS.Common.Priority', {
  defaultValue: 2,
  allowedValues: ['1', '2', '3', '4'],
  helpText: '1 is the most important.',
});

export const severity = field('Microsoft.VSTS.Common.Severity', {
  required: true,
  defaultValue: '3 - Medium',
  allowedValues: ['1 - Critical', '2 - High', '3 - Medium', '4 - Low'],
  helpText: 'How much damage it does.',
});

export const valueArea = field('Microsoft.VSTS.Common.ValueArea', {
  required: true,
  defaultValue: 'Business',
  allowedValues: ['Architectural', 'Business'],
  helpText: 'What kind of value it brings.',
});

export const risk = field('Microsoft.VSTS.Common.Risk', {
  allowedValues: ['1 - High', '2 - Medium', '3 - Low'],
});

const activities = ['Deployment', 'Design', 'Development', 'Documentation', 'Requirements', 'Testing'];
export const activity = field('Microsoft.VSTS.Common.Activity', { allowedValues: activities });

export const discipline = field('Microsoft.VSTS.Common.Discipline', {
  allowedValues: ['Analysis', 'Development', 'Test', 'User Education', 'User Experience'],
});

export const triage = field('Microsoft.VSTS.Common.Triage', {
  required: true,
  defaultValue: 'Pending',
  allowedValues: ['Info Received', 'More Info', 'Pending', 'Triaged'],
});

export const blocked = field('Microsoft.VSTS.CMMI.Blocked', {
  defaultValue: 'No',
  allowedValues: ['No', 'Yes'],
});
export const committed = field('Microsoft.VSTS.CMMI.Committed', {
  defaultValue: 'No',
  allowedValues: ['No', 'Yes'],
});

export const requirementType = field('Microsoft.VSTS.CMMI.RequirementType', {
  required: true,
  defaultValue: 'Functional',
  allowedValues: [
    'Business Objective',
    'Functional',
    'Interface',
    'Operational',
    'Quality of Service',
    'Safety',
    'Scenario',
    'Security',
  ],
});

/** Required without a default: a form must ask for it. */
export const probability = field('Microsoft.VSTS.CMMI.Probability', {
  required: true,
  helpText: 'How likely it is, in percent.',
});

/** Required without a default: a form must ask for it. */
export const purpose = field('Microsoft.VSTS.CMMI.Purpose', {
  required: true,
  helpText: 'What the review is to find out.',
});

export const storyPoints = field('Microsoft.VSTS.Scheduling.StoryPoints', {
  helpText: 'The size of the work.',
});
export const effort = field('Microsoft.VSTS.Scheduling.Effort', { helpText: 'The size of the work.' });
export const size = field('Microsoft.VSTS.Scheduling.Size', { helpText: 'The size of the work.' });
export const stackRank = field('Microsoft.VSTS.Common.StackRank');
export const backlogPriority = field('Microsoft.VSTS.Common.BacklogPriority');
export const startDate = field('Microsoft.VSTS.Scheduling.StartDate');
export const finishDate = field('Microsoft.VSTS.Scheduling.FinishDate');
export const targetDate = field('Microsoft.VSTS.Scheduling.TargetDate');
export const dueDate = field('Microsoft.VSTS.Scheduling.DueDate');
export const remainingWork = field('Microsoft.VSTS.Scheduling.RemainingWork', { helpText: 'Hours left.' });
export const completedWork = field('Microsoft.VSTS.Scheduling.CompletedWork', { helpText: 'Hours done.' });
export const originalEstimate = field('Microsoft.VSTS.Scheduling.OriginalEstimate', {
  helpText: 'Hours planned.',
});
export const acceptanceCriteria = field('Microsoft.VSTS.Common.AcceptanceCriteria');
export const resolution = field('Microsoft.VSTS.Common.Resolution');
export const reproSteps = field('Microsoft.VSTS.TCM.ReproSteps', { helpText: 'How to see the bug.' });
export const systemInfo = field('Microsoft.VSTS.TCM.SystemInfo');
