import type { ParagonIntegration } from '../sdk/paragon-port.js';
import type { ConnectedAccount } from './connection-state.js';

const STATUS: Readonly<Record<string, ConnectedAccount['status']>> = { VALID: 'valid', PENDING: 'pending' };

/** Where a person's or an account's name may stand; most telling first. */
const NAMES = [
  'displayname',
  'name',
  'fullname',
  'accountname',
  'username',
  'email',
  'emailaddress',
  'mail',
  'login',
];

/** The accounts of `integration`, as the elements show them; `names` holds what Azure DevOps calls them. */
export function readAccounts(
  integration: ParagonIntegration,
  names: ReadonlyMap<string, string>,
): ConnectedAccount[] {
  return (integration.allCredentials ?? []).map((credential) => ({
    credentialId: credential.id,
    externalId: credential.externalId ?? undefined,
    name: names.get(credential.id) ?? findName(credential.providerData) ?? findName(credential.accountAuth),
    status: STATUS[credential.status ?? ''] ?? 'invalid',
  }));
}

/** The account that was asked for; without a wish Paragon's own choice, but rather one that works. */
export function chooseAccount(
  accounts: readonly ConnectedAccount[],
  wish: string | undefined,
  selected: string | undefined,
): ConnectedAccount | undefined {
  if (wish)
    return accounts.find(({ credentialId, externalId }) => wish === credentialId || wish === externalId);
  const first = accounts.find(({ credentialId }) => credentialId === selected) ?? accounts[0];
  return first?.status === 'valid' ? first : (accounts.find(({ status }) => status === 'valid') ?? first);
}

/** A plausible name in a record whose shape nobody promises. */
function findName(record: unknown): string | undefined {
  const entries = Object.entries(Object(record) as Record<string, unknown>);
  for (const wanted of NAMES) {
    const [, value] = entries.find(([key]) => key.toLowerCase().replaceAll(/[^a-z]/g, '') === wanted) ?? [];
    if (typeof value === 'string' && value.trim() && value.length <= 200) return value.trim();
  }
  return undefined;
}
