import type { Transport, TransportReply, TransportRequest } from '../ado/transport.js';
import { AdoError } from '../errors.js';
import type { InstallAttempt, InstallOptions } from '../sdk/install.js';
import type { ParagonRuntime } from '../sdk/runtime.js';
import { readUserId } from '../sdk/token.js';
import { chooseAccount, readAccounts } from './connection-account.js';
import { forgetOrganization, recallOrganization, rememberOrganization } from './connection-memory.js';
import { RuntimeHolder } from './connection-runtime.js';
import { NOTHING, stateAfter } from './connection-outcome.js';
import type {
  ConnectedAccount,
  ConnectionOptions,
  ConnectionState,
  ConnectionStatus,
} from './connection-state.js';
import { Store } from './store.js';

export type * from './connection-state.js';

const INTEGRATION = 'azuredevops';
const SHARED = Symbol.for('ado-elements:connection:1');

/** Hosts that full addresses may name; anything else is refused before it is sent. */
export const AZURE_DEVOPS_HOSTS: readonly string[] = [
  'dev.azure.com',
  'almsearch.dev.azure.com',
  'vssps.dev.azure.com',
];

type Job = (isNewest: () => boolean) => Promise<void>;

/**
 * A user's connection to Azure DevOps through Paragon: from the user token over the account to the organization.
 * It outlives the elements that show it. All promises settle; those of user actions reject with an `AdoError`.
 */
export class Connection extends Store<ConnectionState> {
  /** Carries calls to Azure DevOps as the connected account; waits while the connection is loading. */
  readonly transport: Transport = { send: (request) => this.#send(request) };
  readonly #holder = new RuntimeHolder();
  readonly #names = new Map<string, string>();
  #options: ConnectionOptions = {};
  #attempt: InstallAttempt | undefined;
  #newest: Job | undefined;
  #idle: Promise<unknown> = Promise.resolve();
  #again: (() => Promise<void>) | undefined;

  constructor(options?: ConnectionOptions) {
    super(NOTHING);
    if (options) this.configure(options);
  }

  get options(): ConnectionOptions {
    return this.#options;
  }

  /** Names the data of this connection: differs between users, accounts and organizations. Holds no secret. */
  get cacheKey(): string {
    const { user, account, organization } = this.state;
    return [user, account?.credentialId, organization]
      .map((part) => encodeURIComponent(part ?? ''))
      .join('/');
  }

  /** Lays `options` over those given before and does what follows from the difference. */
  configure(options: ConnectionOptions): void {
    const before = this.#options;
    const now = (this.#options = { ...before, ...options });
    const differ = (...names: (keyof ConnectionOptions)[]): boolean =>
      names.some((name) => before[name] !== now[name]);
    const isNew = differ('paragonProject', 'host', 'environment', 'paragon');
    if (isNew) this.#drop('idle');
    if (!now.paragonProject && !now.paragon) return;
    if (isNew || differ('userToken', 'tokenProvider')) this.#signIn().catch(noop);
    else if (differ('account', 'organization') && this.#holder.current) this.#do(this.#read).catch(noop);
  }

  /** Lets the user connect an account. Call it in a click: it may open a window. */
  async connect(): Promise<void> {
    if (this.state.status === 'loading') await this.#idle;
    if (this.state.status === 'connected') return;
    await this.#install({ credentialId: this.state.account?.credentialId });
  }

  /** Lets the user sign in again with the account in use. */
  async reconnect(): Promise<void> {
    await this.#install({ credentialId: this.state.account?.credentialId });
  }

  /** Gives the account back; where the Paragon plan asks for it, in the portal. */
  disconnect(): Promise<void> {
    return this.#remembering(async () => {
      const { account, user } = this.state;
      const runtime = this.#holder.current;
      if (!account || !runtime) return;
      const { credentialId } = account;
      if (!(await runtime.uninstall(credentialId))) await this.#install({ credentialId, manage: true });
      else await this.#do(this.#read);
      if (this.state.account?.credentialId !== credentialId) forgetOrganization(user ?? '', credentialId);
    }, this.disconnect);
  }

  /** Ends an attempt to connect; nothing happens if there is none. */
  cancel(): void {
    this.#attempt?.cancel();
  }

  /** Asks Paragon anew about user and account. */
  refresh(): Promise<void> {
    const runtime = this.#holder.current;
    if (!runtime?.session.user) return this.#signIn();
    return this.#do(async (isNewest) => {
      await runtime.session.reload();
      if (isNewest()) await this.#read(isNewest);
    });
  }

  /** Does again what failed last. */
  retry(): Promise<void> {
    const again = this.#again ?? this.refresh;
    this.#again = undefined;
    return again.call(this);
  }

  /** Uses this organization from now on, if the account can see it. */
  setOrganization(name: string): Promise<void> {
    return this.#do(async (isNewest) => {
      const { checkOrganization } = await import('../ado/organization.js');
      const runtime = await this.#start();
      const found = name.trim() ? await checkOrganization(runtime.transport, name.trim()) : undefined;
      if (!isNewest()) return;
      if (!found) throw new AdoError('organization-unknown', 'The account sees no organization of this name');
      this.#useOrganization(found);
    });
  }

  /** Ends the session and everything that belongs to it. `configure` starts anew. */
  dispose(): void {
    this.#drop('idle');
    this.#options = {};
  }

  #signIn(): Promise<void> {
    const { userToken, tokenProvider, paragon } = this.#options;
    if (!userToken && !tokenProvider && !paragon) {
      this.#drop('signed-out');
      return Promise.resolve();
    }
    const isSameUser = !userToken || readUserId(userToken) === this.state.user;
    if (this.state.status !== 'connected' || !isSameUser) this.set({ ...NOTHING, status: 'loading' });
    return this.#do(async (isNewest) => {
      const runtime = await this.#start();
      await runtime.session.signIn({ userToken, tokenProvider });
      if (isNewest()) await this.#read(isNewest);
    });
  }

  #start(): Promise<ParagonRuntime> {
    const { paragonProject, host, environment, paragon } = this.#options;
    return this.#holder.start({
      projectId: paragonProject,
      host,
      environment,
      paragon,
      integration: INTEGRATION,
      allowedHosts: AZURE_DEVOPS_HOSTS,
      isServiceError: (body) => typeof (Object(body) as { typeKey?: unknown }).typeKey === 'string',
      credentialId: () => this.state.account?.credentialId,
      onChange: () => this.#onChange(),
      onLost: (error) => {
        this.#newest = undefined;
        this.#fail(error);
      },
    });
  }

  /** Brings the state in line with what the SDK knows. */
  readonly #read: Job = async (isNewest) => {
    const runtime = this.#holder.current;
    const user = runtime?.session.user;
    if (!runtime || !user) throw new AdoError('session-lost', 'Nobody is signed in with Paragon');
    const { userId } = user;
    const { integration } = runtime;
    if (!integration)
      throw new AdoError('integration-unavailable', 'The Paragon project has no Azure DevOps');
    const accounts = readAccounts(integration, this.#names);
    const account = chooseAccount(accounts, this.#options.account, integration.credentialId);
    const known = { ...NOTHING, accounts, account, user: userId };
    if (!account) return this.set({ ...known, status: 'disconnected' });
    if (account.status === 'pending') return this.set({ ...known, status: 'setup-needed' });
    if (account.status === 'invalid') return this.set({ ...known, status: 'reconnect-needed' });
    const organization = this.#options.organization ?? recallOrganization(userId ?? '', account.credentialId);
    if (organization) {
      this.set({ ...known, organization, status: 'connected' });
      return this.#learnName(account, organization);
    }
    this.set({ ...known, status: 'loading' });
    const { findOrganization } = await import('../ado/organization.js');
    const found = await findOrganization(runtime.transport);
    if (!isNewest()) return;
    if (!found) throw new AdoError('organization-unknown', 'No project tells which organization it is');
    this.#useOrganization(found);
  };

  #useOrganization(organization: string): void {
    const { user, account } = this.state;
    if (account) rememberOrganization(user ?? '', account.credentialId, organization);
    this.set({ organization, status: 'connected', error: undefined });
    if (account) this.#learnName(account, organization);
  }

  /** Paragon seldom knows who the account belongs to. Nobody waits for this, and without it nothing is missing. */
  #learnName({ credentialId, name }: ConnectedAccount, organization: string): void {
    if (name) return;
    const learn = async (): Promise<void> => {
      const { findAccountName } = await import('../ado/organization.js');
      const found = await findAccountName(this.transport, organization);
      if (!found) return;
      this.#names.set(credentialId, found);
      this.#onChange();
    };
    learn().catch(noop);
  }

  #install(options: Omit<InstallOptions, 'integration' | 'mode'>): Promise<void> {
    const running = this.#attempt;
    if (running) return running.done;
    return this.#remembering(
      async () => {
        const runtime = this.#holder.current;
        if (!runtime?.session.user)
          throw this.state.error ?? new AdoError('token-missing', 'Nobody is signed in with Paragon');
        const isPending = this.state.account?.status === 'pending';
        const mode = options.manage || isPending ? 'portal' : (this.#options.mode ?? 'portal');
        const attempt = (this.#attempt = runtime.install({ ...options, mode }));
        this.set({ status: 'connecting', error: undefined });
        try {
          await attempt.done;
        } catch (error) {
          if (AdoError.from(error).code !== 'cancelled') throw error;
          this.#attempt = undefined;
          await this.#do(this.#read);
          if (this.state.status !== 'connected') throw error;
        } finally {
          this.#attempt = undefined;
        }
        await this.#do(this.#read);
      },
      () => this.#install(options),
    );
  }

  /** Something happened that nobody here asked for. Duplicates, of which the SDK has many, change nothing. */
  #onChange(): void {
    if (this.#attempt) return;
    const runtime = this.#holder.current;
    const { integration } = runtime ?? {};
    const user = runtime?.session.user;
    const accounts = integration ? readAccounts(integration, this.#names) : [];
    if (JSON.stringify([accounts, user?.userId]) === JSON.stringify([this.state.accounts, this.state.user]))
      return;
    this.#do(this.#read).catch(noop);
  }

  async #send(request: TransportRequest): Promise<TransportReply> {
    for (let idle; idle !== this.#idle;) await (idle = this.#idle);
    const { status, error } = this.state;
    const runtime = this.#holder.current;
    if (status === 'connected' && runtime) return runtime.transport.send(request);
    throw error ?? new AdoError('not-connected', 'No Azure DevOps account is connected');
  }

  /** Runs `job`; only the newest one may change the state. */
  #do(job: Job): Promise<void> {
    const mine: Job = (isNewest) => job(isNewest);
    this.#newest = mine;
    const isNewest = (): boolean => this.#newest === mine;
    const done = job(isNewest).catch((cause: unknown) => {
      const error = AdoError.from(cause);
      if (isNewest()) this.#fail(error, () => this.#do(job));
      throw error;
    });
    this.#idle = done.catch(noop);
    return done;
  }

  /** Runs what a user asked for, and remembers it in case they want it done again. */
  async #remembering(action: () => Promise<void>, again: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (cause) {
      const error = AdoError.from(cause);
      if (error.code !== 'cancelled' && error !== this.state.error) this.#fail(error, again);
      throw error;
    }
  }

  #fail(error: AdoError, again?: () => Promise<void>): void {
    this.#again = again;
    this.set(stateAfter(error, this.state.status, this.#options));
  }

  #drop(status: ConnectionStatus): void {
    this.#newest = undefined;
    this.#attempt?.cancel();
    this.#holder.drop();
    this.set({ ...NOTHING, status });
  }
}

/** The page's connection, one for all copies of this library. Made on first use; it waits to be configured. */
export function sharedConnection(): Connection {
  const page = globalThis as { [SHARED]?: Connection };
  return (page[SHARED] ??= new Connection());
}

function noop(): void {}
