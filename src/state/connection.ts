import type { Transport } from '../ado/transport.js';
import type { DiagnoseOptions, DiagnosisReport } from '../doctor/report.js';
import { AdoError } from '../errors.js';
import type { ParagonRuntime } from '../sdk/runtime.js';
import { within } from '../sdk/time-limit.js';
import { readUserId } from '../sdk/token.js';
import { ConnectionCalls } from './connection-calls.js';
import { AccountMemory } from './connection-memory.js';
import { consequenceOf } from './connection-change.js';
import { NOTHING, stateAfter } from './connection-outcome.js';
import type { ConnectionInstaller } from './connection-installer.js';
import { loadPart, RuntimeHolder } from './connection-runtime.js';
import type { InstallWish } from './connection-wish.js';
import type {
  ConnectRequest,
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

/**
 * A user's connection to Azure DevOps through Paragon: from the user token over the account to the organization.
 * It outlives the elements that show it. All promises settle; those of user actions reject with an `AdoError`.
 */
export class Connection extends Store<ConnectionState> {
  /** Carries calls to Azure DevOps as the connected account; waits while the connection is loading. */
  readonly transport: Transport = { send: (request) => this.#calls.send(request) };
  readonly #holder = new RuntimeHolder();
  readonly #memory = new AccountMemory();
  readonly #jobs = new NewestJob();
  readonly #calls = new ConnectionCalls(
    this,
    () => this.#jobs.idle(),
    () => this.#holder.current,
  );
  #installer: ConnectionInstaller | undefined;
  #options: ConnectionOptions = {};
  #again: (() => Promise<void>) | undefined;
  /** Another one for each user and configuration: what was begun for one is of no use to the next. */
  #era = {};

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
    return { send: (request) => this.#calls.send(request, key) };
  }

  /** Lays `options` over those given before and does what follows from the difference. */
  configure(options: ConnectionOptions): void {
    const before = this.#options;
    const isLoading = this.state.status === 'loading';
    const session = { isLoading, isHeld: this.#holder.current?.session.user !== undefined };
    const now = (this.#options = { ...before, ...options });
    const todo = consequenceOf(before, now, session);
    if (todo === 'restart') this.#drop('idle');
    if (todo === 'nothing' || (!now.paragonProject && !now.paragon)) return;
    (todo === 'read' ? this.#do(this.#read) : this.#signIn()).catch(noop);
  }

  /** Lets the user connect an account, or another one. Call it in a click: it may open a window. */
  async connect(how: ConnectMode | ConnectRequest = {}): Promise<void> {
    await this.#jobs.idle();
    const request = typeof how === 'string' ? { mode: how } : how;
    const { readRequest } = await this.#accounts();
    const wish = readRequest(request, this.state, this.#options.account);
    if (wish.add || this.state.status !== 'connected') await this.#install(wish);
  }

  /** Lets the user sign in again with an account: that of this credential id or external id, or the one in use. */
  async reconnect(account?: string, mode?: ConnectMode): Promise<void> {
    const { resolveAccount } = await this.#accounts();
    const { credentialId } = resolveAccount(this.state, account) ?? {};
    await this.#install({ credentialId, mode });
  }

  /** Uses this account from now on, by its credential id or external id. The option `account` wins over it. */
  async useAccount(account: string): Promise<void> {
    await this.#jobs.idle();
    const { resolveAccount } = await this.#accounts();
    const { credentialId } = resolveAccount(this.state, account)!;
    const { account: fixed } = this.#options;
    if (fixed && resolveAccount(this.state, fixed)?.credentialId !== credentialId)
      throw new AdoError('configuration', 'The page has fixed the account');
    this.cancel();
    this.#again = undefined;
    this.#memory.rememberAccount(this.state.user, credentialId);
    await this.#do(this.#read);
  }

  /** Gives an account back, that in use if not told; where the Paragon plan asks for it, in the portal. */
  async disconnect(account?: string): Promise<void> {
    const { installer, resolveAccount } = await this.#accounts();
    const { credentialId } = resolveAccount(this.state, account) ?? {};
    if (!credentialId) return;
    const action = (): Promise<void> => installer.uninstall(credentialId);
    await this.#remembering(action, () => this.disconnect(account));
  }

  /** Ends an attempt to connect; nothing happens if there is none. */
  cancel(): void {
    this.#installer?.cancel();
  }

  /** Brings the sign-in window to the front; nothing happens if there is none. Call it in a click. */
  showWindow(): void {
    this.#installer?.showWindow();
  }

  /** Asks Paragon anew about user and account. */
  refresh(): Promise<void> {
    const runtime = this.#holder.current;
    if (!runtime?.session.user) return this.#signIn();
    this.#memory.forgetLearnt();
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

  /** Takes what the sign-in window said, as the user copied it from there, for the reason why connecting failed. */
  explain(text: string): AdoError | undefined {
    const error = this.#holder.current?.readPasted(text);
    if (error) this.#fail(error, this.reconnect);
    return error;
  }

  /** Uses this organization from now on, if the account can see it. */
  setOrganization(name: string): Promise<void> {
    return this.#do(async (isNewest) => {
      const { transport } = await this.#start();
      const { checkWanted } = await loadPart(import('./connection-facts.js'));
      const found = await checkWanted(transport, name).catch((error: unknown) => {
        if (isNewest()) this.set({ refusedOrganization: name.trim() });
        throw error;
      });
      if (isNewest()) this.#useOrganization(found);
    });
  }

  /** Examines the setup: page, token, policies, Paragon, Azure DevOps. Asks and changes nothing; takes 10 seconds at most. */
  async diagnose(options?: DiagnoseOptions): Promise<DiagnosisReport> {
    const late = (): AdoError => new AdoError('sdk-load', 'The doctor did not load');
    const { diagnose } = await within(8000, loadPart(import('../doctor/diagnose.js')), late);
    return diagnose(this, () => this.#holder.current, options);
  }

  /** Ends the session and everything that belongs to it. `configure` starts anew. */
  dispose(): void {
    this.#drop('idle');
    this.#options = {};
  }

  #signIn(): Promise<void> {
    const { userToken, paragon } = this.#options;
    const tokenProvider = this.#options.tokenProvider && this.#askPage;
    if (!userToken && !tokenProvider && !paragon) {
      this.#drop('signed-out');
      return Promise.resolve();
    }
    const isSameUser = !userToken || readUserId(userToken) === this.state.user;
    if (!isSameUser) this.#endEra();
    if (this.state.status !== 'connected' || !isSameUser) this.set({ ...NOTHING, status: 'loading' });
    return this.#do(async (isNewest) => {
      const runtime = await this.#start();
      await runtime.session.signIn({ userToken, tokenProvider });
      if (isNewest()) await this.#read(isNewest);
    });
  }

  /** The page's function of the moment. */
  readonly #askPage = async (): Promise<string> => (await this.#options.tokenProvider?.()) ?? '';

  #start(): Promise<ParagonRuntime> {
    this.#accounts().catch(noop);
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
    this.set(this.#holder.accounts.readState(this.#holder.current, this.#options, this.#memory));
    const { account, status } = this.state;
    if (status === 'connected') void this.#learn();
    const runtime = this.#holder.current;
    if (status !== 'loading' || !account || !runtime) return;
    const { findOnlyOrganization, unknownOrganization } = await loadPart(import('./connection-facts.js'));
    if (!isNewest()) return;
    const refusedOrganization = this.#refused();
    if (refusedOrganization !== undefined) {
      this.set({ refusedOrganization });
      throw unknownOrganization('The account does not see the organization that the page names');
    }
    const found = await findOnlyOrganization(runtime.transport, (organizations) => {
      this.#memory.rememberOrganizations(account.credentialId, organizations);
      if (isNewest()) this.set({ organizations });
    });
    if (isNewest()) this.#useOrganization(found);
  };

  #useOrganization(organization: string): void {
    const { user, account } = this.state;
    if (account) this.#memory.rememberOrganization(user, account.credentialId, organization);
    const now = this.#holder.accounts.readState(this.#holder.current, this.#options, this.#memory);
    this.set({ ...now, organization, status: 'connected', error: undefined });
    void this.#learn();
  }

  async #learn(): Promise<void> {
    const part = await loadPart(import('./connection-facts.js')).catch(noop);
    if (!(await part?.learnFacts(this, this.#memory, this.#calls.areUnderWay))) return;
    // Telling it must not take the turn of what a user asked for meanwhile.
    await this.#jobs.idle();
    if (this.#refused() === undefined) this.#onChange();
    else this.#do(this.#read).catch(noop);
  }

  /** The organization that the page names, if the account does not see it. */
  #refused(): string | undefined {
    const { account } = this.state;
    const refused = account && this.#memory.refused(account.credentialId);
    return refused === this.#options.organization ? refused : undefined;
  }

  /** What changes accounts; fetched with the SDK, so that a click need not wait for it. */
  async #accounts(): Promise<
    typeof import('./connection-installer.js') & { installer: ConnectionInstaller }
  > {
    const part = await loadPart(import('./connection-installer.js'));
    this.#installer ??= new part.ConnectionInstaller({
      memory: this.#memory,
      runtime: () => this.#holder.current,
      state: () => this.state,
      options: () => this.#options,
      say: (patch) => this.set(patch),
      idle: () => this.#jobs.idle(),
      read: () => this.#do(this.#read),
      stay: () => {
        const era = this.#era;
        return () => this.#stayIn(era);
      },
    });
    return { ...part, installer: this.#installer };
  }

  async #install(wish: InstallWish): Promise<void> {
    const { installer } = await this.#accounts();
    if (installer.attempt) return installer.attempt.done;
    await this.#remembering(
      () => installer.install(wish),
      () => this.#install(wish),
    );
  }

  /** Something happened that nobody here asked for. Duplicates, of which the SDK has many, change nothing. */
  #onChange(): void {
    const runtime = this.#holder.current;
    if (
      !runtime ||
      this.#installer?.attempt ||
      this.#holder.accounts.agrees(runtime, this.#options, this.#memory, this.state)
    )
      return;
    this.#do(this.#read).catch(noop);
  }

  #do(job: Job): Promise<void> {
    return this.#jobs.run(job, (error) => this.#fail(error, () => this.#do(job)));
  }

  /** Runs what a user asked for, and remembers it in case they want it done again. */
  async #remembering(action: () => Promise<void>, again: () => Promise<void>): Promise<void> {
    const era = this.#era;
    try {
      await action();
    } catch (cause) {
      this.#stayIn(era);
      const error = AdoError.from(cause);
      if (error.code !== 'cancelled' && error !== this.state.error) this.#fail(error, again);
      throw error;
    }
  }

  #fail(error: AdoError, again?: () => Promise<void>): void {
    this.#again = again;
    this.set(stateAfter(error, this.state.status, this.#options));
  }

  #endEra(): void {
    this.#era = {};
    this.#again = undefined;
    this.#installer?.drop();
  }

  #stayIn(era: object): void {
    if (this.#era !== era) throw new AdoError('cancelled', 'User or configuration changed meanwhile');
  }

  #drop(status: ConnectionStatus): void {
    this.#jobs.supersede();
    this.#endEra();
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
