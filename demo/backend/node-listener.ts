import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isDropped } from './core/http';
import type { Standin } from './standin';

export type NodeListener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/** Answers Node's requests with a stand-in; a dropped connection is really cut. */
export function nodeListener(standin: Standin): NodeListener {
  const listener = getRequestListener(
    async (request, env) => {
      const response = await standin.fetch(request);
      if (!isDropped(response)) return response;
      (env as { outgoing: ServerResponse }).outgoing.destroy();
      return RESPONSE_ALREADY_SENT;
    },
    { overrideGlobalObjects: false },
  );
  return (incoming, outgoing) => void listener(incoming, outgoing);
}
