import { isRecord, json } from '../core/http';
import { seededTemplates, type Template } from '../data/templates';
import { AzureDevOpsError, badRequest } from './errors';
import { perOrganization } from './per-organization';
import { bodyObject, requireProject, teamOf, type Call, type Route } from './router';
import { apiUrl } from './urls';
import { findType } from './work-item-types';

/** Templates by the id of their team, of the teams that somebody asked for. */
const stateOf = perOrganization(() => new Map<string, Template[]>());

function templatesOf(call: Call): Template[] {
  const team = teamOf(call);
  const state = stateOf(call.organization);
  let templates = state.get(team.id);
  if (!templates) state.set(team.id, (templates = seededTemplates(requireProject(call), team)));
  return templates;
}

/** Lists carry no fields. */
function presentReference(call: Call, template: Template): Record<string, unknown> {
  const { id, name, description, workItemTypeName } = template;
  const { organization } = call;
  const project = requireProject(call);
  const type = encodeURIComponent(workItemTypeName);
  const url = `https://dev.azure.com/${organization.name}/${project.id}/${teamOf(call).id}/_apis/wit/templates/${id}`;
  const links = {
    workItemType: { href: apiUrl(organization.name, `wit/workItemTypes/${type}`, project) },
    self: { href: url },
  };
  return { id, name, description, workItemTypeName, _links: links, url };
}

function present(call: Call, template: Template): Record<string, unknown> {
  return { fields: template.fields, ...presentReference(call, template) };
}

function listTemplates(call: Call): Response {
  const type = call.query('workitemtypename')?.toLowerCase();
  const value = templatesOf(call)
    .filter(({ workItemTypeName }) => !type || workItemTypeName.toLowerCase() === type)
    .map((template) => presentReference(call, template));
  return json({ count: value.length, value });
}

function getTemplate(call: Call): Response {
  return json(present(call, templateAt(call)));
}

async function create(call: Call): Promise<Response> {
  const template = await readTemplate(call, crypto.randomUUID());
  templatesOf(call).push(template);
  return json(present(call, template), 201);
}

async function replace(call: Call): Promise<Response> {
  const { id } = templateAt(call);
  const template = await readTemplate(call, id);
  const templates = templatesOf(call);
  const index = templates.findIndex((known) => known.id === id);
  templates.splice(index, 1, template);
  return json(present(call, template));
}

function remove(call: Call): Response {
  const templates = templatesOf(call);
  templates.splice(templates.indexOf(templateAt(call)), 1);
  return new Response(null, { status: 204 });
}

/** Field values are kept as they come: they are checked when a work item is made from them. */
async function readTemplate(call: Call, id: string): Promise<Template> {
  const { name, description, workItemTypeName, fields } = await bodyObject(call);
  if (typeof name !== 'string' || !name.trim()) throw badRequest('A template needs a name.');
  if (typeof workItemTypeName !== 'string') throw badRequest('A template needs a work item type.');
  return {
    id,
    name: name.trim(),
    description: typeof description === 'string' ? description : '',
    workItemTypeName: findType(requireProject(call), workItemTypeName).name,
    fields: isRecord(fields) ? texts(fields) : {},
  };
}

function texts(fields: Record<string, unknown>): Template['fields'] {
  const entries = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}

function templateAt(call: Call): Template {
  const wanted = (call.params['template'] ?? '').toLowerCase();
  const template = templatesOf(call).find(({ id }) => id === wanted);
  if (template) return template;
  throw new AzureDevOpsError(404, 'WorkItemTemplateNotFoundException', `There is no template ${wanted}.`);
}

export const templateRoutes: readonly Route[] = [
  { method: 'GET', path: 'wit/templates', needsProject: true, handle: listTemplates },
  { method: 'POST', path: 'wit/templates', needsProject: true, handle: create },
  { method: 'GET', path: 'wit/templates/:template', needsProject: true, handle: getTemplate },
  { method: 'PUT', path: 'wit/templates/:template', needsProject: true, handle: replace },
  { method: 'DELETE', path: 'wit/templates/:template', needsProject: true, handle: remove },
];
