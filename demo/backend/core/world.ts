import { OrganizationStore } from '../azure-devops/store';
import { seededDenials, type Denial } from '../data/permissions';
import { seedData } from '../data/seed';
import { ParagonState } from '../paragon/state';
import type { Fault } from './faults';
import { basePath } from './place';
import type { RecordedRequest } from './recorder';
import type { Throttle } from './throttle';
import type { SeedOptions } from './worlds';

/**
 * What the consent page does: `ask` waits for a click, `hang` accepts but nobody gets to know, `expire` forgets the
 * sign-in.
 */
export type ConsentDecision = 'accept' | 'deny' | 'close' | 'hang' | 'expire' | 'ask';

/** How a sign-in goes. */
export interface ConsentRule {
  decision: ConsentDecision;
  delayMs: number;
  /** Account that signs in, by the person's key; by default the one the user's name suggests. */
  account?: string | undefined;
  /** Why the provider refuses, a name of `providerErrors`. */
  error?: string | undefined;
  /** `cut`: the consent page cuts the popup off from the page that opened it, as some sites do. */
  opener?: 'cut' | undefined;
}

/** How long the search index takes to see a change; how long the live one takes is not known. */
const SEARCH_LAG_MS = 3000;

/** An isolated copy of everything: accounts, work items, faults, records. */
export class World {
  readonly name: string;
  readonly base: string;
  requests: RecordedRequest[] = [];
  consent: ConsentRule = { decision: 'ask', delayMs: 0 };
  features = new Set(['headless-cp']);
  /** What people may not do with work items. */
  denials: readonly Denial[] = seededDenials;
  searchLagMs = SEARCH_LAG_MS;
  throttle: Throttle | undefined;
  paragon = new ParagonState('');
  #faults: Fault[] = [];
  #held: (() => void)[] = [];
  #options: SeedOptions;
  #organizations = new Map<string, OrganizationStore>();

  constructor(name: string, options: SeedOptions) {
    this.name = name;
    this.base = basePath(name);
    this.#options = options;
    this.reset();
  }

  get faults(): Fault[] {
    return this.#faults;
  }
  set faults(faults: Fault[]) {
    this.#faults = faults;
    for (const release of this.#held.splice(0)) release();
  }

  /** Resolves when the list of faults is replaced. */
  faultsReplaced(): Promise<void> {
    return new Promise((resolve) => this.#held.push(resolve));
  }

  /** Back to the seeded state; also forgets records, faults, accounts, consent rule and features. */
  reset(options: SeedOptions = {}): void {
    this.#options = {
      seed: options.seed ?? this.#options.seed,
      items: options.items ?? this.#options.items,
    };
    this.requests = [];
    this.faults = [];
    this.consent = { decision: 'ask', delayMs: 0 };
    this.features = new Set(['headless-cp']);
    this.denials = seededDenials;
    this.searchLagMs = SEARCH_LAG_MS;
    this.throttle = undefined;
    this.paragon = new ParagonState(this.name);
    this.#organizations = new Map();
  }

  /** An organisation's work items and metadata; data is shared by all worlds until it is changed. */
  organization(name: string): OrganizationStore | undefined {
    const key = name.toLowerCase();
    const known = this.#organizations.get(key);
    if (known) return known;
    const data = seedData(this.#options).get(key);
    if (!data) return undefined;
    const store = new OrganizationStore(data);
    this.#organizations.set(key, store);
    return store;
  }
}
