/** A query that cannot be run; the message names the token in guillemets, as the service does. */
export class WiqlError extends Error {
  constructor(problem: string, token?: string) {
    super(token === undefined ? problem : `${problem} The error is caused by «${token}».`);
  }
}

/** The query is well-formed, but the call lacks what it needs, such as a team. */
export class WiqlContextError extends WiqlError {}
