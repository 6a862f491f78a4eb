import { json } from '../core/http';
import type { ProjectData, StoredItem } from '../data/model';
import { uuidOf } from '../data/random';
import { AzureDevOpsError, badRequest } from './errors';
import { text } from './field-value';
import { perOrganization } from './per-organization';
import { everyItem, rewriteItem } from './rewrite';
import { bodyObject, requireProject, type Call, type Route } from './router';
import { joinTags, splitTags } from './tags';
import { apiUrl } from './urls';

interface Tag {
  readonly id: string;
  readonly name: string;
  readonly lastUpdated: string;
}

/** Tags that this world gave another name, by project and the name in lower case: they keep their ids. */
const renamed = perOrganization(() => new Map<string, Tag>());

function keyOf(project: ProjectData, name: string): string {
  return `${project.id} ${name.toLowerCase()}`;
}

/** All tags of a project's items, each once, in alphabetical order; an unused tag is no more. */
function tagsOf({ organization }: Call, project: ProjectData): Tag[] {
  const tags = new Map<string, Tag>();
  for (const item of organization.all()) {
    if (item.fields['System.TeamProject'] !== project.name) continue;
    const changed = text(item, 'System.ChangedDate');
    for (const name of splitTags(text(item, 'System.Tags'))) {
      const key = keyOf(project, name);
      const known = tags.get(key) ??
        renamed(organization).get(key) ?? { id: uuidOf(`tag ${key}`), name, lastUpdated: changed };
      tags.set(key, known.lastUpdated < changed ? { ...known, lastUpdated: changed } : known);
    }
  }
  return [...tags.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

function present({ organization }: Call, project: ProjectData, tag: Tag): Record<string, unknown> {
  return { ...tag, url: apiUrl(organization.name, `wit/tags/${tag.id}`, project) };
}

function listTags(call: Call): Response {
  const project = requireProject(call);
  const value = tagsOf(call, project).map((tag) => present(call, project, tag));
  return json({ count: value.length, value });
}

function getTag(call: Call): Response {
  const project = requireProject(call);
  return json(present(call, project, tagAt(call, project)));
}

/** Gives a tag another name on every item. */
async function rename(call: Call): Promise<Response> {
  const project = requireProject(call);
  const tag = tagAt(call, project);
  const { name } = await bodyObject(call);
  if (typeof name !== 'string' || splitTags(name).length !== 1) {
    throw badRequest('The name of a tag must not be empty, nor hold a comma or a semicolon.');
  }
  const others = tagsOf(call, project).filter(({ id }) => id !== tag.id);
  const wanted = name.trim();
  if (others.some((other) => other.name.toLowerCase() === wanted.toLowerCase())) {
    throw new AzureDevOpsError(409, 'DuplicateTagNameException', `There is a tag "${wanted}" already.`);
  }
  const changed = { ...tag, name: joinTags([wanted]), lastUpdated: new Date().toISOString() };
  renamed(call.organization).set(keyOf(project, wanted), changed);
  replaceTag(call, project, tag, wanted);
  return json(present(call, project, changed));
}

function remove(call: Call): Response {
  const project = requireProject(call);
  replaceTag(call, project, tagAt(call, project), undefined);
  return new Response(null);
}

function replaceTag(call: Call, project: ProjectData, tag: Tag, name: string | undefined): void {
  const isTag = (other: string) => other.toLowerCase() === tag.name.toLowerCase();
  const hasTag = (item: StoredItem) => splitTags(text(item, 'System.Tags')).some(isTag);
  for (const item of everyItem(call.organization)) {
    if (item.fields['System.TeamProject'] !== project.name || !hasTag(item)) continue;
    const kept = splitTags(text(item, 'System.Tags')).filter((other) => !isTag(other));
    const tags = joinTags(name === undefined ? kept : [...kept, name]);
    rewriteItem(call.organization, item, { 'System.Tags': tags }, call.person.mail);
  }
}

function tagAt(call: Call, project: ProjectData): Tag {
  const wanted = (call.params['tag'] ?? '').toLowerCase();
  const tag = tagsOf(call, project).find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  if (tag) return tag;
  throw new AzureDevOpsError(404, 'TagNotFoundException', `There is no tag ${wanted}.`);
}

export const tagRoutes: readonly Route[] = [
  { method: 'GET', path: 'wit/tags', needsProject: true, handle: listTags },
  { method: 'GET', path: 'wit/tags/:tag', needsProject: true, handle: getTag },
  { method: 'PATCH', path: 'wit/tags/:tag', needsProject: true, handle: rename },
  { method: 'DELETE', path: 'wit/tags/:tag', needsProject: true, handle: remove },
];
