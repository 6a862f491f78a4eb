import type { LitElement, ReactiveController } from 'lit';
import { AdoError } from '../../errors.js';
import type { MessageOverrides } from '../../i18n/messages.js';
import type { Connection } from '../../state/connection.js';
import { isOutdated } from '../../state/connection-provider.js';
import type { FaceButton } from './connect-face.js';

export type HelpHost = LitElement & { readonly messages?: MessageOverrides | undefined };
type HelpPart = typeof import('./help-part.js');

/** How an attempt ends of whose reason the user may know more than we do. */
const SILENT: ReadonlySet<string> = new Set(['cancelled', 'timeout']);

/**
 * What the connect view offers when it cannot go on by itself: a message for who can mend it, and a place for what
 * the sign-in window said. Words and markup are fetched when they are first needed.
 */
export class ConnectHelp implements ReactiveController {
  readonly #host: HelpHost;
  readonly #read: () => Connection;
  #part: HelpPart | undefined;
  #isLoading = false;
  #error: AdoError | undefined;
  #failedAt = new Date();
  /** The failure that the user's text explained. */
  #explained: AdoError | undefined;
  #user: string | undefined;

  /** Whether to ask what the sign-in window said. */
  asks = false;
  /** What it said, as far as it was pasted or typed. */
  pasted = '';
  copied = false;
  /** The message to copy by hand, where the browser does not allow us to. */
  letter: string | undefined;

  constructor(host: HelpHost, read: () => Connection) {
    this.#host = host;
    this.#read = read;
    host.addController(this);
  }

  /** Whether the present failure is what the user's text told. */
  get isExplained(): boolean {
    return this.#explained !== undefined && this.#explained === this.#read().state.error;
  }

  hostUpdate(): void {
    const { error, status, user } = this.#read().state;
    if ((status === 'connected' && !this.#isOutdated) || (user && this.#user && user !== this.#user)) {
      this.asks = false;
      this.pasted = '';
    }
    this.#user = user ?? this.#user;
    if (error !== this.#error) {
      this.#error = error;
      this.#failedAt = new Date();
      this.copied = false;
      this.letter = undefined;
    }
    if (this.asks || this.#isOutdated || isForOthers(error)) void this.#load();
  }

  /** What an attempt to connect came to. */
  noteEnd(cause?: unknown): void {
    // With an account that still works, giving up is no failure.
    this.asks = cause instanceof AdoError ? SILENT.has(cause.code) : this.#isOutdated;
    this.#host.requestUpdate();
  }

  /** What to say to somebody whose account is still with the former sign-in provider. */
  get notice(): ReturnType<HelpPart['providerNotice']> | undefined {
    const { options } = this.#read();
    if (!this.#isOutdated) return undefined;
    return this.#part?.providerNotice(options.providerChange, this.#host.messages);
  }

  get #isOutdated(): boolean {
    const { options, state } = this.#read();
    return state.status === 'connected' && isOutdated(state.account, options.providerChange);
  }

  /** The button beside Copy details; none where the user is who can mend it. */
  buttons(): FaceButton[] {
    if (!this.#part || !isForOthers(this.#error)) return [];
    const words = this.#part.helpWords(this.#host.messages);
    const label = this.#error?.fixedBy === 'admin' ? words.copyForAdmin : words.copyForVendor;
    return [{ label: this.copied ? words.messageCopied : label, kind: 'quiet', onClick: this.#onCopy }];
  }

  /** What stands below the buttons. */
  more(): unknown {
    const { status } = this.#read().state;
    const isIdle = status !== 'connecting' && status !== 'loading';
    const asks = this.asks && isIdle;
    if (!this.#part || (!asks && this.letter === undefined)) return undefined;
    return this.#part.helpView(this, { asks, own: this.#host.messages });
  }

  readonly onPaste = (event: InputEvent): void => {
    this.pasted = (event.target as HTMLTextAreaElement).value;
  };

  readonly onExplain = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!this.pasted.trim()) return;
    this.#explained = this.#read().explain(this.pasted.trim());
    this.asks = this.#explained?.code === 'sign-in-failed';
    this.#host.requestUpdate();
  };

  readonly #onCopy = (): void => void this.#copy();

  async #copy(): Promise<void> {
    const error = this.#error;
    if (!error || !this.#part) return;
    const text = this.#part.letterFor(error, this.#failedAt, this.#host.messages);
    try {
      await navigator.clipboard.writeText(text);
      this.copied = true;
    } catch {
      this.letter = text;
    }
    this.#host.requestUpdate();
  }

  /** Without it the card says what happened all the same. */
  async #load(): Promise<void> {
    if (this.#part || this.#isLoading) return;
    this.#isLoading = true;
    try {
      this.#part = await import('./help-part.js');
      this.#host.requestUpdate();
    } catch {
      // Tried again with the next failure.
    } finally {
      this.#isLoading = false;
    }
  }
}

function isForOthers(error: AdoError | undefined): boolean {
  return error?.fixedBy === 'admin' || error?.fixedBy === 'vendor';
}
