import type { AdoErrorCode } from '../errors.js';

/** Words for what only others can mend, and for what the sign-in window said; loaded when first needed. */
export interface HelpMessages {
  copyForAdmin: string;
  copyForVendor: string;
  messageCopied: string;
  /** Names the message where it has to be copied by hand. */
  messageToSend: string;
  /** After the sign-in window was closed without success. */
  askWindowError: string;
  windowErrorText: string;
  explain: string;
  /** The sign-in provider changes. `by` is a date as text, if there is one. */
  providerChanges: (by: string | undefined) => string;
  /** That date has passed. */
  providerChanged: (by: string | undefined) => string;
  /** How the message for others begins. */
  letterTo: Readonly<Record<'admin' | 'vendor', string>>;
  letterAbout: string;
  /** Names of the message's lines. */
  letterLines: Readonly<
    Record<'what' | 'change' | 'code' | 'words' | 'time' | 'trace' | 'correlation' | 'page', string>
  >;
  /** What its reader has to change, per code; `otherwise` where nothing certain is known. */
  whatToChange: Readonly<Partial<Record<AdoErrorCode, string>> & { otherwise: string }>;
}

export const helpMessages: HelpMessages = {
  copyForAdmin: 'Copy message for your administrator',
  copyForVendor: 'Copy message for the developers',
  messageCopied: 'Message copied',
  messageToSend: 'Message to send',
  askWindowError: 'Did the window show an error?',
  windowErrorText: 'Paste its text',
  explain: 'Explain it',
  providerChanges: (by) =>
    `Signing in to Azure DevOps moves to Microsoft Entra ID. Sign in again ${by ? `by ${by}` : 'when it suits you'}; it takes a minute.`,
  providerChanged: (by) =>
    `Signing in to Azure DevOps has moved to Microsoft Entra ID. Sign in again now: this connection was to be renewed ${by ? `by ${by} ` : ''}and may end any time.`,
  letterTo: {
    admin: 'To the administrator of our Azure DevOps organization',
    vendor: 'To the developers of this application',
  },
  letterAbout: 'I cannot use Azure DevOps in this application, and you can help:',
  letterLines: {
    what: 'What happened',
    change: 'What has to change',
    code: 'Code',
    words: 'The server’s words',
    time: 'Time',
    trace: 'Trace ID',
    correlation: 'Correlation ID',
    page: 'Page',
  },
  whatToChange: {
    'client-secret-expired':
      'Make a new client secret in the app registration (Microsoft Entra admin center, Certificates & secrets), and store it with the Azure DevOps integration in Paragon.',
    'client-secret-invalid':
      'Store the value, not the id, of a valid client secret with the Azure DevOps integration in Paragon, beside the id of the application it belongs to.',
    'redirect-mismatch':
      'Add the redirect address that Paragon shows for Azure DevOps to the app registration (Authentication, platform Web), letter by letter.',
    'scopes-missing':
      'Add the delegated permissions of Azure DevOps to the app registration (API permissions), and ask for the same scopes in Paragon.',
    'admin-consent-required':
      'Approve the application: Microsoft Entra admin center, Enterprise applications, the application, Permissions, Grant admin consent.',
    'oauth-policy-blocked':
      'In Azure DevOps, Organization settings: under Policies, see that “Third-party application access via OAuth” is on; under Users, that my account is a member with access.',
    'conditional-access':
      'Find the sign-in by its time in the Microsoft Entra admin center (Sign-in logs, Conditional Access): it names the policy that refused me. Let this sign-in through.',
    forbidden: 'Give my account the permission it lacks.',
    'integration-unavailable': 'Add Azure DevOps to the Paragon project, set it up and activate it.',
    configuration: 'Check the Paragon project id, the host and the addresses that <ado-connect> is given.',
    'token-missing': 'Check that the page hands a user token to <ado-connect>.',
    'token-invalid':
      'Check how the Paragon user token is signed: its key, its audience, its user and its expiry.',
    otherwise: 'Please look into it; the lines below say what is known.',
  },
};
