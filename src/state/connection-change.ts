import type { ConnectionOptions } from './connection-state.js';

/** What other options lead to: nothing, another look at what is known, a sign-in, or a new beginning. */
export type Consequence = 'nothing' | 'read' | 'sign-in' | 'restart';

/** A page may make functions and objects anew at each render, so neither alone costs a session that holds. */
export function consequenceOf(
  before: ConnectionOptions,
  now: ConnectionOptions,
  session: { readonly isLoading: boolean; readonly isHeld: boolean },
): Consequence {
  const differ = (...names: (keyof ConnectionOptions)[]): boolean =>
    names.some((name) => before[name] !== now[name]);
  const isMoved = JSON.stringify(before.environment) !== JSON.stringify(now.environment);
  if (isMoved || differ('paragonProject', 'host', 'paragon')) return 'restart';
  if (differ('userToken') || !before.tokenProvider !== !now.tokenProvider) return 'sign-in';
  if (differ('tokenProvider') && !session.isHeld && !session.isLoading) return 'sign-in';
  if (!differ('account', 'organization')) return 'nothing';
  // What is being read now would overtake the wish, and a sign-in must not be overtaken itself.
  if (session.isLoading) return 'sign-in';
  return session.isHeld ? 'read' : 'nothing';
}
