import { AdoClient } from '../../src/ado/client.js';
import { Field } from '../../src/ado/field-names.js';
import type { Transport, TransportReply, TransportRequest } from '../../src/ado/transport.js';
import type { FieldValue, WorkItem } from '../../src/ado/types.js';
import type { AdoError } from '../../src/errors.js';
import type { Connection } from '../../src/state/connection.js';
import { Drafts } from '../../src/state/drafts.js';
import { ItemsStore } from '../../src/state/items-store.js';
import { Writes, type Intent, type WriteListener } from '../../src/state/writes.js';
import { connect } from '../support/work-items.js';
import { openWorld, type RecordedRequest, type World } from '../support/world.js';

export const FIELDS: readonly string[] = [Field.id, Field.title, Field.state, Field.assignedTo, Field.type];

/** An answer that is kept back. */
export interface Hold {
  /** Resolves when the server has answered. */
  readonly answered: Promise<void>;
  /** Lets the answer through. */
  release(): void;
}

/** The real way to the stand-in, on which a test can keep answers back. */
export class HeldTransport implements Transport {
  readonly #inner: Transport;
  readonly #holds: { matches: RegExp; answered: () => void; released: Promise<void> }[] = [];

  constructor(inner: Transport) {
    this.#inner = inner;
  }

  async send(request: TransportRequest): Promise<TransportReply> {
    const line = `${request.method} ${request.url}`;
    const index = this.#holds.findIndex(({ matches }) => matches.test(line));
    const [hold] = index < 0 ? [] : this.#holds.splice(index, 1);
    try {
      return await this.#inner.send(request);
    } finally {
      hold?.answered();
      await hold?.released;
    }
  }

  /** Keeps back the answer to the next request whose method and address match. */
  hold(matches: RegExp): Hold {
    let answered = (): void => undefined;
    let release = (): void => undefined;
    const done = new Promise<void>((resolve) => (answered = resolve));
    const released = new Promise<void>((resolve) => (release = resolve));
    this.#holds.push({ matches, answered, released });
    return {
      answered: done,
      release: () => {
        release();
      },
    };
  }
}

/** What was heard of writes, and what to say before one. */
export class Ear implements WriteListener {
  readonly events: string[] = [];
  readonly errors: AdoError[] = [];
  answer: (intent: Intent) => boolean = () => true;

  before(intent: Intent): Promise<boolean> {
    this.events.push(`before ${intent.kind}`);
    return Promise.resolve(this.answer(intent));
  }

  after(what: string, items: readonly WorkItem[], changed: readonly string[]): void {
    this.events.push([what, ...items.map(({ id }) => id), ...changed].join(' '));
  }

  failed(error: AdoError): void {
    this.events.push(`failed ${error.code}`);
    this.errors.push(error);
  }
}

/** Everything a list of one project is made of, on a connected account of a world of its own. */
export interface Bench {
  readonly world: World;
  readonly connection: Connection;
  readonly transport: HeldTransport;
  readonly client: AdoClient;
  readonly items: ItemsStore;
  readonly drafts: Drafts;
  readonly writes: Writes;
  readonly ear: Ear;
}

export async function openBench(project = 'Northwind'): Promise<Bench> {
  const world = await openWorld();
  const connection = await connect(world);
  const transport = new HeldTransport(connection.transport);
  const client = new AdoClient(transport, 'contoso');
  const items = new ItemsStore(client, project, FIELDS);
  const drafts = new Drafts();
  const ear = new Ear();
  const writes = new Writes(client, items, drafts, project, ear);
  return { world, connection, transport, client, items, drafts, writes, ear };
}

/** The item at that place of the list, which must be loaded. */
export function itemAt({ items }: Bench, index: number): WorkItem {
  const item = items.item(items.state.ids[index] ?? -1);
  if (!item) throw new Error(`No item is loaded at ${String(index)}`);
  return item;
}

/** The value of a field as a person would see it now. */
export function shown({ items, writes }: Bench, id: number, field: string = Field.title): FieldValue {
  const item = items.item(id);
  return item && writes.shown(item).fields[field];
}

/** Requests that reached Azure DevOps, of that method and below that path of `_apis/wit`. */
export async function calls({ world }: Bench, method: string, path: string): Promise<RecordedRequest[]> {
  const all = await world.requests(new RegExp(`^/azure-devops/[^?]*/_apis/wit/${path}`, 'i'));
  return all.filter((request) => request.method === method);
}

/** A refusal for `control/faults`, in Azure DevOps' own shape. */
export function refusal(status: number, message: string, typeKey = ''): object {
  return { status, body: { message, typeKey } };
}
