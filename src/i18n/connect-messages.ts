/** Words of `<ado-connect>`. */
export interface ConnectMessages {
  connect: string;
}

export const connectMessages: ConnectMessages = {
  connect: 'Connect Azure DevOps',
};
