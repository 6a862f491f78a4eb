/**
 * A resource location as route discovery names it. A client asks for it by id, so the ids are those that
 * Microsoft's own clients carry in their code.
 */
export interface Resource {
  readonly id: string;
  readonly area: string;
  readonly name: string;
  /** `{area}` and `{resource}` stand for the two above; other names are parameters, each may be left out. */
  readonly template: string;
  /** Newest revision of the resource. */
  readonly version: number;
  /** Not released: its api-version must carry `-preview`. */
  readonly preview: boolean;
}

/** One line of a table: id, name, template, newest revision, and whether there is no release yet. */
export type Row = readonly [id: string, name: string, template: string, version: number, preview?: 'preview'];

export function resourcesOf(area: string, rows: readonly Row[]): readonly Resource[] {
  return rows.map(([id, name, template, version, preview]) => ({
    id,
    area,
    name,
    template,
    version,
    preview: preview !== undefined,
  }));
}

/** The part of a template below `_apis/`, in lower case and with its area and name put in. */
function segmentsOf({ area, name, template }: Resource): string[] {
  const below = template.slice(template.indexOf('_apis/') + '_apis/'.length);
  return below.replace('{area}', area).replace('{resource}', name).toLowerCase().split('/');
}

/** The fixed words of a template: what names the resource to a reader. */
export function wordsOf(resource: Resource): string {
  return segmentsOf(resource)
    .filter((segment) => !segment.includes('{'))
    .join('/');
}

/** Does the template cover the path of a route? Parameters at the end of a template may be left out. */
export function takes(resource: Resource, path: string): boolean {
  const parts = path.split('/');
  const segments = segmentsOf(resource);
  const last = segments[segments.length - 1] ?? '';
  const rest = last.startsWith('{*') ? parts.slice(segments.length - 1) : parts.slice(segments.length);
  if (!rest.every(isParameter)) return false;
  if (rest.length && !last.startsWith('{*')) return false;
  return segments.every((segment, index) => {
    const part = parts[index];
    if (part === undefined) return segment.startsWith('{');
    if (segment.startsWith('$')) return part.startsWith('$:');
    return segment.startsWith('{') ? isParameter(part) : segment === part;
  });
}

function isParameter(part: string): boolean {
  return part.startsWith(':');
}
