import { json } from '../core/http';
import type { ProjectData } from '../data/model';
import { badRequest, projectNotFound } from './errors';
import { count, jsonList } from './page';
import { isTrue, type Call, type Route } from './router';
import type { OrganizationStore } from './store';
import { teamsIn } from './team-store';
import { apiUrl, projectUrl, teamUrl } from './urls';

/** As a filter takes them; every project here is well formed. */
const STATES = ['wellformed', 'all', 'createpending', 'deleting', 'new', 'deleted', 'unchanged'];
const USUAL_PAGE = 100;

function present(organization: OrganizationStore, project: ProjectData): Record<string, unknown> {
  return {
    id: project.id,
    name: project.name,
    description: project.description,
    url: projectUrl(organization.name, project),
    state: 'wellFormed',
    revision: 11,
    visibility: 'private',
    lastUpdateTime: project.lastUpdateTime,
  };
}

/** What comes after a page is found by the continuation token, which the next call repeats. */
function listProjects({ organization, query }: Call): Response {
  const state = query('stateFilter')?.toLowerCase() ?? 'wellformed';
  if (!STATES.includes(state)) throw badRequest(`The value "${state}" is not valid for stateFilter.`);
  const found = state === 'wellformed' || state === 'all' ? organization.projects : [];
  const skip = count(query('continuationToken') ?? query('$skip'), '$skip', 0);
  const end = skip + count(query('$top'), '$top', USUAL_PAGE);
  const value = found.slice(skip, end).map((project) => present(organization, project));
  return jsonList(value, end < found.length ? { 'x-ms-continuationtoken': String(end) } : {});
}

function getProject(call: Call): Response {
  const { organization, query } = call;
  const project = projectIn(call);
  const { process } = project;
  const [team] = teamsIn(organization, project);
  const url = projectUrl(organization.name, project);
  const capabilities = {
    processTemplate: { templateName: process.name, templateTypeId: process.id },
    versioncontrol: { sourceControlType: 'Git', gitEnabled: 'True', tfvcEnabled: 'False' },
  };
  return json({
    ...present(organization, project),
    ...(isTrue(query('includeCapabilities')) ? { capabilities } : {}),
    ...(team
      ? { defaultTeam: { id: team.id, name: team.name, url: teamUrl(organization.name, project, team) } }
      : {}),
    _links: {
      self: { href: url },
      collection: { href: apiUrl(organization.name, `projectCollections/${organization.data.id}`) },
      web: { href: `https://dev.azure.com/${organization.name}/${encodeURIComponent(project.name)}` },
    },
  });
}

/** The project that the route's own parameter names. */
export function projectIn({ organization, params }: Call): ProjectData {
  const project = organization.project(params['id'] ?? '');
  if (!project) throw projectNotFound(params['id'] ?? '');
  return project;
}

function listCollections({ organization }: Call): Response {
  return jsonList([collection(organization)]);
}

function getCollection({ organization }: Call): Response {
  return json({ ...collection(organization), state: 'Started' });
}

/** An organization is the one collection of itself. */
function collection({ name, data }: OrganizationStore): Record<string, unknown> {
  return { id: data.id, name, url: apiUrl(name, `projectCollections/${data.id}`) };
}

export const projectRoutes: readonly Route[] = [
  { method: 'GET', path: 'projects', handle: listProjects },
  { method: 'GET', path: 'projects/:id', handle: getProject },
  { method: 'GET', path: 'projectcollections', handle: listCollections },
  { method: 'GET', path: 'projectcollections/:collection', handle: getCollection },
];
