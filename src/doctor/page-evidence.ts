import { isBelowModal } from '../sdk/modal.js';
import { headerPolicies, metaPolicies } from './policy.js';
import type { Probes } from './probes.js';

const SDK_FRAME = 'iframe#paragon-connect-frame';
const OURS = '[title="Paragon Connect"]';
const SDK_STORAGE = 'paragon-connect-user-state';

/** What the page lets us see of itself. */
export interface PageEvidence {
  readonly origin: string;
  readonly isSecure: boolean;
  /** Own headers could be read. */
  readonly isReadable: boolean;
  /** Cross-Origin-Opener-Policy, as far as it could be read. */
  readonly opener: string | undefined;
  readonly isIsolated: boolean;
  readonly policies: readonly string[];
  /** How far this computer's clock is ahead of the page's server, in milliseconds. */
  readonly clockAhead: number | undefined;
  readonly embedding: 'top' | 'same-origin' | 'cross-origin';
  /** The `sandbox` of the frame that the page stands in, if it can be seen. */
  readonly sandbox: string | undefined;
  readonly hasStorage: boolean;
  /** Frames of other instances of the Paragon SDK. */
  readonly strangers: number;
  readonly hasStoredSession: boolean;
  readonly isCovered: boolean;
  readonly hasSanitizer: boolean;
}

/** Reads the page and, by asking for its headers once more, what its server says about it. */
export async function readPageEvidence(probes: Probes): Promise<PageEvidence> {
  const sent = Date.now();
  const { response } = /^https?:$/.test(location.protocol)
    ? await probes.fetch(location.href.replace(/#.*/s, ''), { method: 'HEAD', credentials: 'same-origin' })
    : {};
  const headers = response?.ok && !response.redirected ? response.headers : undefined;
  return {
    origin: origin(),
    isSecure: location.protocol === 'https:',
    isReadable: headers !== undefined,
    opener: headers?.get('cross-origin-opener-policy') ?? undefined,
    isIsolated: crossOriginIsolated,
    policies: [...headerPolicies(headers?.get('content-security-policy') ?? null), ...metaPolicies()],
    clockAhead: headers && clockAhead(headers, (sent + Date.now()) / 2),
    ...embedding(),
    ...storage(),
    strangers: document.querySelectorAll(`${SDK_FRAME}:not(${OURS})`).length,
    isCovered: isBelowModal(),
    hasSanitizer: 'setHTML' in Element.prototype,
  };
}

/** `null` in a sandbox, whatever the address says. */
function origin(): string {
  return globalThis.origin;
}

/** A cache may have kept the answer for a while, and says so. */
export function clockAhead(headers: Headers, now: number): number | undefined {
  const date = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(date)) return undefined;
  return now - date - Number(headers.get('age') ?? 0) * 1000;
}

function embedding(): Pick<PageEvidence, 'embedding' | 'sandbox'> {
  if (window.top === window) return { embedding: 'top', sandbox: undefined };
  try {
    const frame = window.frameElement;
    if (frame)
      return { embedding: 'same-origin', sandbox: frame.getAttribute('sandbox')?.toLowerCase() ?? undefined };
  } catch {
    // Another origin, which keeps to itself.
  }
  return { embedding: 'cross-origin', sandbox: undefined };
}

function storage(): Pick<PageEvidence, 'hasStorage' | 'hasStoredSession'> {
  try {
    const name = 'ado-elements:check';
    localStorage.setItem(name, '1');
    localStorage.removeItem(name);
    return { hasStorage: true, hasStoredSession: localStorage.getItem(SDK_STORAGE) !== null };
  } catch {
    return { hasStorage: false, hasStoredSession: false };
  }
}
