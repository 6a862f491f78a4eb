import { testCase } from './agile';
import { defineType } from './define';
import type { Process, TypeRule } from './model';
import * as field from './type-fields';
import { scrumBacklog, scrumImpediment, scrumPortfolio, scrumTask } from './workflows';

const portfolio = [
  field.priority,
  field.valueArea,
  field.effort,
  field.startDate,
  field.targetDate,
  field.backlogPriority,
  field.acceptanceCriteria,
];
const noHoursLeft: TypeRule = {
  kind: 'empty-in',
  field: 'Microsoft.VSTS.Scheduling.RemainingWork',
  states: ['Done'],
};
const effortIsFixed: TypeRule = {
  kind: 'read-only-in',
  field: 'Microsoft.VSTS.Scheduling.Effort',
  states: ['Done'],
};

/** Azure DevOps' Scrum process. */
export const scrum: Process = {
  id: '6b724908-ef14-45cf-84f8-768b5384da45',
  name: 'Scrum',
  types: [
    defineType('Bug', {
      description: 'Something that does not work as it should.',
      color: 'CC293D',
      icon: 'icon_insect',
      category: 'Bug',
      states: scrumBacklog,
      fields: [
        field.priority,
        field.severity,
        field.valueArea,
        field.effort,
        field.remainingWork,
        field.backlogPriority,
        field.acceptanceCriteria,
        field.reproSteps,
        field.systemInfo,
      ],
      rules: [noHoursLeft, effortIsFixed],
    }),
    defineType('Epic', {
      description: 'A big piece of value that takes several features.',
      color: 'E06C00',
      icon: 'icon_crown',
      category: 'Epic',
      states: scrumPortfolio,
      fields: portfolio,
    }),
    defineType('Feature', {
      description: 'Something customers would notice in a release.',
      color: '773B93',
      icon: 'icon_trophy',
      category: 'Feature',
      states: scrumPortfolio,
      fields: portfolio,
    }),
    defineType('Impediment', {
      description: 'Something that keeps the team from its sprint goal.',
      color: 'B4009E',
      icon: 'icon_traffic_cone',
      category: 'Issue',
      states: scrumImpediment,
      fields: [field.priority, field.resolution],
    }),
    defineType('Product Backlog Item', {
      description: 'What a user can do when it is done.',
      color: '0098C7',
      icon: 'icon_list',
      category: 'Requirement',
      states: scrumBacklog,
      fields: [
        field.priority,
        field.valueArea,
        field.effort,
        field.backlogPriority,
        field.acceptanceCriteria,
      ],
      rules: [effortIsFixed],
    }),
    defineType('Task', {
      description: 'A step of work, in hours.',
      color: 'A4880A',
      icon: 'icon_clipboard',
      category: 'Task',
      states: scrumTask,
      fields: [field.priority, field.activity, field.remainingWork, field.backlogPriority],
      rules: [noHoursLeft],
    }),
    testCase,
  ],
};
