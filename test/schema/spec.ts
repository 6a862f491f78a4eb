import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** As much of a Swagger 2.0 schema as Microsoft's files use. */
export interface SwaggerSchema {
  type?: string;
  format?: string;
  $ref?: string;
  enum?: string[];
  items?: SwaggerSchema;
  properties?: Record<string, SwaggerSchema>;
  additionalProperties?: SwaggerSchema;
  allOf?: { $ref?: string }[];
}

export interface SwaggerOperation {
  operationId: string;
  produces?: string[];
  responses: Record<string, { schema?: SwaggerSchema }>;
}

type Paths = Record<string, Record<string, SwaggerOperation>>;

export interface Spec {
  name: string;
  paths: Paths;
  /** Operations that only a query parameter tells from another of the same path. */
  'x-ms-paths'?: Paths;
  definitions: Record<string, SwaggerSchema>;
}

export const SPEC_NAMES = ['workItemTracking', 'core', 'search'] as const;
export type SpecName = (typeof SPEC_NAMES)[number];

/** Where Microsoft's OpenAPI files lie; a clone does not bring them. */
export function specFolder(): string {
  return resolve(process.env['AZURE_DEVOPS_SPECS'] ?? '../shared/azure-devops-rest');
}

/** The specifications, or undefined where there are none. */
export function readSpecs(folder = specFolder()): Map<SpecName, Spec> | undefined {
  if (!existsSync(folder)) return undefined;
  return new Map(SPEC_NAMES.map((name) => [name, readSpec(folder, name)]));
}

function readSpec(folder: string, name: SpecName): Spec {
  const text = readFileSync(join(folder, `${name}.json`), 'utf8').replace(/^\uFEFF/, '');
  return { ...(JSON.parse(text) as Spec), name };
}
