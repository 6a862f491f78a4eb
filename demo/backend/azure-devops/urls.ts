import type { ProjectData } from '../data/model';

/** Addresses as the service spells them; the relay takes them back as full URLs. */
export function apiUrl(organization: string, path: string, project?: ProjectData): string {
  const scope = project ? `/${project.id}` : '';
  return `https://dev.azure.com/${organization}${scope}/_apis/${path}`;
}

export function itemUrl(organization: string, id: number, project?: ProjectData): string {
  return apiUrl(organization, `wit/workItems/${id}`, project);
}
