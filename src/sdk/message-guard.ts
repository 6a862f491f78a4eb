const GREETING = 'oauth-nonce-loaded';
const OAUTH_MESSAGES = new Set(['oauth_success_callback', 'oauth_error_callback', GREETING]);

/** Whose messages one instance of the SDK may listen to. */
export interface TrustedOrigins {
  /** Of the portal in the frame, which may call the SDK's methods. */
  readonly portal: string;
  /** Of Paragon's services, whose pages report a sign-in. */
  readonly services: ReadonlySet<string>;
  /** Whether a message is meant for this instance alone. */
  isMine(event: MessageEvent<unknown>): boolean;
  /** Takes a message that is. */
  receive(event: MessageEvent<unknown>): void;
}

export type ParagonMessage = 'invocation' | 'oauth' | 'other';

const trusted = new Set<TrustedOrigins>();
let listening = false;

/**
 * The SDK's listeners check neither origin nor source of a message, so that any window within reach could act as
 * the user. This listener stands before them, hence call it before the SDK loads. What is meant for one of our instances
 * reaches no other. Messages that are not Paragon's pass, and while there is no instance of ours, all do. Returns how to take the listener away again.
 */
export function installMessageGuard(): () => void {
  if (!listening) window.addEventListener('message', guard, { capture: true });
  listening = true;
  return () => {
    window.removeEventListener('message', guard, { capture: true });
    listening = false;
  };
}

/** Lets messages of these origins through, until the returned function is called. */
export function trustOrigins(origins: TrustedOrigins): () => void {
  trusted.add(origins);
  return () => trusted.delete(origins);
}

/** What a message means to the SDK. */
export function classifyMessage(data: unknown): ParagonMessage {
  if (typeof data !== 'object' || data === null) return 'other';
  const { type, messageType } = data as { type?: unknown; messageType?: unknown };
  if (messageType === 'SDK_FUNCTION_INVOCATION') return 'invocation';
  return typeof type === 'string' && OAUTH_MESSAGES.has(type) ? 'oauth' : 'other';
}

/** Whether a sign-in window says that it is there. */
export function isGreeting(data: unknown): boolean {
  return (Object(data) as { type?: unknown }).type === GREETING;
}

function guard(event: MessageEvent<unknown>): void {
  if (trusted.size === 0) return;
  const owner = [...trusted].find((candidate) => candidate.isMine(event));
  if (owner) {
    event.stopImmediatePropagation();
    owner.receive(event);
    return;
  }
  const kind = classifyMessage(event.data);
  // The SDK's sign-in listener trips over an empty message; one with ports is somebody's handshake.
  const empty = (event.data === null || event.data === undefined) && event.ports.length === 0;
  if (empty || (kind !== 'other' && !isTrusted(kind, event.origin))) event.stopImmediatePropagation();
}

function isTrusted(kind: ParagonMessage, origin: string): boolean {
  return [...trusted].some(({ portal, services }) =>
    kind === 'invocation' ? origin === portal : services.has(origin),
  );
}
