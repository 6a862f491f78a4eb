import type { App } from '../app';
import { externalEdit } from '../azure-devops/external-edit';
import { parseDenials } from '../data/permissions';
import { chooseCredential, setStatus, type CredentialStatus } from '../paragon/state';
import { parseFaults } from './faults';
import { failure, json, readJson, readObject } from './http';
import { presets } from './presets';
import { parseThrottle, Throttle } from './throttle';
import type { World } from './world';

const STATUSES: readonly string[] = ['VALID', 'INVALID', 'PENDING', 'NONE'];

/** Routes with which a test or the demo steers one world. They are neither recorded nor faulted. */
export function controlRoutes(app: App): void {
  app.post('/control/reset', async (context) => {
    const { seed, items } = await readObject(context.req.raw);
    context.env.world.reset({ seed: wholeNumber(seed), items: wholeNumber(items) });
    return json({ reset: true });
  });

  app.get('/control/requests', (context) => json(context.env.world.requests));
  app.delete('/control/requests', (context) => {
    context.env.world.requests = [];
    return json([]);
  });

  app.get('/control/faults', (context) => json(context.env.world.faults));
  app.post('/control/faults', async (context) => {
    const faults = parseFaults(await readJson(context.req.raw));
    if (typeof faults === 'string') return failure(400, faults);
    context.env.world.faults = faults;
    return json(faults);
  });

  app.get('/control/presets', () => json(presets));

  app.get('/control/throttle', (context) => json(context.env.world.throttle?.rule ?? null));
  app.post('/control/throttle', async (context) => {
    const rule = parseThrottle(await readJson(context.req.raw));
    context.env.world.throttle = rule && new Throttle(rule);
    return json(rule ?? null);
  });

  app.post('/control/external-edit', async (context) => {
    return externalEdit(context.env.world, await readObject(context.req.raw));
  });

  app.post('/control/credential', async (context) => {
    const { status, user, account, add, externalId } = await readObject(context.req.raw);
    if (typeof status !== 'string' || !STATUSES.includes(status))
      return failure(400, `Not a status: ${String(status)}`);
    if (add === true && status !== 'NONE') {
      const owner = context.env.world.paragon.user(text(user) ?? 'avery');
      const wanted = { account: text(account) ?? owner.id, externalId: text(externalId) };
      return json(
        context.env.world.paragon.addCredential(owner, { ...wanted, status: status as CredentialStatus }),
      );
    }
    return json(
      setCredentials(context.env.world, status as CredentialStatus | 'NONE', text(user), text(account)),
    );
  });

  app.post('/control/search', async (context) => {
    const { lagMs } = await readObject(context.req.raw);
    const lag = wholeNumber(lagMs);
    if (lag === undefined) return failure(400, `Not a number of milliseconds: ${String(lagMs)}`);
    context.env.world.searchLagMs = lag;
    return json({ lagMs: lag });
  });

  app.get('/control/permissions', (context) => json(context.env.world.denials));
  app.post('/control/permissions', async (context) => {
    const denials = parseDenials(await readJson(context.req.raw));
    if (typeof denials === 'string') return failure(400, denials);
    context.env.world.denials = denials;
    return json(denials);
  });

  app.post('/control/features', async (context) => {
    const { features } = context.env.world;
    for (const [name, on] of Object.entries(await readObject(context.req.raw))) {
      if (on) features.add(name);
      else features.delete(name);
    }
    return json([...features]);
  });
}

/**
 * Sets the status of a user's accounts, or of every user's; `NONE` removes them. A user without an account
 * gets one, so `VALID` also means “already connected”.
 */
function setCredentials(
  world: World,
  status: CredentialStatus | 'NONE',
  name: string | undefined,
  account: string | undefined,
): unknown {
  const known = [...world.paragon.users.values()];
  const users = name || known.length === 0 ? [world.paragon.user(name ?? 'avery')] : known;
  for (const user of users) {
    if (status === 'NONE') user.credentials = [];
    else if (!chooseCredential(user))
      world.paragon.addCredential(user, { account: account ?? user.id, status });
    else for (const credential of user.credentials) setStatus(credential, status);
  }
  return users;
}

function wholeNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}
