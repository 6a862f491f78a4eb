import type { Connection } from './connection.js';
import type { AccountMemory } from './connection-memory.js';
import { loadPart } from './connection-runtime.js';

export { checkWanted, findOnlyOrganization, unknownOrganization } from './connection-organization.js';

/** How long nothing may have been asked before we ask something that can wait, in milliseconds. */
const QUIET = 300;

/**
 * Learns what is good to know of the account in use: the name that Azure DevOps knows it by, since Paragon seldom
 * does, and the organizations it sees. Nobody waits for that, and without it nothing is missing, so asking gives way
 * to calls that somebody does wait for, and any failure means that there is no answer. Whether there is news.
 */
export async function learnFacts(
  connection: Connection,
  memory: AccountMemory,
  isBusy: () => boolean,
): Promise<boolean> {
  const { account, organization } = connection.state;
  if (!account || !organization) return false;
  const { credentialId } = account;
  const key = connection.cacheKey;
  const transport = connection.transportFor(key);
  const isWanted = (): boolean => connection.cacheKey === key;
  const isKnown = (): boolean => memory.organizations(credentialId) !== undefined;
  if (account.name && isKnown()) return false;
  do await new Promise((resolve) => setTimeout(resolve, QUIET));
  while (isBusy() && isWanted());
  if (!isWanted() || connection.state.status !== 'connected') return false;
  try {
    const { checkOrganization, findAccountName, isStranger, listOrganizations } = await loadPart(
      import('../ado/organization.js'),
    );
    const name = account.name
      ? undefined
      : await findAccountName(transport, organization).catch(() => undefined);
    if (name) memory.rememberName(credentialId, name);
    if (isKnown()) return Boolean(name);
    const names = (await listOrganizations(transport)) ?? [];
    if (!isWanted()) return Boolean(name);
    memory.rememberOrganizations(credentialId, names);
    const wanted = connection.options.organization;
    const isSeen = names.some((one) => one.toLowerCase() === wanted?.toLowerCase());
    // A guest's list may lack it: only the organization itself knows for certain.
    const isGone = async (name: string): Promise<boolean> =>
      checkOrganization(transport, name).then((found) => !found, isStranger);
    if (wanted === organization && names.length > 0 && !isSeen && (await isGone(wanted)))
      memory.rememberRefused(credentialId, wanted);
    return true;
  } catch {
    return false;
  }
}
