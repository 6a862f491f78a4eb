import type { Transport, TransportReply, TransportRequest } from '../ado/transport.js';
import { AdoError } from '../errors.js';
import { isOwn, type ParagonPort, type ParagonRequestInit } from './paragon-port.js';
import { readCallFailure } from './relay-failure.js';
import { relayPath } from './relay-path.js';
import type { ParagonSession } from './session.js';
import { recognize } from './sign-in-table.js';
import { within } from './time-limit.js';

/** How long a call may take in all; longer than the services themselves take to give up. */
const CALL_WITHIN = 60_000;

export interface RelayOptions {
  /** Integration type, as Paragon names it. */
  readonly integration: string;
  /** Hosts that a full address may name. */
  readonly allowedHosts: readonly string[];
  /** Whether an error body can only come from the called service itself, not from the relay. */
  readonly isServiceError: (body: unknown) => boolean;
  /** Account to call as, unless the call says. */
  readonly credentialId: () => string | undefined;
}

/** Carries calls through Paragon's relay by `request()` of its SDK. */
export class RelayTransport implements Transport {
  readonly #port: ParagonPort;
  readonly #session: ParagonSession;
  readonly #options: RelayOptions;

  constructor(port: ParagonPort, session: ParagonSession, options: RelayOptions) {
    this.#port = port;
    this.#session = session;
    this.#options = options;
  }

  send(request: TransportRequest): Promise<TransportReply> {
    const call = new AbortController();
    const reply = within(CALL_WITHIN, this.#send(request, call.signal), () => {
      const late = new AdoError('timeout', 'The relay did not answer');
      call.abort(late);
      return late;
    });
    return reply.then((settled) => this.#passOn(settled));
  }

  /** A refusal that is about the sign-in is no answer to the call. In its other refusals a service may quote anything. */
  #passOn(reply: TransportReply): TransportReply {
    const { data, failed } = reply;
    if (!failed) return reply;
    const { message } = Object(data) as { message?: unknown };
    const isFromService = this.#options.isServiceError(data) && typeof message === 'string';
    const text = isFromService ? message : typeof data === 'string' ? data : JSON.stringify(data ?? '');
    const known = recognize(text);
    if (known && (!isFromService || text.startsWith(known.serverCode ?? ''))) throw known;
    return reply;
  }

  async #send(request: TransportRequest, signal: AbortSignal): Promise<TransportReply> {
    const { version } = this.#session;
    const credentialId = request.credentialId ?? this.#options.credentialId();
    const reply = await this.#sendOnce(request, credentialId, signal);
    if (!this.#isRefusedOnTheWay(reply, credentialId)) return reply;
    if (!(await this.#session.check())) throw new AdoError('session-lost', 'Paragon ended the session');
    // The session was renewed meanwhile, so it was the relay that refused, and nothing was sent on.
    if (reply.failed && version !== this.#session.version)
      return this.#sendOnce(request, credentialId, signal);
    if (!reply.failed || !this.#isValid(credentialId))
      throw new AdoError('unauthorized', 'Azure DevOps no longer accepts this account');
    return reply;
  }

  async #sendOnce(
    request: TransportRequest,
    credentialId: string | undefined,
    signal: AbortSignal,
  ): Promise<TransportReply> {
    const path = relayPath(request.url, this.#options.allowedHosts);
    const init = requestInit(request, credentialId);
    const { integration } = this.#options;
    const port = this.#port;
    try {
      return await this.#session.call(async () => {
        // Whoever asked has been told that it failed: too late to send it.
        signal.throwIfAborted();
        if (!isOwn(port)) return { failed: false, data: await port.request(integration, path, init) };
        const [data, seen] = await port.requestObserved(integration, path, init);
        return { failed: false, data, ...seen };
      });
    } catch (cause) {
      const failure = readCallFailure(cause);
      if (failure instanceof AdoError) throw failure;
      return failure;
    }
  }

  /** Whether Paragon or the sign-in page, and not the called service, may have answered. */
  #isRefusedOnTheWay(reply: TransportReply, credentialId: string | undefined): boolean {
    if (!reply.failed) return reply.status === 203 || isPage(reply.data);
    if (reply.status === undefined) return !this.#session.user || !this.#isValid(credentialId);
    return reply.status === 401 || (reply.status === 403 && !this.#options.isServiceError(reply.data));
  }

  #isValid(credentialId: string | undefined): boolean {
    const known = this.#session.user?.integrations?.[this.#options.integration]?.allCredentials ?? [];
    return known.some(({ id, status }) => status === 'VALID' && (!credentialId || id === credentialId));
  }
}

function requestInit(request: TransportRequest, credentialId: string | undefined): ParagonRequestInit {
  const init: ParagonRequestInit = {};
  if (request.method !== 'GET') init.method = request.method;
  if (credentialId) init.selectedCredentialId = credentialId;
  if (request.json !== undefined) {
    init.body = JSON.stringify(request.json);
    // Any other spelling would be merged with the SDK's own header.
    init.headers = { 'Content-Type': request.contentType ?? 'application/json' };
  }
  return init;
}

/** A page where data was expected: the provider asks to sign in. */
function isPage(data: unknown): boolean {
  return typeof data === 'string' && /^\s*<(!doctype html|html)/i.test(data);
}
