import type { SchemaObject } from 'ajv';
import { departures } from './departures';
import { alwaysThere } from './always-there';
import type { Spec, SwaggerSchema } from './spec';

/**
 * All definitions of a specification as one JSON Schema. Inheritance is flattened, so that an object can refuse
 * properties that nobody promised: a stand-in that invents one teaches its users something wrong.
 */
export function jsonSchema(spec: Spec): SchemaObject {
  const names = Object.keys(spec.definitions);
  return {
    $id: spec.name,
    definitions: Object.fromEntries(names.map((name) => [name, definition(spec, name)])),
  };
}

/** The schema of an answer; lists come in an envelope, though the specification shows the bare array. */
export function responseSchema(
  spec: Spec,
  operationId: string,
  schema: SwaggerSchema | undefined,
): SchemaObject | undefined {
  const departure = departures.find(({ at }) => at === operationId);
  if (departure) return absolute(spec, departure.schema);
  if (!schema) return undefined;
  const found = schema.items ? envelope(convert(schema.items)) : convert(schema);
  const required = alwaysThere[operationId];
  return absolute(spec, required ? { allOf: [found, { required }] } : found);
}

function envelope(items: SchemaObject): SchemaObject {
  return {
    type: 'object',
    properties: { count: { type: 'integer' }, value: { type: 'array', items } },
    required: ['count', 'value'],
    additionalProperties: false,
    countsItsValue: true,
  };
}

function definition(spec: Spec, name: string): SchemaObject {
  const whole = departures.find(({ at }) => at === name);
  if (whole) return whole.schema;
  const properties = Object.fromEntries(
    Object.entries(flatten(spec, name)).map(([key, schema]) => [key, convert(schema)]),
  );
  for (const { at, schema } of departures) {
    const [owner, property] = at.split('.');
    if (owner === name && property) properties[property] = schema;
  }
  const required = alwaysThere[name] ?? [];
  return { type: 'object', properties, required, additionalProperties: false };
}

/** Own and inherited properties; the own ones win. */
function flatten(spec: Spec, name: string): Record<string, SwaggerSchema> {
  const { allOf = [], properties = {} } = spec.definitions[name] ?? {};
  const inherited = allOf.map(({ $ref }) => ($ref ? flatten(spec, nameIn($ref)) : {}));
  return Object.assign({}, ...inherited, properties) as Record<string, SwaggerSchema>;
}

function convert(schema: SwaggerSchema): SchemaObject {
  const { $ref, enum: values, type, format, items, additionalProperties } = schema;
  if ($ref) return { $ref };
  if (values) return { enum: values };
  if (type === 'array') return { type, items: convert(items ?? {}) };
  if (type === 'object') return additionalProperties ? dictionary(additionalProperties) : {}; // .NET's `object`
  return { type, ...(format ? { format } : {}) };
}

function dictionary(values: SwaggerSchema): SchemaObject {
  return { type: 'object', additionalProperties: convert(values) };
}

/** References of a schema that is compiled outside of its specification. */
function absolute(spec: Spec, schema: SchemaObject): SchemaObject {
  const text = JSON.stringify(schema).replaceAll('"#/definitions/', `"${spec.name}#/definitions/`);
  return JSON.parse(text) as SchemaObject;
}

function nameIn($ref: string): string {
  return $ref.slice($ref.lastIndexOf('/') + 1);
}
