import type { DiagnosisVersions } from './report.js';

/** Both as in package.json; a test holds them together. */
export const LIBRARY_VERSION = '0.1.0';
export const SDK_VERSION = '2.4.0';

export function readVersions(isOwnSdk: boolean): DiagnosisVersions {
  return {
    library: LIBRARY_VERSION,
    sdk: isOwnSdk ? SDK_VERSION : undefined,
    browser: navigator.userAgent,
  };
}
