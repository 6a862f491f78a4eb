import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { jwtVerify } from 'jose';
import { PARAGON_PROJECT } from '../../demo/backend/paragon/token';
import { serveStandin } from './backend/support/standin';

const run = promisify(execFile);
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

describe('the example that signs a user token', () => {
  it('makes one for the user, the project and an hour, signed with the key', async () => {
    const { payload, protectedHeader } = await jwtVerify(await sign('user-42', pem(privateKey)), publicKey, {
      audience: `useparagon.com/${PARAGON_PROJECT}`,
    });
    assert.equal(protectedHeader.alg, 'RS256');
    assert.equal(payload.sub, 'user-42');
    assert.ok(payload.iat && payload.exp);
    assert.equal(payload.exp - payload.iat, 3600);
    assert.deepEqual(Object.keys(payload).sort(), ['aud', 'exp', 'iat', 'sub']);
  });

  it('takes a key whose line breaks were lost on the way, and an older form of key', async () => {
    const escaped = pem(privateKey).replaceAll('\n', '\\n');
    await jwtVerify(await sign('user-42', escaped), publicKey);
    const older = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
    await jwtVerify(await sign('user-42', older), publicKey);
  });

  it('makes one that the stand-in accepts, for this project only', async (t) => {
    const standin = await serveStandin();
    t.after(() => standin.close());
    const me = async (token: string): Promise<Response> =>
      fetch(`${standin.url}/standin/zeus/projects/${PARAGON_PROJECT}/sdk/me`, {
        headers: { authorization: `Bearer ${token}` },
      });
    const answer = await me(await sign('avery', pem(privateKey)));
    assert.equal(answer.status, 200);
    assert.equal(((await answer.json()) as { userId: string }).userId, 'avery');
    assert.equal((await me(await sign('avery', pem(privateKey), 'another-project'))).status, 401);
  });

  it('says what is missing', async () => {
    await assert.rejects(sign('user-42', ''), /Set PARAGON_PROJECT_ID and PARAGON_SIGNING_KEY/);
  });
});

async function sign(user: string, key: string, project = PARAGON_PROJECT): Promise<string> {
  const { stdout } = await run(process.execPath, ['docs/examples/sign-user-token.mjs', user], {
    env: { ...process.env, PARAGON_PROJECT_ID: project, PARAGON_SIGNING_KEY: key },
  });
  return stdout.trim();
}

function pem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
