/** How long a single request may take. */
export const PROBE_WITHIN = 3500;
/** Reports of a policy come a moment after what they are about. */
const REPORT_AFTER = 100;

/** What became of a harmless request. */
export interface Reach {
  readonly outcome: 'answered' | 'blocked' | 'failed' | 'late' | 'skipped';
  /** The policy that blocked it. */
  readonly policy?: string | undefined;
  readonly response?: Response | undefined;
  readonly ms?: number | undefined;
}

export const SKIPPED: Reach = { outcome: 'skipped' };

/** Asks for things without doing anything, and hears what the page's content security policy says to it. */
export class Probes {
  readonly #violations: SecurityPolicyViolationEvent[] = [];
  readonly #listening = new AbortController();

  constructor() {
    const { signal } = this.#listening;
    const note = (event: SecurityPolicyViolationEvent): void => void this.#violations.push(event);
    document.addEventListener('securitypolicyviolation', note, { capture: true, signal });
  }

  dispose(): void {
    this.#listening.abort();
  }

  /** Without `init` an answer is enough, whether or not the page may read it. */
  async fetch(url: string, init: RequestInit = { mode: 'no-cors' }): Promise<Reach> {
    const began = performance.now();
    const late = AbortSignal.timeout(PROBE_WITHIN);
    try {
      const response = await fetch(url, {
        cache: 'no-store',
        credentials: 'omit',
        ...init,
        signal: late,
      });
      return { outcome: 'answered', response, ms: Math.round(performance.now() - began) };
    } catch {
      if (late.aborted) return { outcome: 'late' };
      return (await this.#blocked('connect-src', url)) ?? { outcome: 'failed' };
    }
  }

  /** Whether a frame may show `url`. The frame runs no script. */
  async frame(url: string): Promise<Reach> {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', '');
    frame.ariaHidden = 'true';
    frame.tabIndex = -1;
    frame.title = 'Check';
    frame.hidden = true;
    const loaded = new Promise<Reach>((resolve) => {
      frame.addEventListener('load', () => resolve({ outcome: 'answered' }), { once: true });
      setTimeout(() => resolve({ outcome: 'late' }), PROBE_WITHIN);
    });
    frame.src = url;
    document.body.append(frame);
    const reach = await Promise.race([loaded, this.#soonBlocked('frame-src', url)]);
    const result = (await this.#blocked('frame-src', url)) ?? reach;
    frame.remove();
    return result;
  }

  /** The policy that refused to load a part of a program lately. */
  async scriptPolicy(): Promise<string | undefined> {
    return (await this.#blocked('script-src', ''))?.policy;
  }

  /** Firefox may tell no load of a frame that a policy blocked. */
  #soonBlocked(directive: string, url: string): Promise<Reach> {
    return new Promise((resolve) => {
      document.addEventListener(
        'securitypolicyviolation',
        () => void this.#blocked(directive, url).then((reach) => reach && resolve(reach)),
        { capture: true, signal: this.#listening.signal },
      );
    });
  }

  async #blocked(directive: string, url: string): Promise<Reach | undefined> {
    await new Promise((resolve) => setTimeout(resolve, REPORT_AFTER));
    const found = this.#violations.find(
      ({ blockedURI, disposition, effectiveDirective }) =>
        disposition === 'enforce' &&
        effectiveDirective.startsWith(directive) &&
        (url.startsWith(blockedURI) || blockedURI.startsWith(url)),
    );
    return found && { outcome: 'blocked', policy: found.originalPolicy };
  }
}
