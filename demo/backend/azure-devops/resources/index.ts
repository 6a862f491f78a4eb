import { coreResources, identityHostResources, searchHostResources } from './core';
import { takes, type Resource } from './resource';
import { witResources } from './wit';
import { workResources } from './work';

/** All resources that clients may ask for by id. A new one is a line in the table of its area. */
export const resources: readonly Resource[] = [
  ...coreResources,
  ...witResources,
  ...workResources,
  ...identityHostResources,
  ...searchHostResources,
];

/** The resource that a route belongs to: of those whose template takes its path, the one that says no more. */
export function resourceOf(path: string): Resource | undefined {
  const fitting = resources.filter((resource) => takes(resource, path));
  return fitting.sort((one, other) => one.template.length - other.template.length)[0];
}
