/**
 * What went wrong, as a word a program can branch on. Each code has a sentence for the user in
 * `Messages.errors` and one party who can do something about it, {@link fixedBy}.
 */
export type AdoErrorCode =
  // The page and the Paragon SDK
  | 'configuration'
  | 'sdk-load'
  | 'token-missing'
  | 'token-invalid'
  | 'session-lost'
  | 'integration-unavailable'
  // Connecting an account
  | 'popup-blocked'
  | 'portal-covered'
  | 'consent-denied'
  // How Microsoft's sign-in refuses
  | 'client-secret-expired'
  | 'client-secret-invalid'
  | 'redirect-mismatch'
  | 'scopes-missing'
  | 'admin-consent-required'
  | 'oauth-policy-blocked'
  | 'conditional-access'
  | 'wrong-tenant'
  | 'personal-account'
  | 'sign-in-failed'
  | 'cancelled'
  | 'timeout'
  | 'not-connected'
  | 'organization-unknown'
  // Azure DevOps
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'project-not-found'
  | 'conflict'
  | 'invalid'
  | 'query-invalid'
  | 'too-many-results'
  | 'rate-limited'
  // The way there
  | 'network'
  | 'server'
  | 'bad-response'
  | 'unexpected';

/** Who can put it right: the person at the screen, their Azure DevOps administrator, the vendor of the page, or Microsoft. */
export type FixedBy = 'user' | 'admin' | 'vendor' | 'microsoft';

/** A rule that one field broke. */
export interface FieldError {
  /** Reference name, such as `System.Title`. */
  readonly field: string;
  /** The server's own words. */
  readonly message: string;
}

/** What can be said about a failure beside its code. */
export interface AdoErrorOptions {
  readonly cause?: unknown;
  /** Overrides who usually fixes this code. */
  readonly fixedBy?: FixedBy;
  /** The server's own code or type key, such as `TF401320` or `AADSTS50011`. */
  readonly serverCode?: string | undefined;
  readonly fields?: readonly FieldError[];
  /** Seconds to wait before asking again. */
  readonly retryAfter?: number | undefined;
}

/** What is not listed, the user can fix. */
const FIXED_BY: Readonly<Partial<Record<AdoErrorCode, FixedBy>>> = {
  configuration: 'vendor',
  'token-missing': 'vendor',
  'token-invalid': 'vendor',
  'integration-unavailable': 'vendor',
  'client-secret-expired': 'vendor',
  'client-secret-invalid': 'vendor',
  'redirect-mismatch': 'vendor',
  'scopes-missing': 'vendor',
  'admin-consent-required': 'admin',
  'oauth-policy-blocked': 'admin',
  'conditional-access': 'admin',
  'sign-in-failed': 'vendor',
  forbidden: 'admin',
  'query-invalid': 'vendor',
  server: 'microsoft',
  'bad-response': 'microsoft',
  unexpected: 'vendor',
};

const RETRYABLE: ReadonlySet<AdoErrorCode> = new Set([
  'sdk-load',
  'session-lost',
  'timeout',
  'rate-limited',
  'network',
  'server',
  'bad-response',
]);

/**
 * The only error this library rejects with. Branch on `code`; users read `Messages.errors[code]`,
 * which the elements show; `message` is for developers and logs.
 */
export class AdoError extends Error {
  override readonly name = 'AdoError';
  readonly code: AdoErrorCode;
  readonly fixedBy: FixedBy;
  readonly serverCode: string | undefined;
  readonly fields: readonly FieldError[];
  /** Seconds. */
  readonly retryAfter: number | undefined;

  constructor(code: AdoErrorCode, message: string, options: AdoErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.fixedBy = options.fixedBy ?? FIXED_BY[code] ?? 'user';
    this.serverCode = options.serverCode;
    this.fields = options.fields ?? [];
    this.retryAfter = options.retryAfter;
  }

  /** Whether doing the same again later can succeed without anybody changing anything. */
  get retryable(): boolean {
    return RETRYABLE.has(this.code);
  }

  /** An `AdoError` as it is; anything else wrapped as `unexpected`. */
  static from(cause: unknown): AdoError {
    return cause instanceof AdoError
      ? cause
      : new AdoError('unexpected', cause instanceof Error ? cause.message : 'Unexpected failure', { cause });
  }
}
