import type { AdoErrorCode, FixedBy } from '../errors.js';

/** Words that both elements say. */
export interface CommonMessages {
  /** What happened and what to do next, one text per failure. */
  errors: Readonly<Record<AdoErrorCode, string>>;
  /** Who can put it right. */
  fixedBy: Readonly<Record<FixedBy, string>>;
  cancel: string;
  copyDetails: string;
  copied: string;
  details: string;
  dismiss: string;
  loading: string;
  tryAgain: string;
  /** The server asked us to wait this many seconds. */
  waitSeconds: (seconds: number) => string;
}

export const commonMessages: CommonMessages = {
  errors: {
    configuration:
      'This page is not set up correctly to reach Azure DevOps. Copy the details for its developers.',
    'sdk-load':
      'A part of this page did not load. Check your network, and any blocker in this browser, then try again.',
    'token-missing':
      'This page did not say who you are. Reload it; if that does not help, tell its developers.',
    'token-invalid':
      'This page’s proof of who you are was refused. Reload it; if that does not help, tell its developers.',
    'session-lost': 'Your session has ended. Sign in to this page again, then try again.',
    'integration-unavailable':
      'Azure DevOps is not switched on for this application. Copy the details for its developers.',
    'popup-blocked': 'The browser blocked the sign-in window. Allow pop-ups for this page, then try again.',
    'portal-covered': 'A dialog of this page is in the way. Close it, then try again.',
    'consent-denied': 'Access was not granted. Try again and choose Accept to go on.',
    'client-secret-expired': 'Microsoft does not accept this application’s key: it has expired.',
    'client-secret-invalid': 'Microsoft does not accept this application’s key.',
    'redirect-mismatch': 'Microsoft does not know the address of this application.',
    'scopes-missing': 'This application lacks permissions at Microsoft.',
    'admin-consent-required': 'An administrator has to approve this application. Ask them, then try again.',
    'oauth-policy-blocked':
      'Your organization does not let this application, or your account, in. Ask an administrator, then try again.',
    'conditional-access':
      'A security rule of your organization stopped the sign-in. Try another device or network, or ask an administrator.',
    'wrong-tenant': 'This account belongs to another organization. Sign in with the right one.',
    'personal-account': 'This is a personal account. Sign in with your work or school account.',
    'sign-in-failed':
      'Signing in failed for a reason that is not known here. Try again, or pass the details on.',
    cancelled: 'Connecting was cancelled. Try again when you are ready.',
    timeout: 'That took too long and was stopped. Try again.',
    'not-connected': 'Azure DevOps is not connected. Connect it to go on.',
    'organization-unknown':
      'The Azure DevOps organization could not be found out. Type its name as it stands in dev.azure.com/…',
    unauthorized: 'Azure DevOps no longer accepts this connection. Reconnect to go on.',
    forbidden: 'Your account is not allowed to do this.',
    'not-found':
      'This work item no longer exists, or you may not see it. Look in the recycle bin, or refresh the list.',
    'project-not-found':
      'This project does not exist, or you may not see it. Choose another project, or ask for access to this one.',
    conflict: 'Somebody else changed this work item meanwhile. Look at their change, then try again.',
    invalid: 'Azure DevOps did not accept this value. Change it and try again.',
    'query-invalid':
      'Azure DevOps did not understand this query. Change the search, or tell the developers of this page.',
    'too-many-results': 'There are too many work items to list. Narrow the search.',
    'rate-limited': 'Azure DevOps is busy and asks us to wait. Try again in a moment.',
    network: 'Azure DevOps could not be reached. Check your network, then try again.',
    server: 'Azure DevOps had a problem answering. Try again in a moment.',
    'bad-response':
      'The answer could not be read; it was not what Azure DevOps sends. Try again in a moment.',
    unexpected: 'Something unforeseen went wrong. Try again; if it stays, tell the developers of this page.',
  },
  fixedBy: {
    user: 'You can fix this.',
    admin: 'An administrator of your Azure DevOps organization can fix this.',
    vendor: 'The developers of this page can fix this.',
    microsoft: 'Microsoft can fix this; it usually passes by itself.',
  },
  cancel: 'Cancel',
  copyDetails: 'Copy details',
  copied: 'Details copied',
  details: 'Details',
  dismiss: 'Dismiss',
  loading: 'Loading…',
  tryAgain: 'Try again',
  waitSeconds: (seconds) =>
    `Azure DevOps asks to wait ${String(seconds)} ${seconds === 1 ? 'second' : 'seconds'}.`,
};
