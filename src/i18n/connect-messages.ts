/** Words of `<ado-connect>`. */
export interface ConnectMessages {
  /** Name of what is connected. */
  product: string;
  connect: string;
  connectHint: string;
  connecting: string;
  connectingHint: string;
  /** Brings the sign-in window to the front. */
  showWindow: string;
  connected: string;
  /** In place of a name that Paragon does not know. */
  unnamedAccount: string;
  disconnect: string;
  reconnect: string;
  /** The account that was used is the reason. */
  useAnotherAccount: string;
  finishSetup: string;
  finishSetupHint: string;
  /** The page has not said yet who the user is. */
  signInFirst: string;
  /** The page has not configured the connection yet. */
  notSetUp: string;
  organization: string;
  organizationHint: string;
  useOrganization: string;
  /** The account does not see the organization that was asked for. */
  organizationRefused: (name: string) => string;
  /** Opens the doctor. */
  checkSetup: string;
}

export const connectMessages: ConnectMessages = {
  product: 'Azure DevOps',
  connect: 'Connect Azure DevOps',
  connectHint: 'Work with your work items without leaving this page.',
  connecting: 'Connecting…',
  connectingHint: 'Go on in the window that opens.',
  showWindow: 'Show window',
  connected: 'Connected',
  unnamedAccount: 'Azure DevOps account',
  disconnect: 'Disconnect',
  reconnect: 'Reconnect',
  useAnotherAccount: 'Use another account',
  finishSetup: 'Finish setup',
  finishSetupHint: 'One step left: finish the setup to use this account.',
  signInFirst: 'Sign in to this page to use Azure DevOps.',
  notSetUp: 'This page has not set up its connection yet.',
  organization: 'Organization',
  organizationHint: 'As it stands in dev.azure.com/…',
  useOrganization: 'Use this organization',
  organizationRefused: (name) => `This account does not see the organization “${name}”. Choose another one.`,
  checkSetup: 'Check the setup',
};
