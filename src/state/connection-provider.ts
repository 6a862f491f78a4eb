import type { ConnectedAccount, ConnectionState, ProviderChange } from './connection-state.js';

/** A change of the sign-in provider, in moments. */
interface Moments {
  readonly since: Date;
  /** The last moment of the last day. */
  readonly by: Date | undefined;
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A day means all of it, where the user is; a date that cannot be read means nothing changes. */
export function readChange(change: ProviderChange | undefined): Moments | undefined {
  const since = readMoment(change?.since, 'T00:00');
  return since && { since, by: readMoment(change?.by, 'T23:59:59.999') };
}

/** Whether `account` was last signed in before the provider changed. */
export function isOutdated(
  account: ConnectedAccount | undefined,
  change: ProviderChange | undefined,
): boolean {
  const since = readChange(change)?.since;
  return !!since && !!account?.signedInAt && new Date(account.signedInAt) < since;
}

/** The accounts that still have to sign in anew. */
export function outdatedAccounts(
  { accounts }: ConnectionState,
  change: ProviderChange | undefined,
): ConnectedAccount[] {
  return accounts.filter((account) => isOutdated(account, change));
}

function readMoment(value: Date | string | undefined, time: string): Date | undefined {
  if (value === undefined) return undefined;
  const moment = new Date(typeof value === 'string' && DAY.test(value) ? value + time : value);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}
