import { AzureDevOpsError, badRequest } from './errors';

/** Missing, deleted and foreign queries look the same from outside. */
export const queryNotFound = (idOrPath: string) =>
  new AzureDevOpsError(
    404,
    'QueryItemNotFoundException',
    `TF401243: The query ${idOrPath} does not exist, or you do not have permission to read it.`,
  );

/** Status 400, not 409. */
export const sameQueryName = () =>
  badRequest(
    'TF237018: A query or a query folder on the server has the same name.',
    'LegacyQueryItemException',
  );

export const rootQueryFolder = () =>
  badRequest('TF237023: You cannot delete root folders.', 'LegacyQueryItemException');

export const badQuery = (message: string) => badRequest(message, 'LegacyQueryItemException');
