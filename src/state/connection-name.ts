import type { Connection } from './connection.js';
import { loadPart } from './connection-runtime.js';

/** How long nothing may have been asked before we ask something that can wait, in milliseconds. */
const QUIET = 300;

/**
 * The name Azure DevOps knows the account by: Paragon seldom does. Nobody waits for it, and without it nothing is
 * missing, so asking gives way to calls that somebody does wait for, and any failure means that there is none.
 */
export async function learnName(connection: Connection, isBusy: () => boolean): Promise<string | undefined> {
  const { account, organization } = connection.state;
  if (!account || account.name || !organization) return undefined;
  const transport = connection.transportFor(connection.cacheKey);
  const isWanted = (): boolean => connection.state.account === account;
  do await new Promise((resolve) => setTimeout(resolve, QUIET));
  while (isBusy() && isWanted());
  if (!isWanted() || connection.state.status !== 'connected') return undefined;
  try {
    const { findAccountName } = await loadPart(import('../ado/organization.js'));
    return await findAccountName(transport, organization);
  } catch {
    return undefined;
  }
}
