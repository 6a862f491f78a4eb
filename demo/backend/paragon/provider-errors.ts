/** What Microsoft says when a sign-in cannot work, shortened from its own messages. */
export interface ProviderError {
  /** The OAuth error that goes with it. */
  error: string;
  description: string;
  /** `page`: Microsoft shows it and sends nobody back; `callback`: the app gets to know it. */
  where: 'page' | 'callback';
  why: string;
}

const APP = "'3f0e8a52-6c1d-4b7e-9a84-d2f15c60b7e9'";

export const providerErrors: Readonly<Record<string, ProviderError>> = {
  'expired-secret': {
    error: 'invalid_client',
    description: `AADSTS7000222: The provided client secret keys for app ${APP} are expired. Visit the Azure portal to create new keys for your app.`,
    where: 'callback',
    why: 'The vendor’s app registration has no valid secret; found when the code is exchanged',
  },
  'wrong-secret': {
    error: 'invalid_client',
    description: `AADSTS7000215: Invalid client secret provided for app ${APP}.`,
    where: 'callback',
    why: 'The secret stored at Paragon is not that of the app registration',
  },
  'wrong-redirect': {
    error: 'invalid_request',
    description: `AADSTS50011: The redirect URI specified in the request does not match the redirect URIs configured for the application ${APP}.`,
    where: 'page',
    why: 'Paragon’s callback address is missing in the app registration',
  },
  'missing-scopes': {
    error: 'invalid_resource',
    description: `AADSTS650057: Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration.`,
    where: 'callback',
    why: 'The app registration does not ask for Azure DevOps',
  },
  'admin-consent': {
    error: 'access_denied',
    description:
      'AADSTS90094: The grant requires admin permissions. Ask an admin to grant permission to this app before you can use it.',
    where: 'page',
    why: 'Only an administrator of the tenant may let this app in',
  },
  'no-consent': {
    error: 'consent_required',
    description: `AADSTS65001: The user or administrator has not consented to use the application with ID ${APP}.`,
    where: 'callback',
    why: 'Nobody has consented, and the app did not ask',
  },
  'wrong-tenant': {
    error: 'access_denied',
    description: `AADSTS50020: User account 'avery@fabrikam.com' from identity provider 'https://sts.windows.net/' does not exist in tenant 'Contoso' and cannot access the application ${APP} in that tenant.`,
    where: 'page',
    why: 'The account belongs to another tenant',
  },
  'personal-account': {
    error: 'access_denied',
    description:
      "AADSTS500200: User account 'avery@outlook.com' is a personal Microsoft account. Personal Microsoft accounts are not supported for this application unless explicitly invited to an organization.",
    where: 'page',
    why: 'The app takes work and school accounts only',
  },
  'conditional-access': {
    error: 'access_denied',
    description:
      'VS403463: The conditional access policy defined by your Microsoft Entra administrator has failed.',
    where: 'callback',
    why: 'A policy of the tenant wants another device, network or proof',
  },
  'provider-down': {
    error: 'temporarily_unavailable',
    description: 'AADSTS90033: A transient error has occurred. Please try again.',
    where: 'callback',
    why: 'Microsoft’s sign-in is in trouble',
  },
};
