import { AdoError } from '../errors.js';
import { isOwn, type ParagonPort, type ParagonUser } from './paragon-port.js';
import { readSignInError } from './sign-in-errors.js';
import { Patience } from './patience.js';
import { within } from './time-limit.js';
import { TokenRenewal } from './token-renewal.js';
import { readToken, type TokenClaims } from './token.js';

export interface Login {
  readonly userToken?: string | undefined;
  readonly tokenProvider?: (() => Promise<string>) | undefined;
}

/** What happened to the session without being asked for. */
export interface SessionEvents {
  /** User, accounts or their health may have changed. */
  onChange(): void;
  onLost(error: AdoError): void;
}

/** How long the page's token provider may take. */
const PROVIDE_WITHIN = 30_000;

/**
 * The user's session with Paragon. One thing happens at a time: the SDK mixes up users when logins or reloads
 * overlap. Of several logins asked for meanwhile only the newest is done.
 */
export class ParagonSession {
  readonly #port: ParagonPort;
  readonly #projectId: string | undefined;
  readonly #events: SessionEvents;
  #version = 0;
  readonly #flights = new Set<Promise<unknown>>();
  #login: Login = {};
  #claims: TokenClaims | undefined;
  #wanted: Login | undefined;
  #signingIn: Promise<void> | undefined;
  /** Stops waiting for the token provider. */
  #stopAsking: (() => void) | undefined;
  #checking: Promise<boolean> | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  readonly #patience: Patience;
  readonly #renewal = new TokenRenewal(() => this.#renew());
  #disposed = false;

  constructor(port: ParagonPort, projectId: string | undefined, events: SessionEvents) {
    this.#port = port;
    this.#patience = new Patience(port);
    this.#projectId = projectId;
    this.#events = events;
  }

  /** Paragon's view of the user, or `undefined` when nobody is signed in. */
  get user(): ParagonUser | undefined {
    const user = this.#port.getUser();
    const mine = !this.#claims || user.userId === this.#claims.userId;
    return user.authenticated && mine ? user : undefined;
  }

  /** The token in use, for the doctor to read the claims of; it never leaves the page. */
  get token(): string | undefined {
    return this.#login.userToken;
  }

  /** Counts successful logins and renewals. */
  get version(): number {
    return this.#version;
  }

  /** Signs in. The page's own instance may be signed in already, then no token is needed. */
  signIn(login: Login): Promise<void> {
    const { tokenProvider } = this.#login;
    this.#wanted = this.#login = login;
    if (login.userToken || login.tokenProvider !== tokenProvider) this.#stopAsking?.();
    return (this.#signingIn ??= this.#inTurn(() => this.#signInNewest()));
  }

  /** Reads user and accounts anew. A network failure leaves the session as it is. */
  reload(): Promise<void> {
    return this.#inTurn(async () => {
      const port = this.#port;
      if (isOwn(port)) await this.#patience.run(() => port.reload());
      else if (this.#projectId && this.#login.userToken) await this.#authenticate(this.#login.userToken);
    }).catch((cause: unknown) => {
      if (this.user) throw readSignInError(cause);
      throw new AdoError('session-lost', 'Paragon ended the session', { cause });
    });
  }

  /** Whether the session still holds, after a refusal; renews it if it can. Reads accounts' health anew. */
  check(): Promise<boolean> {
    return (this.#checking ??= this.#check().finally(() => {
      this.#checking = undefined;
    }));
  }

  /** Runs a call when no login is under way, and keeps logins of others away until it is through. */
  async call<T>(action: () => Promise<T>): Promise<T> {
    while (this.#signingIn) await this.#signingIn.catch(() => undefined);
    const before = this.user;
    if (!before) throw new AdoError('session-lost', 'Nobody is signed in with Paragon');
    const flight = action();
    this.#flights.add(flight);
    const result = await flight.finally(() => this.#flights.delete(flight));
    if (this.#claims && before.userId !== this.#claims.userId)
      throw new AdoError('session-lost', 'The user changed during the call');
    return result;
  }

  dispose(): void {
    this.#disposed = true;
    this.#stopAsking?.();
    this.#renewal.end();
  }

  #inTurn<T>(job: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(job);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #signInNewest(): Promise<void> {
    let failure: AdoError | undefined;
    while (this.#wanted) {
      const login = this.#wanted;
      this.#wanted = undefined;
      failure = await this.#signInOnce(login).then(
        () => undefined,
        (error: unknown) => AdoError.from(error),
      );
    }
    this.#signingIn = undefined;
    if (failure) throw failure;
  }

  async #signInOnce(login: Login): Promise<void> {
    if (!this.#projectId || (!login.userToken && !login.tokenProvider)) {
      if (this.#port.getUser().authenticated) return;
      throw new AdoError('token-missing', 'No Paragon user token was given');
    }
    const { token, fresh } = await this.#findToken(login);
    try {
      await this.#authenticate(token);
    } catch (error) {
      if (fresh || !login.tokenProvider || AdoError.from(error).code !== 'token-invalid') throw error;
      await this.#authenticate(await this.#askProvider(login.tokenProvider));
    }
  }

  async #findToken({ userToken, tokenProvider }: Login): Promise<{ token: string; fresh: boolean }> {
    try {
      readToken(userToken);
      return { token: userToken!, fresh: false };
    } catch (error) {
      if (!tokenProvider) throw error;
      return { token: await this.#askProvider(tokenProvider), fresh: true };
    }
  }

  async #askProvider(provider: () => Promise<string>): Promise<string> {
    const stopped = new Promise<never>((_, reject) => {
      this.#stopAsking = () => reject(new AdoError('cancelled', 'A newer login took its place'));
    });
    const asked = Promise.resolve()
      .then(provider)
      .catch((cause: unknown) => {
        throw new AdoError('token-missing', 'The token provider failed', { cause });
      });
    const late = (): AdoError => new AdoError('token-missing', 'The token provider did not answer');
    const token = await within(PROVIDE_WITHIN, Promise.race([asked, stopped]), late);
    readToken(token);
    return token;
  }

  async #authenticate(token: string): Promise<void> {
    if (this.#disposed) throw new AdoError('cancelled', 'The session was given up');
    const claims = readToken(token);
    const port = this.#port;
    const same = this.user?.userId === claims.userId;
    if (!same) await this.#landFlights();
    this.#claims = claims;
    try {
      // Only a refusal ends a session that holds; then the second try tells why.
      if (same && isOwn(port)) await this.#patience.run(() => port.renew(token)).catch(() => undefined);
      else await this.#authenticateAnew(token);
      // A leftover of an earlier session can end the new one unnoticed; once more is enough.
      if (!this.user) await this.#authenticateAnew(token);
    } catch (cause) {
      throw readSignInError(cause, isOwn(port) && port.refused);
    }
    if (!this.user) throw new AdoError('token-invalid', 'Paragon did not accept the user token');
    this.#version += 1;
    this.#login = { ...this.#login, userToken: token };
    if (this.#login.tokenProvider && !this.#disposed) this.#renewal.plan(claims.expiresAt);
  }

  async #authenticateAnew(token: string): Promise<void> {
    await this.#patience.run(() => {
      if (isOwn(this.#port)) this.#port.forgetRequests();
      return this.#port.authenticate(this.#projectId!, token);
    });
  }

  /** The SDK reads the token a moment after a call was made: let calls of the former user get away first. */
  async #landFlights(): Promise<void> {
    if (this.#flights.size === 0) return;
    const patience = new Promise((resolve) => setTimeout(resolve, 5000));
    await Promise.race([Promise.allSettled(this.#flights), patience]);
  }

  async #check(): Promise<boolean> {
    const lost = await this.reload().then(
      () => undefined,
      (error: unknown) => AdoError.from(error),
    );
    if (this.#disposed) return false;
    if (this.user) {
      this.#events.onChange();
      return true;
    }
    const { tokenProvider } = this.#login;
    try {
      if (!tokenProvider) throw lost ?? new AdoError('session-lost', 'Paragon ended the session');
      await this.signIn({ tokenProvider });
    } catch (error) {
      this.#events.onLost(AdoError.from(error));
      return false;
    }
    this.#events.onChange();
    return true;
  }

  /** Without a new one the token in use stays: a refresh that fails ends nothing. */
  async #renew(): Promise<void> {
    const { tokenProvider, userToken } = this.#login;
    if (!tokenProvider) return;
    const login = { tokenProvider };
    try {
      await this.signIn(login);
    } catch (error) {
      if (this.#login === login) this.#login = { tokenProvider, userToken };
      throw error;
    }
    this.#events.onChange();
  }
}
