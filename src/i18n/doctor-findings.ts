/** What the doctor says it saw. */
export interface DoctorFindings {
  notTried: string;
  given: (what: string) => string;
  missing: string;
  ownInstanceKnows: string;
  // User token
  noToken: string;
  providerFailed: (why: string) => string;
  providerLate: string;
  notToken: (parts: number) => string;
  wrongAlgorithm: (algorithm: string) => string;
  claimsMissing: (names: string) => string;
  tokenFine: string;
  audience: (audience: string) => string;
  noAudience: string;
  expired: (minutes: number) => string;
  expiresSoon: (minutes: number) => string;
  neverRenewed: (minutes: number) => string;
  expires: (minutes: number) => string;
  clockOff: (seconds: number) => string;
  clockFine: (seconds: number) => string;
  tokenFromFuture: (seconds: number) => string;
  tokenTimesFine: string;
  clockUnknown: string;
  // Addresses and services
  cloud: string;
  insecure: (address: string) => string;
  answered: (milliseconds: number) => string;
  noAnswer: string;
  unreachable: string;
  blocked: (policy: string) => string;
  frameLoaded: string;
  notBlocked: string;
  noPolicy: string;
  picturesLimited: string;
  partLoaded: string;
  partNotLoaded: string;
  policyUnreadable: string;
  trustedTypes: (policies: string) => string;
  // The page
  opener: (value: string) => string;
  noOpener: string;
  openerUnknown: string;
  isolated: string;
  noFrame: string;
  plainFrame: string;
  strangeFrame: string;
  opaqueOrigin: string;
  sandboxLacks: (words: string) => string;
  storageFine: string;
  storageRefused: string;
  dialogOpen: string;
  noDialog: string;
  popupsUnknown: string;
  guarded: string;
  unguarded: string;
  noInstanceYet: string;
  strangers: (count: number) => string;
  storedSession: string;
  noStrangers: string;
  // Paragon and Azure DevOps
  accepted: string;
  tokenRefused: (status: number) => string;
  projectUnknown: (status: number) => string;
  serverFailed: (status: number) => string;
  unreadable: string;
  signedIn: string;
  notSignedIn: string;
  active: string;
  inactive: string;
  notInstalled: string;
  noAccount: string;
  wishUnknown: string;
  account: (name: string, status: 'valid' | 'invalid' | 'pending') => string;
  mayRead: string;
  nothingVisible: string;
  callUnauthorized: (detail: string) => string;
  callForbidden: (detail: string) => string;
  callRefused: (detail: string) => string;
  callFailed: (detail: string) => string;
  // Settings to change outside the page's own code
  allowStorage: string;
  setClock: string;
  activate: string;
  closeDialog: string;
  allowPopups: string;
  reconnect: string;
  scopes: string;
  removeCopy: string;
  allowOAuth: string;
}

const noted = (detail: string): string => (detail ? ` (${detail})` : '');
const minutesOf = (minutes: number): string => `${String(minutes)} ${minutes === 1 ? 'minute' : 'minutes'}`;
const ACCOUNT = { valid: 'works', invalid: 'has to sign in again', pending: 'is not set up to the end' };

export const doctorFindings: DoctorFindings = {
  notTried: 'Not tried, because something before it has to work first.',
  given: (what) => what,
  missing: 'None is given.',
  ownInstanceKnows: 'The page’s own instance of the SDK holds it and does not tell.',
  noToken: 'There is no user token.',
  providerFailed: (why) => `The tokenProvider failed: ${why}`,
  providerLate: 'The tokenProvider has not answered within a few seconds.',
  notToken: (parts) => `This is no JSON Web Token. Parts between dots: ${String(parts)}, of 3.`,
  wrongAlgorithm: (algorithm) => `It is signed with ${algorithm}.`,
  claimsMissing: (names) => `Missing or of the wrong kind: ${names}.`,
  tokenFine: 'As expected; whether the signature is right only Paragon can tell.',
  audience: (audience) => `aud is ${audience}.`,
  noAudience: 'There is no aud.',
  expired: (minutes) => `It expired ${minutesOf(minutes)} ago.`,
  expiresSoon: (minutes) => `It expires in ${minutesOf(minutes)}, and there is no tokenProvider.`,
  neverRenewed: (minutes) => `It lasts ${minutesOf(minutes)} more, and there is no tokenProvider.`,
  expires: (minutes) => `It lasts ${minutesOf(minutes)} more, and there is a tokenProvider.`,
  clockOff: (seconds) =>
    `This computer’s clock is ${String(Math.abs(seconds))} seconds ${seconds > 0 ? 'ahead of' : 'behind'} the page’s server.`,
  clockFine: (seconds) => `${String(Math.abs(seconds))} seconds from the page’s server.`,
  tokenFromFuture: (seconds) => `The token was issued ${String(seconds)} seconds in the future.`,
  tokenTimesFine: 'The server’s time cannot be read; the token’s times are plausible.',
  clockUnknown: 'Neither the server’s time nor the token’s can be read.',
  cloud: 'Paragon’s cloud.',
  insecure: (address) => `An https page may not call ${address}.`,
  answered: (milliseconds) => `It answered after ${String(milliseconds)} ms.`,
  noAnswer: 'There was no answer within a few seconds.',
  unreachable: 'It cannot be reached: no network, a blocker, a firewall, or a wrong address.',
  blocked: (policy) => `The page’s content security policy refused it: ${policy}`,
  frameLoaded: 'The frame loaded; browsers do not tell what it shows.',
  notBlocked: 'No policy of the page refused it.',
  noPolicy: 'The page has no such policy.',
  picturesLimited:
    'The page limits pictures, which does no harm today. With the line below Paragon’s may show.',
  partLoaded: 'Parts of the library load.',
  partNotLoaded: 'A part of the library did not load: no network, a blocker, or files missing on the server.',
  policyUnreadable: 'The page’s policies cannot be read, and nothing was refused while looking.',
  trustedTypes: (policies) => `Allowed policies: ${policies}.`,
  opener: (value) => `Cross-Origin-Opener-Policy is ${value}.`,
  noOpener: 'The page sends no Cross-Origin-Opener-Policy. Signing in works.',
  openerUnknown: 'The page’s headers cannot be read.',
  isolated: 'The page is cross-origin isolated: the sign-in window cannot report back.',
  noFrame: 'The page stands alone.',
  plainFrame: 'The page stands in a frame of its own site.',
  strangeFrame: 'The page stands in a frame of another site; what that may do cannot be seen from inside.',
  opaqueOrigin: 'The page stands in a sandbox without an origin.',
  sandboxLacks: (words) => `The sandbox of the frame lacks ${words}.`,
  storageFine: 'It can be used.',
  storageRefused: 'The browser refuses it.',
  dialogOpen: 'A modal dialog is open.',
  noDialog: 'None is open.',
  popupsUnknown: 'A page cannot ask without opening one. If a click opens no window, they are blocked.',
  guarded: 'The element’s own. Messages are checked before the SDK acts on them.',
  unguarded: 'The page’s own: the message guard is not in force, and the token is in localStorage.',
  noInstanceYet: 'None is loaded yet.',
  strangers: (count) => `Portal frames of other instances: ${String(count)}.`,
  storedSession: 'Another instance has stored a session with its token in localStorage.',
  noStrangers: 'None was found.',
  accepted: 'Paragon accepts the token.',
  tokenRefused: (status) =>
    `Paragon refused the token (${String(status)}): wrong signing key, revoked, or for another project.`,
  projectUnknown: (status) => `Paragon does not know this project (${String(status)}).`,
  serverFailed: (status) => `Paragon answered ${String(status)}.`,
  unreadable: 'Paragon answers, but not so that this page may read it (CORS).',
  signedIn: 'The page’s own instance is signed in.',
  notSignedIn: 'The page’s own instance is not signed in.',
  active: 'It is active.',
  inactive: 'It is there, but not active.',
  notInstalled: 'The Paragon project has none.',
  noAccount: 'None is connected yet.',
  wishUnknown: 'The account that the page asks for is not among them.',
  account: (name, status) => `${name} ${ACCOUNT[status]}.`,
  mayRead: 'It answered.',
  nothingVisible: 'It answered, but there is no project that this account may see.',
  callUnauthorized: (detail) => `Azure DevOps does not accept the account${noted(detail)}.`,
  callForbidden: (detail) => `The account may not do this${noted(detail)}.`,
  callRefused: (detail) => `Azure DevOps refused${noted(detail)}.`,
  callFailed: (detail) => `The call did not get there or back${noted(detail)}.`,
  allowStorage: 'Browser settings → Cookies and site data → allow them for this site',
  setClock: 'System settings → Date and time → set automatically',
  activate: 'Paragon dashboard → Integrations → Azure DevOps → activate it in the Connect Portal',
  closeDialog: 'Close the dialog, in code: dialog.close() on ado-portal-request',
  allowPopups: 'Address bar or site settings → Pop-ups and redirects → allow them for this site',
  reconnect: 'Press Reconnect and sign in again',
  scopes: 'Paragon dashboard → Azure DevOps → Scopes → vso.profile vso.project vso.work_write',
  removeCopy: 'Hand the page’s instance over (connect.paragon = paragon), or load none of its own',
  allowOAuth:
    'Azure DevOps → Organization settings → Policies → Third-party application access via OAuth → On',
};
