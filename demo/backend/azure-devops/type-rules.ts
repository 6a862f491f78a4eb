import type { TypeRule } from '../data/processes/model';
import type { Draft } from './draft';

/** Runs the rules of the type, then checks the fields that must not be empty. */
export function applyTypeRules(draft: Draft): void {
  for (const rule of draft.type.rules) applyRule(draft, rule);
  for (const field of draft.type.fields) {
    if (!field.required || isComputedId(field.referenceName) || draft.has(field.referenceName)) continue;
    const refused = draft.problems.some(({ referenceName }) => referenceName === field.referenceName);
    if (!refused) draft.fail(field.referenceName, 'Required, InvalidEmpty');
  }
}

function applyRule(draft: Draft, rule: TypeRule): void {
  const state = draft.text('System.State');
  switch (rule.kind) {
    case 'empty-in':
      if (rule.states.includes(state)) makeEmpty(draft, rule.field);
      return;
    case 'required-in':
      if (rule.states.includes(state) && !draft.has(rule.field))
        draft.fail(rule.field, 'Required, InvalidEmpty');
      return;
    case 'read-only-in':
      if (rule.states.includes(state) && draft.stateBefore?.name === state) refuseChange(draft, rule.field);
      return;
    case 'assign-on-start': {
      const started = draft.stateBefore?.name === rule.from && state === rule.to;
      if (started && !draft.has('System.AssignedTo') && !draft.sent.has('System.AssignedTo')) {
        draft.set('System.AssignedTo', draft.by);
      }
      return;
    }
    case 'assign-to-creator':
      if (!draft.before && !draft.sent.has('System.AssignedTo')) draft.set('System.AssignedTo', draft.by);
  }
}

/** The server empties the field by itself, but refuses a value that was sent along, be it 0. */
function makeEmpty(draft: Draft, field: string): void {
  if (draft.sent.has(field) && draft.has(field)) draft.fail(field, 'InvalidNotEmpty');
  else draft.set(field, undefined);
}

function refuseChange(draft: Draft, field: string): void {
  if (draft.fields[field] !== draft.before?.fields[field]) draft.fail(field, 'ReadOnly, InvalidNotOldValue');
}

function isComputedId(name: string): boolean {
  return name === 'System.AreaId' || name === 'System.IterationId';
}
