import type { Transport, TransportReply, TransportRequest } from '../ado/transport.js';
import { AdoError } from '../errors.js';
import type { InstallAttempt } from '../sdk/install.js';
import type { ParagonRuntime } from '../sdk/runtime.js';
import { readUserId } from '../sdk/token.js';
import { agrees, readState } from './connection-account.js';
import { AccountMemory } from './connection-memory.js';
import { NOTHING, notReady, onlyCancelled, stateAfter } from './connection-outcome.js';
import { RuntimeHolder } from './connection-runtime.js';
import type {
  ConnectionOptions,
  ConnectionState,
  ConnectionStatus,
  ConnectMode,
} from './connection-state.js';
import { NewestJob, type Job } from './newest-job.js';
import { Store } from './store.js';

export { AZURE_DEVOPS_HOSTS } from './connection-service.js';
export type * from './connection-state.js';

const SHARED = Symbol.for('ado-elements:connection:1');

/** How long nothing may have been asked before we ask something that can wait, in milliseconds. */
const QUIET = 300;

/**
 * A user's connection to Azure DevOps through Paragon: from the user token over the account to the organization.
 * It outlives the elements that show it. All promises settle; those of user actions reject with an `AdoError`.
 */
export class Connection extends Store<ConnectionState> {
  /** Carries calls to Azure DevOps as the connected account; waits while the connection is loading. */
  readonly transport: Transport = { send: (request) => this.#send(request) };
  readonly #holder = new RuntimeHolder();
  readonly #memory = new AccountMemory();
  readonly #jobs = new NewestJob();
  #options: ConnectionOptions = {};
  #attempt: InstallAttempt | undefined;
  #again: (() => Promise<void>) | undefined;
  /** Calls under way. */
  #sending = 0;

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

  /** A transport for what was begun under this {@link cacheKey}: refuses to carry it under any other. */
  transportFor(key: string): Transport {
    return { send: (request) => this.#send(request, key) };
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
  async connect(mode?: ConnectMode): Promise<void> {
    await this.#jobs.idle();
    if (this.state.status !== 'connected') await this.reconnect(mode);
  }

  /** Lets the user sign in again with the account in use. */
  reconnect(mode?: ConnectMode): Promise<void> {
    return this.#install({ credentialId: this.state.account?.credentialId, mode });
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
      if (this.state.account?.credentialId !== credentialId)
        this.#memory.forgetOrganization(user, credentialId);
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
    return this.#holder.start(this.#options, {
      credentialId: () => this.state.account?.credentialId,
      onChange: () => this.#onChange(),
      onLost: (error) => {
        this.#jobs.supersede();
        this.#fail(error);
      },
    });
  }

  /** Brings the state in line with what the SDK knows. */
  readonly #read: Job = async (isNewest) => {
    this.set(readState(this.#holder.current, this.#options, this.#memory));
    if (this.state.status === 'connected') void this.#learnName();
    if (this.state.status !== 'loading') return;
    const { findOrganization } = await import('../ado/organization.js');
    const found = await findOrganization((await this.#start()).transport);
    if (!isNewest()) return;
    if (!found) throw new AdoError('organization-unknown', 'No project tells which organization it is');
    this.#useOrganization(found);
  };

  #useOrganization(organization: string): void {
    const { user, account } = this.state;
    if (account) this.#memory.rememberOrganization(user, account.credentialId, organization);
    this.set({ organization, status: 'connected', error: undefined });
    void this.#learnName();
  }

  /**
   * Paragon seldom knows who the account belongs to. Nobody waits for this, and without it nothing is missing, so
   * it gives way to calls that somebody does wait for.
   */
  async #learnName(): Promise<void> {
    const { account, organization } = this.state;
    if (!account || account.name || !organization) return;
    do await new Promise((resolve) => setTimeout(resolve, QUIET));
    while (this.#sending > 0);
    if (this.state.account !== account || this.state.status !== 'connected') return;
    const { findAccountName } = await import('../ado/organization.js');
    const name = await findAccountName(this.transport, organization).catch(() => undefined);
    if (!name) return;
    this.#memory.rememberName(account.credentialId, name);
    this.#onChange();
  }

  #install(options: {
    credentialId: string | undefined;
    manage?: boolean;
    mode?: ConnectMode | undefined;
  }): Promise<void> {
    if (this.#attempt) return this.#attempt.done;
    const install = async (): Promise<void> => {
      const runtime = this.#holder.current;
      if (!runtime?.session.user) throw this.state.error ?? notReady(this.#options);
      const isPending = this.state.account?.status === 'pending';
      const wanted = options.mode ?? this.#options.mode ?? 'portal';
      const mode = options.manage || isPending ? 'portal' : wanted;
      this.#attempt = runtime.install({ ...options, mode });
      this.set({ status: 'connecting', error: undefined });
      const cancelled = await this.#attempt.done.then(noop, onlyCancelled).finally(() => {
        this.#attempt = undefined;
      });
      await this.#do(this.#read);
      if (cancelled && this.state.status !== 'connected') throw cancelled;
    };
    return this.#remembering(install, () => this.#install(options));
  }

  /** Something happened that nobody here asked for. Duplicates, of which the SDK has many, change nothing. */
  #onChange(): void {
    const runtime = this.#holder.current;
    if (!runtime || this.#attempt || agrees(runtime, this.#options, this.#memory, this.state)) return;
    this.#do(this.#read).catch(noop);
  }

  async #send(request: TransportRequest, key?: string): Promise<TransportReply> {
    const check = (): void => {
      if (key !== undefined && key !== this.cacheKey)
        throw new AdoError('session-lost', 'The account changed');
    };
    await this.#jobs.idle();
    check();
    const { status, error, user } = this.state;
    const runtime = this.#holder.current;
    if (status !== 'connected' || !runtime)
      throw error ?? new AdoError('not-connected', 'No Azure DevOps account is connected');
    this.#sending++;
    const reply = await runtime.transport.send(request).finally(() => this.#sending--);
    if (this.state.user !== user) throw new AdoError('session-lost', 'The user changed during the call');
    check();
    return reply;
  }

  #do(job: Job): Promise<void> {
    return this.#jobs.run(job, (error) => this.#fail(error, () => this.#do(job)));
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
    this.#jobs.supersede();
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

function noop(): undefined {}
