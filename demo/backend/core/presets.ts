import type { Fault } from './faults';

/** A bad day by name; `why` tells the reader of `GET control/presets` what it stands for. */
export interface Preset extends Fault {
  why: string;
}

const AZURE_DEVOPS = '^/azure-devops';
const RELAY = '^/relay';
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const RATE = {
  'x-ratelimit-resource': 'Core.Work',
  'x-ratelimit-limit': '200',
  'x-ratelimit-remaining': '0',
};

export const presets: Readonly<Record<string, Preset>> = {
  throttled: {
    why: 'Azure DevOps refuses for a while: 429, TF400733, an HTML body',
    path: AZURE_DEVOPS,
    status: 429,
    headers: { ...HTML, ...RATE, 'retry-after': '10' },
    body: page(
      'TF400733: The request has been canceled: Request was blocked due to exceeding usage of resource Core.Work.',
    ),
  },
  delayed: {
    why: 'The first effect of throttling: the answer is right, but late, and asks to slow down',
    path: AZURE_DEVOPS,
    delayMs: 2000,
    headers: { ...RATE, 'retry-after': '2', 'x-ratelimit-delay': '2.0' },
  },
  'signed-out': {
    why: 'Dead credentials: 203 with the sign-in page',
    path: AZURE_DEVOPS,
    status: 203,
    headers: HTML,
    body: page('Sign in to continue.', 'Azure DevOps Services | Sign In'),
  },
  unauthorized: {
    why: 'A known person without access to the organization: 401, TF400813',
    path: AZURE_DEVOPS,
    status: 401,
    body: wrapped(
      'InvalidIdentityException',
      'TF400813: The user is not authorized to access this resource.',
    ),
  },
  'oauth-blocked': {
    why: 'The organization does not let third-party apps in by OAuth: signing in works, no call does. Words unconfirmed',
    path: '^/azure-devops(-[a-z]+)?/contoso',
    status: 401,
    body: wrapped(
      'UnauthorizedRequestException',
      "TF400813: The user 'Avery Howard' is not authorized to access this resource.",
    ),
  },
  unavailable: {
    why: 'Azure DevOps is down: 503 with a page',
    path: AZURE_DEVOPS,
    status: 503,
    headers: HTML,
    body: page('Our services aren’t available right now.'),
  },
  slow: { why: 'The first byte takes its time', path: AZURE_DEVOPS, delayMs: 1500 },
  'slow-body': { why: 'Headers at once, the body in two halves', path: AZURE_DEVOPS, bodyDelayMs: 1500 },
  offline: {
    why: 'No connection: cut before the headers',
    path: '^/(relay|zeus|hermes|passport|token)',
    drop: true,
  },
  'cut-off': { why: 'The connection breaks in the middle of the body', path: RELAY, cut: 20 },
  truncated: { why: 'Half of a JSON, sent as if it were all', path: RELAY, truncate: 20 },
  'wrong-type': { why: 'JSON that calls itself a page', path: AZURE_DEVOPS, headers: HTML },
  'bad-gateway': {
    why: 'In front of Paragon’s relay: 502 with a page',
    path: RELAY,
    status: 502,
    headers: HTML,
    body: '<html><body><h1>502 Bad Gateway</h1></body></html>',
  },
  'relay-error': {
    why: 'Paragon’s relay fails. Body unconfirmed',
    path: RELAY,
    status: 500,
    body: { message: 'Internal server error', code: 'internal-error', status: 500 },
  },
  'relay-timeout': {
    why: 'The relay gave up waiting. Body unconfirmed',
    path: RELAY,
    status: 504,
    body: { message: 'The request to the integration timed out', code: 'timeout', status: 504 },
  },
  'relay-throttled': {
    why: 'Paragon itself limits the user. Body unconfirmed',
    path: RELAY,
    status: 429,
    headers: { 'retry-after': '5' },
    body: { message: 'Too many requests', code: 'rate-limited', status: 429 },
  },
  'no-sign-in': {
    why: 'A sign-in cannot be started: build-oauth fails, the popup waits for ever',
    path: '/actions/build-oauth',
    status: 400,
    body: { message: 'The integration is not configured for OAuth', code: 'bad-request', status: 400 },
  },
  'paragon-broken': {
    why: 'Paragon’s main service answers, but not with JSON',
    path: '^/zeus',
    status: 502,
    headers: { 'content-type': 'application/json' },
    body: '<html><body><h1>502 Bad Gateway</h1></body></html>',
  },
};

function page(text: string, title = 'Azure DevOps Services'): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><p>${text}</p></body></html>`;
}

function wrapped(typeKey: string, message: string): Record<string, unknown> {
  const typeName = `Microsoft.TeamFoundation.Framework.Server.${typeKey}, Microsoft.TeamFoundation.Framework.Server`;
  return { $id: '1', innerException: null, message, typeName, typeKey, errorCode: 0, eventId: 3000 };
}
