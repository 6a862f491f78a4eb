import {
  array,
  boolean,
  fallback,
  looseObject,
  nullish,
  number,
  object,
  optional,
  record,
  safeParse,
  string,
  unknown,
  type GenericSchema,
  type InferOutput,
} from 'valibot';
import { AdoError } from '../errors.js';
import type {
  FieldType,
  FieldValue,
  FieldValues,
  Project,
  StateCategory,
  TypeField,
  WorkItem,
  WorkItemState,
  WorkItemType,
} from './types.js';

const workItem = object({ id: number(), rev: number(), fields: record(string(), unknown()) });
const batch = object({ value: array(nullish(workItem)) });
const queryResult = object({ workItems: optional(array(object({ id: number() })), []) });
const projects = object({ value: array(object({ id: string(), name: string() })) });
const state = object({ name: string(), color: fallback(string(), 'b2b2b2'), category: optional(string()) });
const workItemType = looseObject({
  name: string(),
  referenceName: fallback(string(), ''),
  color: fallback(string(), ''),
  icon: fallback(object({ id: string() }), { id: '' }),
  isDisabled: fallback(boolean(), false),
  states: fallback(array(state), []),
  transitions: fallback(record(string(), array(object({ to: string() }))), {}),
});
const types = object({ value: array(workItemType) });
const typeField = object({
  referenceName: string(),
  name: string(),
  helpText: nullish(string(), ''),
  alwaysRequired: fallback(boolean(), false),
  defaultValue: nullish(unknown()),
  allowedValues: fallback(array(unknown()), []),
});
const typeFields = object({ value: array(typeField) });
const definition = object({
  referenceName: string(),
  type: string(),
  readOnly: fallback(boolean(), false),
  isIdentity: fallback(boolean(), false),
});
const definitions = object({ value: array(definition) });

function read<S extends GenericSchema>(schema: S, data: unknown, what: string): InferOutput<S> {
  const result = safeParse(schema, data);
  if (result.success) return result.output;
  throw new AdoError('bad-response', `${what}: ${result.issues[0].message}`, { cause: result.issues });
}

/** @throws {AdoError} `bad-response`, as every function here. */
export function decodeWorkItem(data: unknown): WorkItem {
  return toWorkItem(read(workItem, data, 'work item'));
}

/** Items that could not be read are left out; Azure DevOps sends `null` or nothing for them. */
export function decodeBatch(data: unknown): WorkItem[] {
  return read(batch, data, 'work items').value.flatMap((item) => (item ? [toWorkItem(item)] : []));
}

export function decodeQuery(data: unknown): number[] {
  return read(queryResult, data, 'query result').workItems.map((item) => item.id);
}

export function decodeProjects(data: unknown): Project[] {
  return read(projects, data, 'projects').value;
}

export function decodeTypes(data: unknown): WorkItemType[] {
  return read(types, data, 'work item types').value.map((type) => ({
    name: type.name,
    referenceName: type.referenceName,
    color: type.color,
    icon: type.icon.id,
    isDisabled: type.isDisabled,
    states: type.states.map((entry): WorkItemState => ({
      name: entry.name,
      color: entry.color,
      category: entry.category as StateCategory | undefined,
    })),
    transitions: new Map(
      Object.entries(type.transitions).map(([from, next]) => [from, next.map((step) => step.to)] as const),
    ),
  }));
}

/** Joins a type's fields with the organization's definitions, which alone know the data types. */
export function decodeTypeFields(data: unknown, definitionData: unknown): TypeField[] {
  const known = new Map(
    read(definitions, definitionData, 'fields').value.map((entry) => [entry.referenceName, entry]),
  );
  return read(typeFields, data, 'fields of a type').value.map((field) => {
    const defined = known.get(field.referenceName);
    return {
      referenceName: field.referenceName,
      name: field.name,
      helpText: field.helpText,
      type: (defined?.type ?? 'string') as FieldType,
      isIdentity: defined?.isIdentity ?? false,
      required: field.alwaysRequired,
      readOnly: defined?.readOnly ?? false,
      defaultValue: plain(field.defaultValue),
      allowedValues: field.allowedValues.flatMap((value) => plain(value) ?? []),
    };
  });
}

function plain(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return undefined;
}

function toWorkItem(item: InferOutput<typeof workItem>): WorkItem {
  const fields: Record<string, FieldValue> = {};
  for (const [name, value] of Object.entries(item.fields)) fields[name] = toFieldValue(value);
  return { id: item.id, rev: item.rev, fields: fields satisfies FieldValues };
}

/** People are objects, or `Name <address>` in old revisions; anything else unknown is left out. */
function toFieldValue(value: unknown): FieldValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null || !('displayName' in value)) return undefined;
  const person = value as Record<string, unknown>;
  return {
    displayName: String(person.displayName),
    uniqueName: typeof person.uniqueName === 'string' ? person.uniqueName : undefined,
    id: typeof person.id === 'string' ? person.id : undefined,
  };
}
