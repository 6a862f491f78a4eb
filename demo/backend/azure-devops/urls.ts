import type { ProjectData } from '../data/model';
import type { Team } from '../data/teams';

/** Addresses as the service spells them; the relay takes them back as full URLs. */
export function apiUrl(organization: string, path: string, project?: ProjectData, team?: Team): string {
  const scope = [project?.id, team?.id].filter((id) => id !== undefined).map((id) => `/${id}`);
  return `https://dev.azure.com/${organization}${scope.join('')}/_apis/${path}`;
}

export function itemUrl(organization: string, id: number, project?: ProjectData): string {
  return apiUrl(organization, `wit/workItems/${id}`, project);
}

export function projectUrl(organization: string, { id }: ProjectData): string {
  return apiUrl(organization, `projects/${id}`);
}

export function teamUrl(organization: string, project: ProjectData, { id }: Team): string {
  return `${projectUrl(organization, project)}/teams/${id}`;
}

/** On the host of identities. */
export function identityUrl(organization: string, id: string): string {
  return `https://vssps.dev.azure.com/${organization}/_apis/Identities/${id}`;
}
