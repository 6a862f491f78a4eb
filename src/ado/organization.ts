import { AdoError } from '../errors.js';
import type { Transport, TransportReply } from './transport.js';

const PROBE = 'projects?api-version=7.1&$top=1';

/**
 * The organization behind the relay's relative paths, read from the address of any project in it. `undefined` if
 * the answer does not tell, as when there is no project.
 */
export async function findOrganization(transport: Transport): Promise<string | undefined> {
  const reply = await transport.send({ method: 'GET', url: PROBE });
  return reply.failed ? refuse(reply) : parseOrganization(firstProjectUrl(reply.data));
}

/** `name` as the server spells it, or `undefined` if the account cannot see such an organization. An address will do. */
export async function checkOrganization(transport: Transport, name: string): Promise<string | undefined> {
  const typed = name.trim();
  const wanted = parseOrganization(typed) ?? parseOrganization(`https://${typed}`) ?? typed;
  if (!/^[\w-]+$/.test(wanted)) return undefined;
  const reply = await transport.send({
    method: 'GET',
    url: `https://dev.azure.com/${wanted}/_apis/${PROBE}`,
  });
  if (reply.failed) return refuse(reply);
  const { value } = Object(reply.data) as { value?: unknown };
  return Array.isArray(value) ? (parseOrganization(firstProjectUrl(reply.data)) ?? wanted) : undefined;
}

/** Whether the organization, or a policy of it, does not let this account in; another one may. */
export function isStranger(error: unknown): error is AdoError {
  return error instanceof AdoError && error.serverCode === 'TF400813';
}

const PROFILE = 'https://app.vssps.visualstudio.com/_apis';

/** The organizations the account sees, by name; `undefined` if the service does not tell, as it need not. */
export async function listOrganizations(transport: Transport): Promise<string[] | undefined> {
  try {
    const me = await read(transport, `${PROFILE}/profile/profiles/me?api-version=7.1`);
    const { id } = Object(me) as { id?: unknown };
    if (typeof id !== 'string') return undefined;
    const url = `${PROFILE}/accounts?memberId=${encodeURIComponent(id)}&api-version=7.1`;
    const answer = await read(transport, url);
    // The published sample is a bare list, the service wraps lists.
    const { value = answer } = Object(answer) as { value?: unknown };
    if (!Array.isArray(value)) return undefined;
    const names = value.map((one: unknown) => (Object(one) as { accountName?: unknown }).accountName);
    const known = names.filter((name): name is string => typeof name === 'string' && name !== '');
    return known.sort((a, b) => a.localeCompare(b));
  } catch {
    return undefined;
  }
}

async function read(transport: Transport, url: string): Promise<unknown> {
  const { data, failed } = await transport.send({ method: 'GET', url });
  return failed ? undefined : data;
}

/** The name Azure DevOps knows the account by; `undefined` if it does not say. */
export async function findAccountName(
  transport: Transport,
  organization: string,
): Promise<string | undefined> {
  const url = `https://dev.azure.com/${encodeURIComponent(organization)}/_apis/connectionData?api-version=7.1-preview`;
  const { data, failed } = await transport.send({ method: 'GET', url });
  const { authenticatedUser } = Object(failed ? undefined : data) as { authenticatedUser?: unknown };
  const { providerDisplayName } = Object(authenticatedUser) as { providerDisplayName?: unknown };
  return typeof providerDisplayName === 'string' ? providerDisplayName : undefined;
}

/** The organization's name in an address of Azure DevOps, in the present or the former form. */
export function parseOrganization(url: string | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  const { hostname, pathname } = new URL(url);
  const former = /^([^.]+)\.visualstudio\.com$/.exec(hostname)?.[1];
  if (former) return former;
  const first = pathname.split('/')[1];
  if (hostname !== 'dev.azure.com' || !first) return undefined;
  try {
    return decodeURIComponent(first);
  } catch {
    return undefined;
  }
}

function firstProjectUrl(data: unknown): string | undefined {
  const { value } = Object(data) as { value?: unknown };
  const { url } = Object(Array.isArray(value) ? value[0] : undefined) as { url?: unknown };
  return typeof url === 'string' ? url : undefined;
}

/** Throws what will pass or needs the user; anything else only means that this is not the way to find out. */
function refuse({ data, status, retryAfter }: TransportReply): undefined {
  // The service itself answers: it knows the account, but not in this organization (TF400813).
  const isStranger = typeof (Object(data) as { typeKey?: unknown }).typeKey === 'string';
  if (status === 401 && !isStranger) throw new AdoError('unauthorized', 'Azure DevOps refused the account');
  if (status === 429) throw new AdoError('rate-limited', 'Azure DevOps asks to wait', { retryAfter });
  if (status !== undefined && status >= 500)
    throw new AdoError('server', `Azure DevOps answered ${String(status)}`);
  return undefined;
}
