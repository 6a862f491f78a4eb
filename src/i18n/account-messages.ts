/** Words for several accounts and several organizations; loaded when there are such. */
export interface AccountMessages {
  accounts: string;
  addAccount: string;
  useAccount: string;
  accountInUse: string;
  /** Names a button for those who do not see in which row it stands. */
  onAccount: (action: string, account: string) => string;
  accountHealth: Readonly<Record<'valid' | 'invalid' | 'pending', string>>;
  changeOrganization: string;
  keepOrganization: string;
  anotherOrganization: string;
}

export const accountMessages: AccountMessages = {
  accounts: 'Accounts',
  addAccount: 'Add account',
  useAccount: 'Use',
  accountInUse: 'In use',
  onAccount: (action, account) => `${action} ${account}`,
  accountHealth: { valid: 'Connected', invalid: 'Needs to reconnect', pending: 'One step is left' },
  changeOrganization: 'Change',
  keepOrganization: 'Cancel',
  anotherOrganization: 'Another organization…',
};
