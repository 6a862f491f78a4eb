import { requireProject, teamOf, type Call } from '../router';
import { apiUrl, projectUrl, teamUrl } from '../urls';

/** The address of something that belongs to the team of a call. */
export function workUrl(call: Call, path: string): string {
  return apiUrl(call.organization.name, `work/${path}`, requireProject(call), teamOf(call));
}

/** Links that everything of a team carries, and its own beside them, by address below the team. */
export function workLinks(call: Call, self: string, more: Readonly<Record<string, string>> = {}): object {
  const project = requireProject(call);
  const { name } = call.organization;
  const own = Object.entries(more).map(([relation, path]) => [relation, { href: workUrl(call, path) }]);
  return {
    self: { href: workUrl(call, self) },
    project: { href: projectUrl(name, project) },
    team: { href: teamUrl(name, project, teamOf(call)) },
    ...(Object.fromEntries(own) as object),
  };
}
