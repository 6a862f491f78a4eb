import type { Fault } from './faults';

type Connect = HTMLElementTagNameMap['ado-connect'];

/** What the stand-in tells a page that starts. */
interface Introduction {
  readonly paragonProject: string;
  readonly environment: NonNullable<Connect['environment']>;
  readonly tokenUrl: string;
  readonly controlUrl: string;
}

/** The stand-in for Paragon and Azure DevOps, as far as a page has to know it. */
export class Standin {
  readonly paragonProject: string;
  readonly environment: Introduction['environment'];
  readonly user: string;
  readonly #tokenUrl: string;
  readonly #controlUrl: string;

  private constructor(introduction: Introduction, user: string) {
    this.paragonProject = introduction.paragonProject;
    this.environment = introduction.environment;
    this.user = user;
    this.#tokenUrl = introduction.tokenUrl;
    this.#controlUrl = introduction.controlUrl;
  }

  /** `world` names an isolated copy of the data. */
  static async meet(world: string | null, user: string): Promise<Standin> {
    const query = world === null ? '' : `?${new URLSearchParams({ world }).toString()}`;
    return new Standin((await read(`/standin/environment${query}`)) as Introduction, user);
  }

  /** What a vendor's own backend does: signs a Paragon user token for whoever is signed in there. */
  readonly token = async (): Promise<string> => {
    const query = new URLSearchParams({ user: this.user });
    return ((await read(`${this.#tokenUrl}?${query.toString()}`)) as { token: string }).token;
  };

  /** Posts to a control route. */
  async control(route: string, body: unknown = {}): Promise<void> {
    await read(`${this.#controlUrl}/${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** The wrong answers that are ordered at present. */
  async faults(): Promise<readonly Fault[]> {
    return (await read(`${this.#controlUrl}/faults`)) as Fault[];
  }

  /** Requests since the last reset, oldest first. */
  async requests(): Promise<readonly { readonly path: string; readonly body?: unknown }[]> {
    return (await read(`${this.#controlUrl}/requests`)) as { path: string; body?: unknown }[];
  }
}

async function read(url: string, init?: RequestInit): Promise<unknown> {
  const reply = await fetch(url, init);
  if (!reply.ok) throw new Error(`The stand-in answered ${reply.status}: ${await reply.text()}`);
  return reply.json();
}
