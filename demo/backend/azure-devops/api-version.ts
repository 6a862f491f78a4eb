import { badRequest } from './errors';
import type { Route } from './router';

const RELEASED = 7.1;
const NEWEST = 7.2;
const GRAMMAR = /^(\d+\.\d+)(-preview(?:\.\d+)?)?$/;

/**
 * Negotiates `api-version`, from the query or from the Accept header (REST API versioning). Reads may leave
 * it out; a preview resource, and any version above the released one, needs `-preview`.
 */
export function checkVersion(route: Route, request: Request, asked: string | undefined): void {
  const version = asked ?? /api-version=([^;,\s]+)/i.exec(request.headers.get('accept') ?? '')?.[1];
  if (!version) {
    if (request.method === 'GET') return;
    throw badRequest(
      `No api-version was supplied for the "${request.method}" request. The version must be supplied either as part of the Accept header (e.g. "application/json; api-version=1.0") or as a query parameter (e.g. "?api-version=1.0").`,
      'VssVersionNotSpecifiedException',
    );
  }
  const [, number, preview] = GRAMMAR.exec(version) ?? [];
  if (!number || Number(number) > NEWEST) {
    throw badRequest(
      `The requested REST API version of ${version} is out of range for this server. The latest REST API version this server supports is ${NEWEST}.`,
      'VssVersionOutOfRangeException',
    );
  }
  if (!preview && (route.preview || Number(number) > RELEASED)) {
    throw badRequest(
      `The requested version "${version}" of the resource is under preview. The -preview flag must be supplied in the api-version for such requests. For example: "${number}-preview${route.preview ? `.${route.preview}` : ''}"`,
      'VssInvalidPreviewVersionException',
    );
  }
}
