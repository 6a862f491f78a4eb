import { allReasons, reasonsFor } from '../data/processes/model';
import type { Draft } from './draft';

const COMMON = 'Microsoft.VSTS.Common';

/** Checks the new state and reason, and sets what follows from them. */
export function applyWorkflow(draft: Draft): void {
  const before = draft.stateBefore;
  const state = draft.state;
  if (!state) return draft.failValue('System.State', draft.text('System.State'));
  draft.set('System.State', state.name);
  const moved = before?.name !== state.name;
  const isNew = !draft.before;
  const allowed = isNew ? [draft.type.states[0]?.name] : before?.to;
  if (moved && allowed && !allowed.includes(state.name)) {
    return draft.failValue('System.State', state.name);
  }
  applyReason(draft, moved ? reasonsFor(state, before?.name) : allReasons(state), moved);
  if (moved) stamp(draft, state.name, state.category);
}

/** Which reasons there are is a matter of both states. Without one the first is taken. */
function applyReason(draft: Draft, reasons: readonly string[], moved: boolean): void {
  const isSent = draft.sent.has('System.Reason') && draft.has('System.Reason');
  const wanted = isSent || !moved ? draft.text('System.Reason') : '';
  const reason = reasons.find((known) => known.toLowerCase() === wanted.toLowerCase());
  if (isSent && !reason) draft.failValue('System.Reason', wanted);
  else draft.set('System.Reason', reason ?? reasons[0]);
}

/** Who activated, resolved and closed it, and when; going back clears what no longer holds. */
function stamp(draft: Draft, name: string, category: string): void {
  draft.set(`${COMMON}.StateChangeDate`, draft.now);
  const isResolved = category === 'Resolved' || name === 'Resolved';
  if (category === 'Completed') mark(draft, 'Closed');
  else clear(draft, 'Closed');
  if (isResolved) mark(draft, 'Resolved');
  else if (category !== 'Completed') clear(draft, 'Resolved');
  if (category === 'Resolved') draft.set(`${COMMON}.ResolvedReason`, draft.text('System.Reason'));
  else if (category !== 'Completed') draft.set(`${COMMON}.ResolvedReason`, undefined);
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
