import { json } from '../core/http';
import type { ProjectData } from '../data/model';
import { AzureDevOpsError } from './errors';
import { requireProject, type Call, type Route } from './router';
import { apiUrl } from './urls';

const NAMES: Readonly<Record<string, string>> = {
  'Microsoft.EpicCategory': 'Epic Category',
  'Microsoft.FeatureCategory': 'Feature Category',
  'Microsoft.RequirementCategory': 'Requirement Category',
  'Microsoft.TaskCategory': 'Task Category',
  'Microsoft.BugCategory': 'Bug Category',
  'Microsoft.HiddenCategory': 'Hidden Types Category',
};

function present(
  { organization }: Call,
  project: ProjectData,
  referenceName: string,
): Record<string, unknown> | undefined {
  const types = project.process.types
    .filter(({ category }) => category === referenceName)
    .map(({ name }) => ({
      name,
      url: apiUrl(organization.name, `wit/workItemTypes/${encodeURIComponent(name)}`, project),
    }));
  if (!types.length) return undefined;
  return {
    name: NAMES[referenceName],
    referenceName,
    defaultWorkItemType: types[0],
    workItemTypes: types,
    url: apiUrl(organization.name, `wit/workItemTypeCategories/${referenceName}`, project),
  };
}

function listCategories(call: Call): Response {
  const project = requireProject(call);
  const value = Object.keys(NAMES)
    .map((name) => present(call, project, name))
    .filter((category) => category !== undefined);
  return json({ count: value.length, value });
}

function getCategory(call: Call): Response {
  const name = call.params['category'] ?? '';
  const category = present(call, requireProject(call), name);
  if (category) return json(category);
  throw new AzureDevOpsError(404, 'WorkItemTypeCategoryNotFoundException', `There is no category ${name}.`);
}

export const categoryRoutes: readonly Route[] = [
  { method: 'GET', path: 'wit/workitemtypecategories', needsProject: true, handle: listCategories },
  { method: 'GET', path: 'wit/workitemtypecategories/:category', needsProject: true, handle: getCategory },
];
