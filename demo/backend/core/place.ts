export const ROOT = '/standin';
export const DEFAULT_WORLD = 'default';

const PLACE = /^\/standin(?:\/w\/([^/]+))?(\/.*|$)/;

/** Which world a path of the public server belongs to, and the path below that world's base. */
export function locate(pathname: string): { world: string; path: string } | undefined {
  const match = PLACE.exec(pathname);
  if (!match) return undefined;
  return { world: match[1] ? decodeURIComponent(match[1]) : DEFAULT_WORLD, path: match[2] || '/' };
}

/** Base path of a world, without a slash at the end. */
export function basePath(world: string): string {
  return world === DEFAULT_WORLD ? ROOT : `${ROOT}/w/${encodeURIComponent(world)}`;
}
