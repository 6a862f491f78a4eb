import { AdoError } from '../errors.js';

const SERVICES = {
  CONNECT_PUBLIC_URL: 'connect',
  ZEUS_PUBLIC_URL: 'zeus',
  WORKER_PROXY_PUBLIC_URL: 'worker-proxy',
  HERMES_PUBLIC_URL: 'hermes',
  PASSPORT_PUBLIC_URL: 'passport',
  PASSPORT_PRODUCTION_URL: 'passport',
  DASHBOARD_PUBLIC_URL: 'dashboard',
  CDN_PUBLIC_URL: 'dashboard',
} as const;

/** Addresses of Paragon's services, without a trailing slash. */
export type ParagonEnvironment = Record<keyof typeof SERVICES, string>;

const CLOUD = 'useparagon.com';
const CLOUD_URLS: Partial<ParagonEnvironment> = {
  WORKER_PROXY_PUBLIC_URL: `https://proxy.${CLOUD}`,
  CDN_PUBLIC_URL: `https://cdn.${CLOUD}/latest/dashboard/public`,
};

/**
 * The complete table of addresses: Paragon's cloud, or the services of an own `host`, with the entries of
 * `overrides` on top. Complete, because the SDK would take whatever is missing from its storage.
 */
export function resolveEnvironment(
  host?: string,
  overrides: Partial<ParagonEnvironment> = {},
): ParagonEnvironment {
  const domain = host ? hostname(host) : CLOUD;
  const table = Object.fromEntries(
    Object.entries(SERVICES).map(([key, service]) => [key, `https://${service}.${domain}`]),
  ) as ParagonEnvironment;
  if (!host) Object.assign(table, CLOUD_URLS);
  for (const [key, value] of Object.entries(overrides))
    if (value) table[key as keyof ParagonEnvironment] = value;
  for (const [key, url] of Object.entries(table)) check(key, url);
  return table;
}

/** Origins from which Paragon's own pages may send messages. */
export function serviceOrigins(environment: ParagonEnvironment): Set<string> {
  return new Set(Object.values(environment).map((url) => new URL(url).origin));
}

function hostname(host: string): string {
  const bare = URL.canParse(host) ? new URL(host).host : host;
  if (!bare || !URL.canParse(`https://${bare}`)) throw broken(`host "${host}" is not a host name`);
  return bare;
}

function check(key: string, url: string): void {
  if (!URL.canParse(url) || !/^https?:\/\//.test(url)) throw broken(`${key} must be an absolute address`);
  if (/[/?#]$/.test(url)) throw broken(`${key} must not end with a slash`);
  // The SDK takes every address that contains these letters for a relayed call and misreads the answer.
  if ((key === 'ZEUS_PUBLIC_URL' || key === 'HERMES_PUBLIC_URL') && url.includes('proxy'))
    throw broken(`${key} must not contain "proxy"`);
}

function broken(message: string): AdoError {
  return new AdoError('configuration', message);
}
