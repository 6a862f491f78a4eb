import { json } from '../core/http';
import { uuidOf } from '../data/random';
import { text } from './field-value';
import { requireProject, type Call, type Route } from './router';
import { splitTags } from './tags';
import { apiUrl } from './urls';

/** All tags of a project's items, each once, in alphabetical order. */
function listTags(call: Call): Response {
  const project = requireProject(call);
  const names = new Map<string, string>();
  for (const item of call.organization.all()) {
    if (item.fields['System.TeamProject'] !== project.name) continue;
    for (const tag of splitTags(text(item, 'System.Tags'))) names.set(tag.toLowerCase(), tag);
  }
  const value = [...names.values()]
    .sort((a, b) => a.localeCompare(b, 'en'))
    .map((name) => {
      const id = uuidOf(`tag ${project.id} ${name.toLowerCase()}`);
      return { id, name, url: apiUrl(call.organization.name, `wit/tags/${id}`, project) };
    });
  return json({ count: value.length, value });
}

export const tagRoutes: readonly Route[] = [
  { method: 'GET', path: 'wit/tags', needsProject: true, handle: listTags },
];
