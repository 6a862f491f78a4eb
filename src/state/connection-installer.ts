import type { InstallAttempt } from '../sdk/install.js';
import type { ParagonRuntime } from '../sdk/runtime.js';
import type { AccountMemory } from './connection-memory.js';
import { notReady, onlyCancelled } from './connection-outcome.js';
import type { ConnectionOptions, ConnectionState } from './connection-state.js';
import { installOptions, newcomer, type InstallWish } from './connection-wish.js';

export { readRequest, resolveAccount } from './connection-wish.js';

/** What installing needs of its connection. */
interface Owner {
  readonly memory: AccountMemory;
  readonly runtime: () => ParagonRuntime | undefined;
  readonly state: () => ConnectionState;
  readonly options: () => ConnectionOptions;
  readonly say: (patch: Partial<ConnectionState>) => void;
  readonly idle: () => Promise<void>;
  /** Brings the state in line with what the SDK knows. */
  readonly read: () => Promise<void>;
  /** Throws once user or configuration are no longer those of the moment it was made. */
  readonly stay: () => () => void;
}

/** Connects accounts and gives them back; one at a time. */
export class ConnectionInstaller {
  readonly #owner: Owner;
  #attempt: InstallAttempt | undefined;

  constructor(owner: Owner) {
    this.#owner = owner;
  }

  /** The attempt under way. */
  get attempt(): InstallAttempt | undefined {
    return this.#attempt;
  }

  async install(wish: InstallWish): Promise<void> {
    const { idle, memory, options, read, runtime: find, say, state, stay } = this.#owner;
    const runtime = find();
    if (!runtime?.session.user) throw state().error ?? notReady(options());
    const check = stay();
    const before = state();
    this.#holdAccount();
    const attempt = (this.#attempt = runtime.install({
      ...installOptions(wish, before, options().mode),
      onWindow: (hasWindow) => say({ hasWindow }),
    }));
    say({ status: 'connecting', error: undefined });
    const cancelled = await attempt.done
      .then(() => undefined, onlyCancelled)
      .finally(() => {
        if (this.#attempt === attempt) this.#attempt = undefined;
      });
    await idle();
    check();
    const added = wish.add ? newcomer(before, runtime.integration?.allCredentials) : undefined;
    if (added) memory.rememberAccount(before.user, added);
    await read();
    const isDone = wish.add ? added !== undefined : state().status === 'connected';
    if (cancelled && !isDone) throw cancelled;
  }

  async uninstall(credentialId: string): Promise<void> {
    const { memory, read, runtime: find, state, stay } = this.#owner;
    const runtime = find();
    if (!runtime) return;
    const { user } = state();
    const check = stay();
    this.#holdAccount();
    const isDone = await runtime.uninstall(credentialId);
    check();
    if (isDone) memory.forget(user, credentialId);
    if (isDone) await read();
    else await this.install({ credentialId, manage: true });
    if (!state().accounts.some((account) => account.credentialId === credentialId))
      memory.forget(user, credentialId);
  }

  cancel(): void {
    this.#attempt?.cancel();
  }

  showWindow(): void {
    this.#attempt?.showWindow();
  }

  /** Gives up what was for another user. */
  drop(): void {
    this.cancel();
    this.#attempt = undefined;
  }

  /** Installing and giving back makes Paragon select another account; the user's remains. */
  #holdAccount(): void {
    const { memory, state } = this.#owner;
    const { account, accounts, user } = state();
    if (account && accounts.length > 1) memory.rememberAccount(user, account.credentialId);
  }
}
