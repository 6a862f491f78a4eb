import { Connection, sharedConnection, type ConnectionOptions } from '../../state/connection.js';

let warned = false;

/**
 * The connection for an element that is configured with `options`: the page's, unless that serves another
 * configuration already.
 */
export function chooseConnection(options: ConnectionOptions): Connection {
  const shared = sharedConnection();
  if (serves(shared, options)) return shared;
  if (!warned)
    // eslint-disable-next-line no-console -- a misuse that is hard to see otherwise, once per page
    console.warn('A second <ado-connect> with another configuration has a connection of its own.');
  warned = true;
  return new Connection();
}

function serves({ options: present }: Connection, wanted: ConnectionOptions): boolean {
  if (!present.paragonProject && !present.paragon) return true;
  return (
    present.paragonProject === wanted.paragonProject &&
    present.paragon === wanted.paragon &&
    present.host === wanted.host &&
    JSON.stringify(present.environment) === JSON.stringify(wanted.environment)
  );
}
