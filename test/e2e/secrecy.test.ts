import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openDemo } from './harness.js';
import { installWitness, walk } from './secrecy/token-walk.js';
import { Watch } from './secrecy/watch.js';
import { connect, retitle, View } from './steps.js';

/**
 * Where the Paragon SDK itself puts the user token into an address, because Paragon's service wants it there: the
 * sign-in window is opened on the first, and the second is what it is then sent to. Both go to ZEUS alone.
 * Nothing of ours does so; short-lived tokens keep the harm small. (The SDK also posts the token to
 * its portal's frame, addressed to the portal's origin.)
 */
const BY_THE_SDK = [
  /^\/zeus\/projects\/[^/]+\/sdk\/actions\/oauth-nonce$/,
  /^\/zeus\/v2\/projects\/[^/]+\/sdk\/actions\/build-oauth$/,
];

describe('the user token', () => {
  it('is nowhere but in memory and in the headers of Paragon’s calls, from Connect to Disconnect', async (t) => {
    let watch: Watch | undefined;
    const { page } = await openDemo(t, {
      crossOrigin: true,
      path: '/?project=Fabrikam%20Fiber',
      async watch(context) {
        watch = new Watch(context);
        await context.addInitScript(installWitness);
      },
    });
    assert.ok(watch);
    const view = new View(page);
    const look = async (moment: string): Promise<void> => {
      for (const [place, text] of Object.entries(await walk(page)))
        assert.ok(!watch?.reveals(text), `${moment}: the token is in ${place}`);
    };

    await view.card.getByRole('button', { name: 'Connect Azure DevOps' }).waitFor();
    await watch.settle();
    await look('before');
    await connect(view);
    await look('connected');
    await view.listed('1,000+');
    const [id = 0] = await view.ids();
    await retitle(view, id, 'Reworded in secret');
    await view.says(`Work item ${id} saved`);
    await look('edited');
    await view.card.getByRole('button', { name: 'Disconnect' }).click();
    await view.card.getByRole('button', { name: 'Connect Azure DevOps' }).waitFor();
    await watch.settle();
    await look('disconnected');

    assert.ok(watch.secrets.length >= 2, 'there was a token to look for');
    assert.match(JSON.stringify(await walk(page)), /ado-connected/, 'events were seen');
    assert.ok(!watch.reveals(watch.console.join('\n')), 'the token is in the console');
    const spills = watch.spills.filter(
      ({ path, where }) => where !== 'address' || !BY_THE_SDK.some((known) => known.test(path)),
    );
    assert.deepEqual(spills, [], 'the token went to Paragon only, in a header');
    assert.ok(watch.receivers.length > 5);
    for (const path of watch.receivers) assert.match(path, /^\/(zeus|relay)\//);
  });

  it('would be found wherever it is', async (t) => {
    let watch: Watch | undefined;
    const { page } = await openDemo(t, {
      site: 'cdn',
      path: '/plain-sdk.html',
      async watch(context) {
        watch = new Watch(context);
        await context.addInitScript(installWitness);
      },
    });
    assert.ok(watch);
    await page.getByRole('heading', { name: 'Signed in' }).waitFor();
    await watch.settle();
    const token = [...watch.tokens][0] ?? '';
    assert.ok(watch.reveals((await walk(page))['local storage'] ?? ''), 'the SDK alone keeps it in storage');

    await page.evaluate(hideEverywhere, token);
    await watch.settle();
    const found = Object.entries(await walk(page)).filter(([, text]) => watch?.reveals(text));
    assert.deepEqual(found.map(([place]) => place).sort(), [
      'IndexedDB',
      'address of the page',
      'all cookies',
      'cache storage',
      'cookies',
      'document',
      'events',
      'global names',
      'local storage',
      'marks of time',
      'name of the window',
      'session storage',
      'shadow roots',
      'state of the history',
    ]);
    assert.ok(watch.reveals(watch.console.join('\n')));
    const spilled = new Set(watch.spills.map(({ where }) => where));
    assert.deepEqual([...spilled].sort(), ['address', 'body', 'other header', 'referrer']);
  });
});

/** Does with the token what one should not. */
async function hideEverywhere(token: string): Promise<void> {
  class Careless extends Event {
    get account(): object {
      return { error: new Error('outer', { cause: { credential: [token] } }) };
    }
  }
  dispatchEvent(new Careless('ado-careless'));
  const host = document.body.appendChild(document.createElement('div'));
  host.dataset['token'] = token;
  const input = host.attachShadow({ mode: 'closed' }).appendChild(document.createElement('input'));
  input.value = token;
  sessionStorage.setItem('token', token);
  document.cookie = `token=${token}`;
  const cache = await caches.open('tokens');
  await cache.put(`/?cached=${token}`, new Response(''));
  const opening = indexedDB.open('tokens');
  opening.onupgradeneeded = () => opening.result.createObjectStore('tokens').put(token, 'token');
  await new Promise((resolve) => (opening.onsuccess = resolve));
  opening.result.close();
  history.replaceState({ token }, '', `?world=${token}`);
  window.name = token;
  performance.mark(token);
  (globalThis as Record<string, unknown>)[token] = true;
  console.log({ token });
  await fetch(`/page.js?${token}`);
  await fetch('/page.js', { method: 'POST', body: token, headers: { 'X-Token': token } });
}
