/** One call to Azure DevOps, as the client states it. */
export interface TransportRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /**
   * A full `https://` address, or a path below the `_apis/` folder of the connected organisation, without a
   * leading slash. Path segments are already percent-encoded.
   */
  readonly url: string;
  /** Sent as JSON text. */
  readonly json?: unknown;
  /** Of the body; `application/json` unless said. */
  readonly contentType?: string;
  /** Paragon credential to call as; the connection's own unless said. */
  readonly credentialId?: string;
  /** Whether anybody still waits, asked while the call is kept back; what is on its way cannot be stopped. */
  readonly signal?: AbortSignal;
}

/** What Azure DevOps answered, as far as the way there let us see it. */
export interface TransportReply {
  /** Parsed JSON; text if it was not JSON; `undefined` for an empty body. */
  readonly data: unknown;
  /** Whether Azure DevOps (not the way there) refused. Known even where `status` is not. */
  readonly failed: boolean;
  /** HTTP status, where it can be seen. */
  readonly status?: number | undefined;
  /** Seconds, where the header could be seen; also on a success. */
  readonly retryAfter?: number | undefined;
}

/**
 * Carries calls to Azure DevOps. `ado/` knows nothing of how: in the product it is Paragon's relay.
 * Resolves with whatever Azure DevOps said, refusals included; rejects with an `AdoError` when the call
 * did not get there or back.
 */
export interface Transport {
  send(request: TransportRequest): Promise<TransportReply>;
}
