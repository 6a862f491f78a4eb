import type { Transport } from '../ado/transport.js';
import { AdoError } from '../errors.js';
import { loadPart } from './connection-runtime.js';

/** The organization the user typed, or else the one behind the account. */
export async function chooseOrganization(transport: Transport, typed?: string): Promise<string> {
  const { checkOrganization, findOrganization } = await loadPart(import('../ado/organization.js'));
  const found =
    typed === undefined ? await findOrganization(transport) : await checkOrganization(transport, typed);
  if (found) return found;
  throw new AdoError(
    'organization-unknown',
    'The organization is not known to the account, or no project tells it',
  );
}
