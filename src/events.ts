import type { AdoError } from './errors.js';
import type { ConnectedAccount, ConnectionStatus } from './state/connection-state.js';

/** Something failed. The element already says so to the user; listen to log it or to help. */
export class AdoErrorEvent extends Event {
  readonly error: AdoError;

  constructor(error: AdoError) {
    super('ado-error');
    this.error = error;
  }
}

/** An account is connected and its organization known; also when the element finds it so. */
export class AdoConnectedEvent extends Event {
  readonly account: ConnectedAccount;
  readonly organization: string;

  constructor(account: ConnectedAccount, organization: string) {
    super('ado-connected');
    this.account = account;
    this.organization = organization;
  }
}

/** The account that was connected no longer is: given back, expired, or its user left. */
export class AdoDisconnectedEvent extends Event {
  constructor() {
    super('ado-disconnected');
  }
}

/** The connection went from one status to another. */
export class AdoConnectionChangeEvent extends Event {
  readonly status: ConnectionStatus;
  readonly previous: ConnectionStatus;

  constructor(status: ConnectionStatus, previous: ConnectionStatus) {
    super('ado-connection-change');
    this.status = status;
    this.previous = previous;
  }
}

/**
 * Paragon's portal is about to cover the page. Close what would cover it in turn, such as a modal dialog; cancel
 * the event to keep the portal shut.
 */
export class AdoPortalRequestEvent extends Event {
  constructor() {
    super('ado-portal-request', { cancelable: true });
  }
}

/**
 * An account is still signed in with the provider that `providerChange` leaves behind. Its owner is asked to sign in
 * again; told once per account.
 */
export class AdoProviderOutdatedEvent extends Event {
  readonly account: ConnectedAccount;
  /** Until when they should. */
  readonly by: Date | undefined;

  constructor(account: ConnectedAccount, by: Date | undefined) {
    super('ado-provider-outdated');
    this.account = account;
    this.by = by;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ado-connected': AdoConnectedEvent;
    'ado-connection-change': AdoConnectionChangeEvent;
    'ado-disconnected': AdoDisconnectedEvent;
    'ado-portal-request': AdoPortalRequestEvent;
    'ado-provider-outdated': AdoProviderOutdatedEvent;
    'ado-error': AdoErrorEvent;
  }
}
