import { badRequest } from './errors';

export const RELEASED = 7.1;
export const NEWEST = 7.2;
const GRAMMAR = /^(\d+(?:\.\d+)?)(-preview(?:\.(\d+))?)?$/;

/** What versions a route takes: the newest revision of its resource, and whether there is a release. */
export interface Versions {
  version?: number | undefined;
  preview?: boolean | undefined;
}

/**
 * Negotiates `api-version`, from the query or from the Accept header (REST API versioning). Reads may leave
 * it out; a preview, and any version above the released one, needs `-preview`, and the revision that may follow
 * must exist. What no resource stands for counts as released.
 */
export function checkVersion(
  { version: newest, preview: isPreview }: Versions,
  request: Request,
  asked: string | undefined,
): void {
  const version = asked ?? /api-version=([^;,\s]+)/i.exec(request.headers.get('accept') ?? '')?.[1];
  if (!version) {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    throw badRequest(
      `No api-version was supplied for the "${request.method}" request. The version must be supplied either as part of the Accept header (e.g. "application/json; api-version=1.0") or as a query parameter (e.g. "?api-version=1.0").`,
      'VssVersionNotSpecifiedException',
    );
  }
  const [, number, preview, revision] = GRAMMAR.exec(version) ?? [];
  if (!number || Number(number) > NEWEST || Number(revision ?? 0) > (newest ?? Infinity)) {
    throw badRequest(
      `The requested REST API version of ${version} is out of range for this server. The latest REST API version this server supports is ${NEWEST}.`,
      'VssVersionOutOfRangeException',
    );
  }
  if (!preview && (isPreview || Number(number) > RELEASED)) {
    throw badRequest(
      `The requested version "${version}" of the resource is under preview. The -preview flag must be supplied in the api-version for such requests. For example: "${number}-preview${newest ? `.${newest}` : ''}"`,
      'VssInvalidPreviewVersionException',
    );
  }
}
