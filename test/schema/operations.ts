import type { Spec, SpecName, SwaggerOperation, SwaggerSchema } from './spec';

/** Which specifications hold for which prefix of the stand-in. */
const HOSTS: readonly { prefix: string; specs: readonly SpecName[] }[] = [
  { prefix: '/azure-devops/', specs: ['workItemTracking', 'core'] },
  { prefix: '/azure-devops-search/', specs: ['search'] },
  { prefix: '/azure-devops-identity/', specs: [] },
  { prefix: '/azure-devops-profile/', specs: [] },
];

/** Parameters that may hold several segments, or none: paths of nodes and of queries. */
const PATHS = ['{path}', '{query}'];

export interface Operation {
  id: string;
  method: string;
  /** What follows `_apis/`, in lower case apart from parameters. */
  segments: readonly string[];
  /** A query parameter that tells it from its namesake without. */
  parameter: string | undefined;
  produces: readonly string[];
  schema: SwaggerSchema | undefined;
  spec: Spec;
}

export function operationsOf(spec: Spec): Operation[] {
  const paths = [...Object.entries(spec.paths), ...Object.entries(spec['x-ms-paths'] ?? {})];
  return paths.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => toOperation(spec, path, method, operation)),
  );
}

function toOperation(spec: Spec, address: string, method: string, found: SwaggerOperation): Operation {
  const [path = '', query = ''] = address.split('?');
  return {
    id: found.operationId,
    method: method.toUpperCase(),
    segments: below(path) ?? [],
    parameter: /^[^=]+/.exec(query)?.[0],
    produces: found.produces ?? [],
    schema: found.responses['200']?.schema,
    spec,
  };
}

/** A path of the stand-in as a place in Azure DevOps, or undefined for the rest of the stand-in. */
export function place(path: string): { segments: readonly string[]; specs: readonly SpecName[] } | undefined {
  const host = HOSTS.find(({ prefix }) => path.startsWith(prefix));
  const segments = below(path);
  return host && segments && { segments, specs: host.specs };
}

/** The operation that answers a call: of several, the one that leaves the least open. */
export function findOperation(
  operations: readonly Operation[],
  method: string,
  segments: readonly string[],
  query: URLSearchParams,
): Operation | undefined {
  return operations
    .filter((operation) => operation.method === method && matches(operation.segments, segments))
    .filter(({ parameter }) => parameter === undefined || query.has(parameter))
    .sort((a, b) => openness(a) - openness(b))[0];
}

function matches(template: readonly string[], segments: readonly string[]): boolean {
  const last = template.at(-1) ?? '';
  const fixed = PATHS.includes(last) ? template.slice(0, -1) : template;
  if (fixed === template ? segments.length !== fixed.length : segments.length < fixed.length) return false;
  return fixed.every((part, index) => {
    const segment = segments[index] ?? '';
    if (part === '${type}') return segment.startsWith('$');
    return part.startsWith('{') || part === segment.toLowerCase();
  });
}

function openness({ segments, parameter }: Operation): number {
  const parameters = segments.filter((part) => part.startsWith('{')).length;
  return parameters * 4 + segments.filter((part) => part.startsWith('$')).length * 2 + (parameter ? 0 : 1);
}

function below(path: string): string[] | undefined {
  const segments = path.split('/').filter(Boolean);
  const index = segments.findIndex((segment) => segment.toLowerCase() === '_apis');
  if (index < 0) return undefined;
  return segments.slice(index + 1).map((part) => {
    const text = decode(part);
    return text.startsWith('{') || text.startsWith('$') ? text : text.toLowerCase();
  });
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
