import { defineType } from './define';
import type { Process, TypeRule } from './model';
import * as field from './type-fields';
import { activeClosed, agileBacklog, agileBug, agileTask, testCaseWorkflow } from './workflows';

const portfolio = [
  field.priority,
  field.valueArea,
  field.risk,
  field.effort,
  field.startDate,
  field.targetDate,
  field.stackRank,
  field.acceptanceCriteria,
];
const start: TypeRule = { kind: 'assign-on-start', from: 'New', to: 'Active' };

export const testCase = defineType('Test Case', {
  description: 'Steps that show whether something works.',
  color: '004B50',
  icon: 'icon_test_case',
  category: 'Hidden',
  states: testCaseWorkflow,
  fields: [field.priority],
});

/** Azure DevOps' Agile process. */
export const agile: Process = {
  id: 'adcc42ab-9882-485e-a3ed-7678f01f66bc',
  name: 'Agile',
  types: [
    defineType('Bug', {
      description: 'Something that does not work as it should.',
      color: 'CC293D',
      icon: 'icon_insect',
      category: 'Bug',
      states: agileBug,
      fields: [
        field.priority,
        field.severity,
        field.valueArea,
        field.storyPoints,
        field.activity,
        field.remainingWork,
        field.completedWork,
        field.originalEstimate,
        field.stackRank,
        field.reproSteps,
        field.systemInfo,
      ],
    }),
    defineType('Epic', {
      description: 'A big piece of value that takes several features.',
      color: 'E06C00',
      icon: 'icon_crown',
      category: 'Epic',
      states: agileBacklog,
      fields: portfolio,
    }),
    defineType('Feature', {
      description: 'Something customers would notice in a release.',
      color: '773B93',
      icon: 'icon_trophy',
      category: 'Feature',
      states: agileBacklog,
      fields: portfolio,
    }),
    defineType('Issue', {
      description: 'Something that stands in the way.',
      color: 'B4009E',
      icon: 'icon_traffic_cone',
      category: 'Issue',
      states: activeClosed,
      fields: [field.priority, field.dueDate, field.stackRank],
    }),
    defineType('Task', {
      description: 'A step of work, in hours.',
      color: 'A4880A',
      icon: 'icon_clipboard',
      category: 'Task',
      states: agileTask,
      fields: [
        field.priority,
        field.activity,
        field.remainingWork,
        field.completedWork,
        field.originalEstimate,
        field.startDate,
        field.finishDate,
        field.stackRank,
      ],
      rules: [
        start,
        { kind: 'empty-in', field: 'Microsoft.VSTS.Scheduling.RemainingWork', states: ['Closed'] },
      ],
    }),
    testCase,
    defineType('User Story', {
      description: 'What a user can do when it is done.',
      color: '0098C7',
      icon: 'icon_book',
      category: 'Requirement',
      states: agileBacklog,
      fields: [
        field.priority,
        field.valueArea,
        field.risk,
        field.storyPoints,
        field.startDate,
        field.finishDate,
        field.stackRank,
        field.acceptanceCriteria,
      ],
      rules: [start],
    }),
  ],
};
