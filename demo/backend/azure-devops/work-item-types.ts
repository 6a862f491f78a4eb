import { json } from '../core/http';
import { dependentFields } from '../data/dependent-fields';
import { findField } from '../data/fields';
import type { ProjectData } from '../data/model';
import { people } from '../data/people';
import { allReasons, stateColors, type TypeField, type WorkItemType } from '../data/processes/model';
import { fieldNotFound, typeNotFound } from './errors';
import { iconUrl } from './icons';
import { identityRef } from './identity';
import { requireProject, type Call, type Route } from './router';
import { apiUrl } from './urls';

/** Finds a type by its display name; reference names are refused, as the service does. */
export function findType(project: ProjectData, name: string): WorkItemType {
  const wanted = name.toLowerCase();
  const type = project.process.types.find((candidate) => candidate.name.toLowerCase() === wanted);
  if (!type) throw typeNotFound(name, project.name);
  return type;
}

function listTypes(call: Call): Response {
  const project = requireProject(call);
  const value = project.process.types.map((type) => presentType(call, project, type));
  return json({ count: value.length, value });
}

function getType(call: Call): Response {
  const project = requireProject(call);
  return json(presentType(call, project, findType(project, call.params['type'] ?? '')));
}

function listStates(call: Call): Response {
  const value = states(findType(requireProject(call), call.params['type'] ?? ''));
  return json({ count: value.length, value });
}

function listTypeFields(call: Call): Response {
  const type = findType(requireProject(call), call.params['type'] ?? '');
  const value = type.fields.map((field) => presentField(call, type, field));
  return json({ count: value.length, value });
}

function getTypeField(call: Call): Response {
  const type = findType(requireProject(call), call.params['type'] ?? '');
  const name = findField(call.params['field'] ?? '')?.referenceName;
  const field = type.fields.find(({ referenceName }) => referenceName === name);
  if (!field) throw fieldNotFound(call.params['field'] ?? '');
  return json(presentField(call, type, field));
}

function presentType(call: Call, project: ProjectData, type: WorkItemType): Record<string, unknown> {
  const { organization } = call;
  const fields = type.fields.map((field) => {
    const definition = findField(field.referenceName);
    return {
      ...(field.helpText ? { helpText: field.helpText } : {}),
      alwaysRequired: field.required ?? false,
      ...(field.defaultValue === undefined ? {} : { defaultValue: String(field.defaultValue) }),
      referenceName: field.referenceName,
      name: definition?.name,
      url: apiUrl(organization.name, `wit/fields/${field.referenceName}`, project),
    };
  });
  return {
    name: type.name,
    referenceName: type.referenceName,
    description: type.description,
    color: type.color,
    icon: { id: type.icon, url: iconUrl(organization.name, type.icon, type.color) },
    isDisabled: false,
    xmlForm: '',
    fields,
    fieldInstances: fields,
    transitions: transitions(type),
    states: states(type),
    url: apiUrl(organization.name, `wit/workItemTypes/${encodeURIComponent(type.name)}`, project),
  };
}

function states(type: WorkItemType): unknown[] {
  return type.states.map(({ name, category }) => ({ name, color: stateColors[category], category }));
}

/** From a state to those one may go to, itself included; the empty key is a new item. */
function transitions(type: WorkItemType): Record<string, unknown> {
  const first = type.states[0]?.name ?? '';
  const rows: Record<string, unknown> = { '': [{ to: first, actions: null }] };
  for (const { name, to } of type.states) {
    rows[name] = [name, ...to].map((target) => ({ to: target, actions: null }));
  }
  return rows;
}

/** `$expand=allowedValues|all` adds the values; State and Reason list all of the type's, not those valid now. */
function presentField(call: Call, type: WorkItemType, field: TypeField): Record<string, unknown> {
  const expand = (call.query('$expand') ?? 'none').toLowerCase();
  const definition = findField(field.referenceName);
  const withValues = expand === 'allowedvalues' || expand === 'all';
  return {
    defaultValue: field.defaultValue === undefined ? null : String(field.defaultValue),
    ...(withValues ? { allowedValues: allowedValues(call, type, field) } : {}),
    ...(field.helpText ? { helpText: field.helpText } : {}),
    alwaysRequired: field.required ?? false,
    ...(expand === 'dependentfields' || expand === 'all' ? { dependentFields: dependents(call, field) } : {}),
    referenceName: field.referenceName,
    name: definition?.name,
    url: apiUrl(call.organization.name, `wit/fields/${field.referenceName}`, call.project),
  };
}

function dependents({ organization, project }: Call, field: TypeField): unknown[] {
  return dependentFields(field.referenceName).map((referenceName) => ({
    referenceName,
    name: findField(referenceName)?.name,
    url: apiUrl(organization.name, `wit/fields/${referenceName}`, project),
  }));
}

function allowedValues({ organization }: Call, type: WorkItemType, field: TypeField): unknown[] {
  const { referenceName } = field;
  if (referenceName === 'System.State') return type.states.map(({ name }) => name);
  if (referenceName === 'System.Reason') return [...new Set(type.states.flatMap(allReasons))];
  if (referenceName === 'System.AssignedTo')
    return people.map((person) => identityRef(organization.name, person));
  return [...(field.allowedValues ?? [])];
}

export const typeRoutes: readonly Route[] = [
  { method: 'GET', path: 'wit/workitemtypes', needsProject: true, handle: listTypes },
  { method: 'GET', path: 'wit/workitemtypes/:type', needsProject: true, handle: getType },
  { method: 'GET', path: 'wit/workitemtypes/:type/states', needsProject: true, handle: listStates },
  { method: 'GET', path: 'wit/workitemtypes/:type/fields', needsProject: true, handle: listTypeFields },
  { method: 'GET', path: 'wit/workitemtypes/:type/fields/:field', needsProject: true, handle: getTypeField },
];
