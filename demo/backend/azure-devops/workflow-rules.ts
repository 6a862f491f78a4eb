import type { Draft } from './draft';

const COMMON = 'Microsoft.VSTS.Common';

/** Checks the new state and reason, and sets what follows from them. */
export function applyWorkflow(draft: Draft): void {
  const before = draft.stateBefore;
  const state = draft.state;
  if (!state) {
    return draft.fail(
      'System.State',
      'HasValues, LimitedToValues, AllowsOldValue, InvalidNotOldValue',
      stateMessage(draft),
    );
  }
  draft.set('System.State', state.name);
  const moved = before?.name !== state.name;
  const isNew = !draft.before;
  const allowed = isNew ? [draft.type.states[0]?.name] : before?.to;
  if (moved && allowed && !allowed.includes(state.name)) {
    return draft.fail('System.State', 'HasValues, LimitedToValues, InvalidNotOldValue', stateMessage(draft));
  }
  const reasonSent = draft.sent.has('System.Reason') && draft.has('System.Reason');
  if (moved && !reasonSent) draft.set('System.Reason', state.reasons[0]);
  const reason = draft.text('System.Reason').toLowerCase();
  if (reasonSent && !state.reasons.some((known) => known.toLowerCase() === reason)) {
    draft.fail('System.Reason', 'HasValues, LimitedToValues, InvalidNotOldValue');
  }
  if (moved) stamp(draft, state.name, state.category);
}

/** Who activated, resolved and closed it, and when; going back clears what no longer holds. */
function stamp(draft: Draft, name: string, category: string): void {
  draft.set(`${COMMON}.StateChangeDate`, draft.now);
  const isResolved = category === 'Resolved' || name === 'Resolved';
  if (category === 'Completed') mark(draft, 'Closed');
  else clear(draft, 'Closed');
  if (isResolved) mark(draft, 'Resolved');
  else if (category !== 'Completed') clear(draft, 'Resolved');
  if (category === 'InProgress' && !isResolved) mark(draft, 'Activated');
  else if (category === 'Proposed' || category === 'Removed') clear(draft, 'Activated');
}

function mark(draft: Draft, event: string): void {
  draft.set(`${COMMON}.${event}By`, draft.by);
  draft.set(`${COMMON}.${event}Date`, draft.now);
}

function clear(draft: Draft, event: string): void {
  draft.set(`${COMMON}.${event}By`, undefined);
  draft.set(`${COMMON}.${event}Date`, undefined);
}

function stateMessage(draft: Draft): string {
  return `TF401320: Rule Error for field State. Error code: HasValues, LimitedToValues, InvalidNotOldValue. The field 'State' contains the value '${draft.text('System.State')}' that is not in the list of supported values.`;
}
