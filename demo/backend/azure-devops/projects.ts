import { json } from '../core/http';
import type { ProjectData } from '../data/model';
import { uuidOf } from '../data/random';
import { projectNotFound } from './errors';
import { isTrue, type Call, type Route } from './router';

function present(organization: string, project: ProjectData): Record<string, unknown> {
  return {
    id: project.id,
    name: project.name,
    description: project.description,
    url: `https://dev.azure.com/${organization}/_apis/projects/${project.id}`,
    state: 'wellFormed',
    revision: 11,
    visibility: 'private',
    lastUpdateTime: project.lastUpdateTime,
  };
}

function listProjects({ organization, query }: Call): Response {
  const skip = Number(query('$skip') ?? query('continuationToken') ?? 0);
  const top = Number(query('$top') ?? 100);
  const value = organization.projects
    .slice(skip, skip + top)
    .map((project) => present(organization.name, project));
  return json({ count: value.length, value });
}

function getProject({ organization, params, query }: Call): Response {
  const project = organization.project(params['id'] ?? '');
  if (!project) throw projectNotFound(params['id'] ?? '');
  const { process } = project;
  const teamId = uuidOf(`team ${project.id}`);
  const defaultTeam = {
    id: teamId,
    name: `${project.name} Team`,
    url: `https://dev.azure.com/${organization.name}/_apis/projects/${project.id}/teams/${teamId}`,
  };
  const capabilities = {
    processTemplate: { templateName: process.name, templateTypeId: process.id },
    versioncontrol: { sourceControlType: 'Git', gitEnabled: 'True', tfvcEnabled: 'False' },
  };
  const wanted = isTrue(query('includeCapabilities'));
  return json({ ...present(organization.name, project), ...(wanted ? { capabilities } : {}), defaultTeam });
}

export const projectRoutes: readonly Route[] = [
  { method: 'GET', path: 'projects', handle: listProjects },
  { method: 'GET', path: 'projects/:id', handle: getProject },
];
