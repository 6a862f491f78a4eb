import type { TransportReply } from '../ado/transport.js';
import { AdoError, type AdoErrorCode, type FixedBy } from '../errors.js';
import type { ParagonEnvironment } from '../sdk/environment.js';
import type { ParagonRuntime } from '../sdk/runtime.js';
import { within } from '../sdk/time-limit.js';
import type { ConnectionState } from '../state/connection-state.js';
import { PROBE_WITHIN, SKIPPED, type Probes, type Reach } from './probes.js';
import type { TokenEvidence } from './token-evidence.js';

/** What Paragon says to the token, asked as its SDK asks. */
export interface ParagonEvidence {
  readonly reach: Reach;
  readonly status: number | undefined;
  /** What is known of the Azure DevOps integration. */
  readonly integration: 'active' | 'inactive' | 'missing' | undefined;
}

/** What a call to Azure DevOps came to. */
export interface CallEvidence {
  readonly outcome: 'ok' | 'empty' | 'unauthorized' | 'forbidden' | 'refused' | 'failed' | 'skipped';
  /** Status and code, as far as they could be seen. */
  readonly detail: string;
  /** Where it is known better than from the outcome. */
  readonly fixedBy?: FixedBy;
}

export interface CallsEvidence {
  readonly identity: CallEvidence;
  readonly projects: CallEvidence;
  readonly workItems: CallEvidence;
}

/** Failures that say nothing about the account. */
const PASSING: ReadonlySet<AdoErrorCode> = new Set([
  'network',
  'timeout',
  'server',
  'bad-response',
  'rate-limited',
  'session-lost',
  'cancelled',
  'unexpected',
]);
const NO_CALL: CallEvidence = { outcome: 'skipped', detail: '' };
const INTEGRATION = 'azuredevops';

export async function askParagon(
  probes: Probes,
  { token, claims }: TokenEvidence,
  project: string | undefined,
  table: ParagonEnvironment | undefined,
): Promise<ParagonEvidence> {
  const nothing = { reach: SKIPPED, status: undefined, integration: undefined };
  if (!token || !claims || !project || !table) return nothing;
  const url = `${table.ZEUS_PUBLIC_URL}/projects/${encodeURIComponent(project)}/sdk/integrations`;
  const reach = await probes.fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const { response } = reach;
  const data: unknown = await response?.json().catch(() => undefined);
  const status = response?.status;
  return { reach, status, integration: Array.isArray(data) ? findIntegration(data) : undefined };
}

/** Three reads that together need what the elements need to read. Nothing is written. */
export async function callAzureDevOps(
  runtime: ParagonRuntime | undefined,
  { account, organization }: ConnectionState,
): Promise<CallsEvidence> {
  if (!runtime?.session.user || account?.status !== 'valid')
    return { identity: NO_CALL, projects: NO_CALL, workItems: NO_CALL };
  const base = organization ? `https://dev.azure.com/${encodeURIComponent(organization)}/_apis/` : '';
  const call = async (path: string): Promise<CallEvidence> => {
    const late = (): AdoError => new AdoError('timeout', 'no answer');
    const send = runtime.transport.send({ method: 'GET', url: base + path });
    return within(PROBE_WITHIN, send, late).then(readReply, readFailure);
  };
  const [identity, projects, workItems] = await Promise.all([
    call('connectionData?api-version=7.1-preview'),
    call('projects?api-version=7.1&$top=1'),
    call('wit/fields/System.Title?api-version=7.1'),
  ]);
  return { identity, projects, workItems };
}

function findIntegration(list: readonly unknown[]): ParagonEvidence['integration'] {
  const found = list
    .map((entry) => Object(entry) as { type?: unknown; isActive?: unknown })
    .find(({ type }) => type === INTEGRATION);
  if (!found) return 'missing';
  return found.isActive === false ? 'inactive' : 'active';
}

function readReply({ data, failed, status }: TransportReply): CallEvidence {
  const { message, value } = Object(data) as { message?: unknown; value?: unknown };
  const code = typeof message === 'string' ? /\b(TF|VS)\d+/.exec(message)?.[0] : undefined;
  const detail = [status, code].filter(Boolean).join(' ');
  if (!failed && typeof data === 'string') return { outcome: 'refused', detail };
  if (!failed) return { outcome: Array.isArray(value) && value.length === 0 ? 'empty' : 'ok', detail };
  if (status === 401) return { outcome: 'unauthorized', detail };
  return { outcome: status === 403 ? 'forbidden' : 'refused', detail };
}

function readFailure(cause: unknown): CallEvidence {
  const { code, fixedBy, serverCode = '' } = AdoError.from(cause);
  if (code === 'unauthorized' || code === 'forbidden') return { outcome: code, detail: serverCode };
  // The organization lets no app in that signs in with OAuth.
  if (code === 'oauth-policy-blocked') return { outcome: 'unauthorized', detail: serverCode || code };
  return { outcome: PASSING.has(code) ? 'failed' : 'refused', detail: code, fixedBy };
}
