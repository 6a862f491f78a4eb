import { testCase } from './agile';
import { defineType } from './define';
import type { Process, TypeRule } from './model';
import * as field from './type-fields';
import { cmmiBacklog, cmmiBug, cmmiReview } from './workflows';

const someone: readonly TypeRule[] = [
  { kind: 'assign-to-creator' },
  { kind: 'required-in', field: 'System.AssignedTo', states: ['Active', 'Resolved'] },
];
const schedule = [
  field.startDate,
  field.finishDate,
  field.originalEstimate,
  field.remainingWork,
  field.completedWork,
];
const portfolio = [
  field.priority,
  field.valueArea,
  field.risk,
  field.effort,
  field.startDate,
  field.targetDate,
  field.stackRank,
];

/** Azure DevOps' CMMI process. */
export const cmmi: Process = {
  id: '27450541-8e31-4150-9947-dc59f998fc01',
  name: 'CMMI',
  types: [
    defineType('Bug', {
      description: 'Something that does not work as it should.',
      color: 'CC293D',
      icon: 'icon_insect',
      category: 'Bug',
      states: cmmiBug,
      fields: [
        field.priority,
        field.severity,
        field.triage,
        field.blocked,
        field.size,
        field.reproSteps,
        ...schedule,
      ],
      rules: someone,
    }),
    defineType('Change Request', {
      description: 'A change of something that was agreed.',
      color: 'B4009E',
      icon: 'icon_megaphone',
      category: 'ChangeRequest',
      states: cmmiBug,
      fields: [field.priority, field.triage, field.blocked, field.originalEstimate],
      rules: someone,
    }),
    defineType('Epic', {
      description: 'A big piece of value that takes several features.',
      color: 'E06C00',
      icon: 'icon_crown',
      category: 'Epic',
      states: cmmiBacklog,
      fields: portfolio,
      rules: someone,
    }),
    defineType('Feature', {
      description: 'Something customers would notice in a release.',
      color: '773B93',
      icon: 'icon_trophy',
      category: 'Feature',
      states: cmmiBacklog,
      fields: portfolio,
      rules: someone,
    }),
    defineType('Issue', {
      description: 'Something that stands in the way.',
      color: 'B4009E',
      icon: 'icon_traffic_cone',
      category: 'Issue',
      states: cmmiBug,
      fields: [field.priority, field.severity, field.triage, field.blocked],
      rules: someone,
    }),
    defineType('Requirement', {
      description: 'What the product has to do.',
      color: '0098C7',
      icon: 'icon_sticky_note',
      category: 'Requirement',
      states: cmmiBacklog,
      fields: [
        field.priority,
        field.valueArea,
        field.requirementType,
        field.triage,
        field.blocked,
        field.committed,
        field.size,
        ...schedule,
      ],
      rules: someone,
    }),
    defineType('Review', {
      description: 'A review of code, design or documents.',
      color: 'B4009E',
      icon: 'icon_chat_bubble',
      category: 'Review',
      states: cmmiReview,
      fields: [field.purpose],
      rules: someone,
    }),
    defineType('Risk', {
      description: 'Something that may go wrong.',
      color: 'B4009E',
      icon: 'icon_flame',
      category: 'Risk',
      states: cmmiBug,
      fields: [field.priority, field.severity, field.blocked, field.probability],
      rules: someone,
    }),
    defineType('Task', {
      description: 'A step of work, in hours.',
      color: 'A4880A',
      icon: 'icon_clipboard',
      category: 'Task',
      states: cmmiBacklog,
      fields: [field.priority, field.triage, field.blocked, field.discipline, ...schedule],
      rules: someone,
    }),
    testCase,
  ],
};
