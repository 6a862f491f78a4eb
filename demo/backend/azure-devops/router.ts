import type { Scope } from '../core/call';
import { isRecord, readJson } from '../core/http';
import type { ProjectData } from '../data/model';
import type { Person } from '../data/people';
import type { Team } from '../data/teams';
import { badRequest, projectNotFound, teamNotFound } from './errors';
import { spellOutAll } from './resources/enums';
import type { Resource } from './resources/resource';
import type { OrganizationStore } from './store';
import { teamsIn } from './team-store';

/** One call of an Azure DevOps route, with all that its path and headers say. */
export interface Call {
  scope: Scope;
  request: Request;
  organization: OrganizationStore;
  project: ProjectData | undefined;
  /** The team in the URL; {@link teamOf} gives the project's default team without one. */
  team: Team | undefined;
  /** Who calls. */
  person: Person;
  /** What the call is about, as route discovery knows it. */
  resource: Resource | undefined;
  /** Segments of the route that start with a colon. */
  params: Record<string, string>;
  query(name: string): string | undefined;
}

/** Versions, and numbers instead of words, are a matter of the route's resource: see `resources/`. */
export interface Route {
  method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below `_apis/`, in lower case; `:name` takes one segment, `:name*` takes the rest. */
  path: string;
  /** The project must stand in the URL. */
  needsProject?: boolean;
  /** Not released, although other methods of the resource are. */
  preview?: boolean;
  /** Checks its own content type; otherwise a body has to be JSON. */
  contentType?: string;
  handle(call: Call): Response | Promise<Response>;
}

/** The parts of a path, which may have a project and a team before `_apis`. */
export function splitPath(path: string): { scope: string[]; rest: string[] } | undefined {
  const segments = path.split('/').filter(Boolean).map(decode);
  const index = segments.findIndex((segment) => segment.toLowerCase() === '_apis');
  return index < 0 ? undefined : { scope: segments.slice(0, index), rest: segments.slice(index + 1) };
}

/** Matches a route's path; words are compared in any case, parameters keep theirs. */
export function matchPath(pattern: string, segments: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  const parts = pattern.split('/');
  for (const [index, part] of parts.entries()) {
    if (part.endsWith('*')) {
      params[part.slice(1, -1)] = segments.slice(index).join('/');
      return params;
    }
    const segment = segments[index];
    if (segment === undefined) return undefined;
    if (part.startsWith(':')) params[part.slice(1)] = segment;
    else if (part.startsWith('$:')) {
      if (!segment.startsWith('$')) return undefined;
      params[part.slice(2)] = segment.slice(1);
    } else if (part !== segment.toLowerCase()) return undefined;
  }
  return parts.length === segments.length ? params : undefined;
}

/** Query parameters by name, in any case, as the service takes them. */
export function queryReader(url: URL, resource: Resource | undefined): (name: string) => string | undefined {
  const given = Object.fromEntries([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  const values = spellOutAll(resource, given);
  return (name) => values[name.toLowerCase()];
}

export function requireProject(call: Call): ProjectData {
  if (!call.project) throw projectNotFound('');
  return call.project;
}

/** The team that a call is about: the one in the URL, or the project's default team. */
export function teamOf(call: Call): Team {
  const team = call.team ?? teamsIn(call.organization, requireProject(call))[0];
  if (!team) throw teamNotFound('');
  return team;
}

export async function bodyObject(call: Call): Promise<Record<string, unknown>> {
  const body = await readJson(call.request);
  if (!isRecord(body))
    throw badRequest('A value is required. Parameter name: body', 'VssPropertyValidationException');
  return spellOutAll(call.resource, body);
}

export function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true';
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
