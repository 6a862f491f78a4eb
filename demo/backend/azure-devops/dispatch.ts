import type { Context } from 'hono';
import type { StandinEnv } from '../app';
import { failure } from '../core/http';
import { isMember } from '../data/memberships';
import { findPerson, people, type Person } from '../data/people';
import { checkVersion } from './api-version';
import { discover } from './discovery';
import {
  AzureDevOpsError,
  badRequest,
  notAMember,
  organizationNotFound,
  projectNotFound,
  teamNotFound,
  wrongContentType,
} from './errors';
import { resourceOf } from './resources';
import { spellOutAll } from './resources/enums';
import { seenBy } from './restricted-store';
import { matchPath, queryReader, splitPath, type Call, type Route } from './router';
import type { OrganizationStore } from './store';
import { teamIn } from './team-store';

/** Answers one call: who calls, what it is about, which route takes it, and whether it is put well. */
export async function dispatch(
  { env, req }: Context<StandinEnv>,
  prefix: string,
  routes: readonly Route[],
): Promise<Response> {
  const url = new URL(req.raw.url);
  const parts = splitPath(url.pathname.slice(prefix.length));
  if (!parts) return failure(404, 'The path has no _apis segment.');
  const person = caller(req.raw);
  if (!person) return signInPage();
  const [organizationName = ''] = parts.scope;
  const whole = env.world.organization(organizationName);
  if (!whole) throw organizationNotFound(organizationName);
  if (!isMember(person, whole.name)) throw notAMember(person);
  const organization = seenBy(whole, person, env.world.denials);
  if (req.raw.method === 'OPTIONS') return discover(routes, parts.rest);
  const { project, team } = placeOf(organization, parts.scope);
  const { route, params } = findRoute(routes, req.raw, parts.rest);
  const resource = resourceOf(route.path);
  const query = queryReader(url, resource);
  checkVersion({ ...resource, preview: route.preview ?? resource?.preview }, req.raw, query('api-version'));
  if (route.needsProject && !project) throw badRequest('A project name is required in the URL.');
  await checkContentType(route, req.raw);
  return route.handle({
    scope: env,
    request: req.raw,
    organization,
    project,
    team,
    person,
    resource,
    params: spellOutAll(resource, params),
    query,
  });
}

/** The project and the team that a path names before `_apis`. */
function placeOf(
  organization: OrganizationStore,
  [, projectName, teamName]: readonly string[],
): Pick<Call, 'project' | 'team'> {
  if (projectName === undefined) return { project: undefined, team: undefined };
  const project = organization.project(projectName);
  if (!project) throw projectNotFound(projectName);
  if (teamName === undefined) return { project, team: undefined };
  const team = teamIn(organization, project, teamName);
  if (!team) throw teamNotFound(teamName);
  return { project, team };
}

function findRoute(
  routes: readonly Route[],
  request: Request,
  rest: readonly string[],
): { route: Route; params: Record<string, string> } {
  const methods = new Set<string>();
  for (const route of routes) {
    const params = matchPath(route.path, rest);
    if (params && route.method === request.method) return { route, params };
    if (params) methods.add(route.method);
  }
  const message = methods.size
    ? `The requested resource does not support http method '${request.method}'.`
    : `The controller for path '/_apis/${rest.join('/')}' was not found or does not implement IController.`;
  throw new AzureDevOpsError(methods.size ? 405 : 404, 'VssResourceNotFoundException', message);
}

/** Bearer (the relay, or an access token) or Basic with a personal access token; both may name a person. */
export function caller(request: Request): Person | undefined {
  const [scheme = '', value = ''] = (request.headers.get('authorization') ?? '').split(' ');
  if (/^bearer$/i.test(scheme) && value) return findPerson(value) ?? people[0];
  if (!/^basic$/i.test(scheme) || !/^[A-Za-z0-9+/]+={0,2}$/.test(value)) return undefined;
  const token = atob(value).replace(/^[^:]*:/, '');
  return token ? (findPerson(token) ?? people[0]) : undefined;
}

/** Dead credentials do not reliably give 401: the service also answers 203 with its sign-in page. */
export function signInPage(): Response {
  const html = '<!doctype html><html lang="en"><title>Azure DevOps Services | Sign In</title></html>';
  return new Response(html, { status: 203, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

async function checkContentType(route: Route, request: Request): Promise<void> {
  if (!(await request.clone().text())) return;
  const found = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const valid = route.contentType ?? 'application/json';
  if (found !== valid) throw wrongContentType(request, found, valid);
}
