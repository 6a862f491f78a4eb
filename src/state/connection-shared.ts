import { Connection } from './connection.js';

const KEY = Symbol.for('ado-elements:connection:1');

/** The page's connection, one for all copies of this library. Made on first use; configure it before that counts. */
export function sharedConnection(): Connection {
  const page = globalThis as { [KEY]?: Connection };
  return (page[KEY] ??= new Connection());
}
