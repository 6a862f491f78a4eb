import type { App } from '../app';
import { json } from '../core/http';
import { isMember } from '../data/memberships';
import type { Person } from '../data/people';
import { seedData } from '../data/seed';
import { SEED_START } from '../data/clock';
import { checkVersion } from './api-version';
import { caller, signInPage } from './dispatch';
import { AzureDevOpsError, badRequest } from './errors';
import { jsonList } from './page';

const PREFIX = '/azure-devops-profile';

/** The host `app.vssps.visualstudio.com`, which stands above the organizations: who one is, and what one sees. */
export function profileRoutes(app: App): void {
  app.get(`${PREFIX}/_apis/profile/profiles/:id`, ({ req }) =>
    answer(req.raw, (person) => {
      const id = req.param('id').toLowerCase();
      if (id === 'me' || id === person.id) return json(presentProfile(person));
      throw new AzureDevOpsError(404, 'ProfileDoesNotExistException', `VS402808: No profile ${id}.`);
    }),
  );
  app.get(`${PREFIX}/_apis/accounts`, ({ req }) =>
    answer(req.raw, (person) => {
      const wanted = req.query('memberId') ?? req.query('ownerId');
      if (!wanted) throw badRequest('Either ownerId or memberId must be given.');
      return jsonList(wanted.toLowerCase() === person.id ? organizationsOf(person) : []);
    }),
  );
}

function answer(request: Request, handle: (person: Person) => Response): Response {
  const person = caller(request);
  if (!person) return signInPage();
  try {
    checkVersion({}, request, new URL(request.url).searchParams.get('api-version') ?? undefined);
    return handle(person);
  } catch (error) {
    if (error instanceof AzureDevOpsError) return error.toResponse();
    throw error;
  }
}

function presentProfile({ id, mail, name }: Person): object {
  return {
    displayName: name,
    publicAlias: id,
    emailAddress: mail,
    coreRevision: 1,
    timeStamp: new Date(SEED_START).toISOString(),
    id,
    revision: 1,
  };
}

function organizationsOf(person: Person): object[] {
  const known = [...seedData({}).values()].filter(({ name }) => isMember(person, name));
  return known.map(({ id, name }) => ({
    accountId: id,
    accountUri: `https://vssps.dev.azure.com/${name}/`,
    accountName: name,
    properties: {},
  }));
}
