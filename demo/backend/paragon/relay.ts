import type { Context } from 'hono';
import type { App, StandinEnv } from '../app';
import { callInside } from '../core/call';
import { json } from '../core/http';
import { chooseCredential, type ParagonUser } from './state';
import { signedIn } from './zeus';

/** Base of relative paths: the organisation of the connected account. */
const DEFAULT_BASE = 'https://dev.azure.com/contoso/_apis';

/** Which part of the stand-in answers for which host. */
const HOSTS: Readonly<Record<string, string>> = {
  'dev.azure.com': '/azure-devops',
  'almsearch.dev.azure.com': '/azure-devops-search',
  'vssps.dev.azure.com': '/azure-devops-identity',
  'app.vssps.visualstudio.com': '/azure-devops-profile',
};

const PREFIX = /^\/relay\/projects\/[^/]+\/sdk\/proxy\/([^/]+)\/?(.*)$/;
const PASSED_HEADERS = ['accept', 'content-type', 'x-tfs-fedauthredirect', 'content-range'];

/** Paragon's request service: calls Azure DevOps as the connected account. */
export function relayRoutes(app: App): void {
  app.all('/relay/projects/:project/sdk/proxy/*', signedIn(relay));
}

/**
 * Statuses and error bodies of Paragon's own refusals are not published; the shape is an assumption.
 * The `meta` is what the SDK checks: with `isIntegrationError` a 401 does not end the user's session.
 */
function refuse(status: number, message: string, meta?: Record<string, unknown>): Response {
  return json(
    { message, code: meta ? 'integration-error' : 'bad-request', status, ...(meta ? { meta } : {}) },
    status,
  );
}

async function relay(context: Context<StandinEnv>, user: ParagonUser): Promise<Response> {
  const { env, req } = context;
  const url = new URL(req.raw.url);
  const [, integration, rest = ''] = PREFIX.exec(url.pathname) ?? [];
  if (integration !== 'azuredevops') return refuse(404, `Integration "${integration}" not found`);
  if (env.world.paragon.integration !== 'active') return refuse(404, 'Integration is not enabled');
  const credential = chooseCredential(user, req.header('x-paragon-credential'));
  if (!credential) return refuse(400, 'No connected account for this integration');
  if (credential.status !== 'VALID') {
    const meta = { isIntegrationError: true, credentialId: credential.id, status: credential.status };
    return refuse(401, 'The connected account has to sign in again', meta);
  }
  const path = upstreamPath(rest);
  if (!path) return refuse(400, `The address is not allowed: ${rest}`);
  const request = await upstreamRequest(req.raw, `${url.origin}${path}${url.search}`, credential.providerId);
  return wrap(await callInside(env, request));
}

/** Where the stand-in answers for a relative path or a full URL, or undefined for a host it does not know. */
function upstreamPath(rest: string): string | undefined {
  const isFull = /^https?:\/\//i.test(rest);
  const address = isFull ? rest : `${DEFAULT_BASE}/${rest}`;
  if (!URL.canParse(address)) return undefined;
  const target = new URL(address);
  const prefix = HOSTS[target.hostname];
  return prefix && target.protocol === 'https:' ? prefix + target.pathname : undefined;
}

async function upstreamRequest(request: Request, url: string, personId: string): Promise<Request> {
  const headers = new Headers({ authorization: `Bearer ${personId}` });
  for (const name of PASSED_HEADERS) {
    const value = request.headers.get(name);
    if (value && value !== 'auto') headers.set(name, value);
  }
  const body = await request.clone().arrayBuffer();
  if (!body.byteLength) return new Request(url, { method: request.method, headers });
  if (!headers.has('content-type')) headers.set('content-type', 'application/json');
  return new Request(url, { method: request.method, headers, body });
}

/** A success is put into `output`, as the SDK unwraps it; anything else passes as it came. */
async function wrap(response: Response): Promise<Response> {
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  if (!response.ok || !isJson) return response;
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  try {
    return new Response(`{"output":${await response.text()}}`, { status: response.status, headers });
  } catch {
    return refuse(502, 'The connection to the integration was lost');
  }
}
