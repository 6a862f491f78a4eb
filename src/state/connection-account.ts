import { AdoError } from '../errors.js';
import type { ParagonIntegration } from '../sdk/paragon-port.js';
import type { ParagonRuntime } from '../sdk/runtime.js';
import type { AccountMemory } from './connection-memory.js';
import { NOTHING } from './connection-outcome.js';
import type { ConnectedAccount, ConnectionOptions, ConnectionState } from './connection-state.js';

const STATUS: Readonly<Record<string, ConnectedAccount['status']>> = { VALID: 'valid', PENDING: 'pending' };

/** Where an account's name may stand; most telling first. */
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

/** What Paragon knows, as the connection's state; `loading` if only the organization is missing. */
export function readState(
  runtime: ParagonRuntime | undefined,
  options: ConnectionOptions,
  memory: AccountMemory,
): ConnectionState {
  const user = runtime?.session.user;
  if (!runtime || !user) throw new AdoError('session-lost', 'Nobody is signed in with Paragon');
  const { integration } = runtime;
  if (!integration)
    throw new AdoError('integration-unavailable', 'The Paragon project has no active Azure DevOps');
  const { userId } = user;
  const accounts = readAccounts(integration, memory, userId);
  const selected = memory.account(userId) ?? integration.credentialId;
  const account = chooseAccount(accounts, options.account, selected, memory.account(userId) !== undefined);
  const organizations = (account && memory.organizations(account.credentialId)) ?? [];
  const known = { ...NOTHING, accounts, account, organizations, user: userId };
  if (!account) return { ...known, status: 'disconnected' };
  if (account.status === 'pending') return { ...known, status: 'setup-needed' };
  if (account.status === 'invalid') return { ...known, status: 'reconnect-needed' };
  const { credentialId } = account;
  const isRefused = options.organization === memory.refused(credentialId);
  const organization = (isRefused ? undefined : options.organization) ?? account.organization;
  return { ...known, organization, status: organization ? 'connected' : 'loading' };
}

/** Whether `state` already says what Paragon knows. */
export function agrees(
  runtime: ParagonRuntime,
  options: ConnectionOptions,
  memory: AccountMemory,
  state: ConnectionState,
): boolean {
  const facts = ({ accounts, organizations, user }: ConnectionState): string =>
    JSON.stringify([accounts, organizations, user]);
  try {
    return facts(readState(runtime, options, memory)) === facts(state);
  } catch (error) {
    return AdoError.from(error).code === state.error?.code;
  }
}

function readAccounts(
  integration: ParagonIntegration,
  memory: AccountMemory,
  user: string | undefined,
): ConnectedAccount[] {
  return (integration.allCredentials ?? []).map((credential) => {
    const { id, status, externalId, providerData, accountAuth, dateCreated, dateUpdated } = credential;
    return {
      credentialId: id,
      externalId: externalId ?? undefined,
      organization: memory.organization(user, id),
      name: memory.name(id) ?? findName(providerData) ?? findName(accountAuth),
      status: STATUS[status ?? ''] ?? 'invalid',
      signedInAt: isoDate(dateUpdated ?? dateCreated),
    };
  });
}

function isoDate(value: Date | string | undefined): string | undefined {
  const date = new Date(value ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** The account of this credential id or external id; Paragon itself understands external ids only here and there. */
export function findAccount(accounts: readonly ConnectedAccount[], id: string): ConnectedAccount | undefined {
  const external = id.replace(/^ext:/, '');
  return (
    accounts.find(({ credentialId }) => credentialId === id) ??
    accounts.find(({ externalId }) => externalId !== undefined && externalId === external)
  );
}

/**
 * The account that the page asked for, else the one that the user chose; without a wish Paragon's own choice, but
 * rather one that works.
 */
function chooseAccount(
  accounts: readonly ConnectedAccount[],
  wish: string | undefined,
  selected: string | undefined,
  isChosen: boolean,
): ConnectedAccount | undefined {
  if (wish) return findAccount(accounts, wish);
  const found = accounts.find(({ credentialId }) => credentialId === selected);
  const first = found ?? accounts[0];
  return (isChosen && found) || first?.status === 'valid'
    ? first
    : (accounts.find(({ status }) => status === 'valid') ?? first);
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
