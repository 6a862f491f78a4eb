import type { Transport } from '../ado/transport.js';
import { AdoError } from '../errors.js';
import { loadPart } from './connection-runtime.js';

/** The organization behind the account; without one, but with only one to choose from, that. */
export async function findOnlyOrganization(
  transport: Transport,
  learn: (names: readonly string[]) => void,
): Promise<string> {
  const { findOrganization, isStranger, listOrganizations } = await loadPart(
    import('../ado/organization.js'),
  );
  let refusal: AdoError | undefined;
  const found = await findOrganization(transport).catch((error: unknown) => {
    if (!isStranger(error)) throw error;
    refusal = error;
    return undefined;
  });
  if (found) return found;
  const listed = (await listOrganizations(transport)) ?? [];
  // What refused may be one of several, or the policy of them all.
  const names = refusal ? await open(transport, listed) : listed;
  learn(names);
  const [only] = names;
  if (only !== undefined && names.length === 1) return only;
  if (refusal && names.length === 0) throw refusal;
  throw unknownOrganization('No project tells the organization');
}

/** Those of the organizations that let the account in. */
async function open(transport: Transport, names: readonly string[]): Promise<string[]> {
  const { checkOrganization } = await loadPart(import('../ado/organization.js'));
  const answers = names.map((name) => checkOrganization(transport, name).catch(() => undefined));
  return (await Promise.all(answers)).filter((name) => name !== undefined);
}

/** The organization that was asked for, if the account sees it. */
export async function checkWanted(transport: Transport, wanted: string): Promise<string> {
  const { checkOrganization } = await loadPart(import('../ado/organization.js'));
  const found = await checkOrganization(transport, wanted);
  if (found) return found;
  throw unknownOrganization('The account does not see this organization');
}

export function unknownOrganization(message: string): AdoError {
  return new AdoError('organization-unknown', message);
}
