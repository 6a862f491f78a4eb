import { AdoError } from '../errors.js';
import { resolveEnvironment, type ParagonEnvironment } from '../sdk/environment.js';
import type { ConnectionOptions } from '../state/connection-state.js';
import { SKIPPED, type Probes, type Reach } from './probes.js';

/** Where Paragon's services should be, and what is wrong with how the page says it. */
export interface AddressEvidence {
  /** Nothing where the page's own instance knows and does not tell. */
  readonly table: ParagonEnvironment | undefined;
  readonly faults: readonly string[];
}

/** What became of harmless requests to Paragon's services. */
export interface ServiceEvidence {
  readonly zeus: Reach;
  readonly relay: Reach;
  /** Whether a frame may show the portal. */
  readonly portal: Reach;
  /** Whether the portal's address answers; not asked where a policy might mind. */
  readonly portalHost: Reach;
}

export function readAddresses({ host, environment = {}, paragon }: ConnectionOptions): AddressEvidence {
  const entries = Object.entries(environment ?? {}).map(([key, url]) => ({ [key]: url }));
  const faults = [resolveFault(host, {}), ...entries.map((entry) => resolveFault(undefined, entry))].filter(
    (fault) => fault !== undefined,
  );
  const isTold = host !== undefined || entries.length > 0 || !paragon;
  return {
    faults,
    table: isTold && faults.length === 0 ? resolveEnvironment(host, environment) : undefined,
  };
}

/** The policies are those of the page: a request that nothing of ours needs must not be reported to its owner. */
export async function probeServices(
  probes: Probes,
  table: ParagonEnvironment | undefined,
  policies: () => Promise<readonly string[] | undefined>,
): Promise<ServiceEvidence> {
  if (!table) return { zeus: SKIPPED, relay: SKIPPED, portal: SKIPPED, portalHost: SKIPPED };
  const portalUrl = `${table.CONNECT_PUBLIC_URL}/ui`;
  const [zeus, relay, portal, portalHost] = await Promise.all([
    probes.fetch(table.ZEUS_PUBLIC_URL),
    probes.fetch(table.WORKER_PROXY_PUBLIC_URL),
    probes.frame(portalUrl),
    policies().then((known) => (known?.length === 0 ? probes.fetch(portalUrl) : SKIPPED)),
  ]);
  return { zeus, relay, portal, portalHost };
}

function resolveFault(host: string | undefined, overrides: Partial<ParagonEnvironment>): string | undefined {
  try {
    resolveEnvironment(host, overrides);
    return undefined;
  } catch (error) {
    return AdoError.from(error).message;
  }
}
