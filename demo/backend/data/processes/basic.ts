import { testCase } from './agile';
import { defineType } from './define';
import type { Process } from './model';
import * as field from './type-fields';
import { basicWorkflow } from './workflows';

/** Azure DevOps' Basic process. Its colours and icons are not published; these are the other processes'. */
export const basic: Process = {
  id: 'b8a3a935-7e91-48b8-a94c-606d37c3e9f2',
  name: 'Basic',
  types: [
    defineType('Epic', {
      description: 'A big piece of value that takes several issues.',
      color: 'E06C00',
      icon: 'icon_crown',
      category: 'Epic',
      states: basicWorkflow,
      fields: [field.priority, field.effort, field.startDate, field.targetDate],
    }),
    defineType('Issue', {
      description: 'Something to be done or mended.',
      color: 'B4009E',
      icon: 'icon_sticky_note',
      category: 'Requirement',
      states: basicWorkflow,
      fields: [field.priority, field.effort],
    }),
    defineType('Task', {
      description: 'A step of work, in hours.',
      color: 'A4880A',
      icon: 'icon_clipboard',
      category: 'Task',
      states: basicWorkflow,
      fields: [field.priority, field.activity, field.remainingWork],
    }),
    testCase,
  ],
};
