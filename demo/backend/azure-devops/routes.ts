import type { Context } from 'hono';
import type { App, StandinEnv } from '../app';
import { failure } from '../core/http';
import { findPerson, people, type Person } from '../data/people';
import { AzureDevOpsError, badRequest, projectNotFound, wrongContentType } from './errors';
import { checkVersion } from './api-version';
import { attachmentRoutes } from './attachments';
import { batchRoutes } from './batch';
import { categoryRoutes } from './categories';
import { classificationRoutes } from './classification';
import { reactionRoutes } from './comment-reactions';
import { commentRoutes } from './comments';
import { connectionDataRoutes } from './connection-data';
import { fieldRoutes } from './fields';
import { historyRoutes } from './history';
import { iconRoutes } from './icons';
import { identityHostRoutes, identityPickerRoutes } from './identities';
import { itemReadRoutes } from './items-read';
import { itemWriteRoutes } from './items-write';
import { projectRoutes } from './projects';
import { queryRoutes } from './queries';
import { queryRunRoutes } from './queries-run';
import { queryWriteRoutes } from './queries-write';
import { recycleBinRoutes } from './recycle-bin';
import { relationTypeRoutes } from './relation-types';
import { searchHostRoutes } from './search';
import { matchPath, queryReader, splitPath, type Call, type Route } from './router';
import { tagRoutes } from './tag-list';
import { typeRoutes } from './work-item-types';
import { wiqlRoutes } from './wiql';

/** Routes of each host, by the prefix under which the stand-in serves it. */
const mainRoutes: readonly Route[] = [
  ...connectionDataRoutes,
  ...projectRoutes,
  ...typeRoutes,
  ...categoryRoutes,
  ...fieldRoutes,
  ...iconRoutes,
  ...classificationRoutes,
  ...wiqlRoutes,
  ...queryRoutes,
  ...queryWriteRoutes,
  ...queryRunRoutes,
  ...itemWriteRoutes,
  ...itemReadRoutes,
  ...recycleBinRoutes,
  ...historyRoutes,
  ...commentRoutes,
  ...reactionRoutes,
  ...attachmentRoutes,
  ...batchRoutes,
  ...identityPickerRoutes,
  ...tagRoutes,
  ...relationTypeRoutes,
];

/** Azure DevOps under `/azure-devops/{organization}/…`, for the relay and for clients of their own; other hosts beside it. */
export function azureDevOpsRoutes(app: App): void {
  mount(app, '/azure-devops', mainRoutes);
  mount(app, '/azure-devops-identity', identityHostRoutes);
  mount(app, '/azure-devops-search', searchHostRoutes);
}

function mount(app: App, prefix: string, routes: readonly Route[]): void {
  app.all(`${prefix}/*`, async (context) => {
    try {
      return await dispatch(context, prefix, routes);
    } catch (error) {
      if (error instanceof AzureDevOpsError) return error.toResponse();
      throw error;
    }
  });
}

async function dispatch(
  { env, req }: Context<StandinEnv>,
  prefix: string,
  routes: readonly Route[],
): Promise<Response> {
  const url = new URL(req.raw.url);
  const parts = splitPath(url.pathname.slice(prefix.length));
  if (!parts) return failure(404, 'The path has no _apis segment.');
  const person = caller(req.raw);
  if (!person) return signInPage();
  const [organizationName = '', projectName, team] = parts.scope;
  const organization = env.world.organization(organizationName);
  if (!organization) return failure(404, `There is no organization ${organizationName}.`);
  const project = projectName === undefined ? undefined : organization.project(projectName);
  if (projectName !== undefined && !project) throw projectNotFound(projectName);
  const { route, params } = findRoute(routes, req.raw, parts.rest);
  const query = queryReader(url);
  checkVersion(route, req.raw, query('api-version'));
  if (route.needsProject && !project) throw badRequest('A project name is required in the URL.');
  await checkContentType(route, req.raw);
  const call: Call = { scope: env, request: req.raw, organization, project, team, person, params, query };
  return route.handle(call);
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
function caller(request: Request): Person | undefined {
  const [scheme = '', value = ''] = (request.headers.get('authorization') ?? '').split(' ');
  if (/^bearer$/i.test(scheme) && value) return findPerson(value) ?? people[0];
  if (!/^basic$/i.test(scheme) || !/^[A-Za-z0-9+/]+={0,2}$/.test(value)) return undefined;
  const token = atob(value).replace(/^[^:]*:/, '');
  return token ? (findPerson(token) ?? people[0]) : undefined;
}

/** Dead credentials do not reliably give 401: the service also answers 203 with its sign-in page. */
function signInPage(): Response {
  const html = '<!doctype html><html lang="en"><title>Azure DevOps Services | Sign In</title></html>';
  return new Response(html, { status: 203, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

async function checkContentType(route: Route, request: Request): Promise<void> {
  if (!(await request.clone().text())) return;
  const found = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const valid = route.contentType ?? 'application/json';
  if (found !== valid) throw wrongContentType(found, valid);
}
