/**
 * Signs a Paragon user token: who is at the screen, for how long, for which Paragon project. Runs on your server.
 *
 *   npm install jose
 *   PARAGON_PROJECT_ID=… PARAGON_SIGNING_KEY="$(cat paragon-key.pem)" node sign-user-token.mjs user-42
 */
import { createPrivateKey } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { SignJWT } from 'jose';

const LIFETIME = '1h'; // short: the elements ask `tokenProvider` for the next one in time

/** `userId` is how your product names the user. Call this only for somebody who is signed in to it. */
export async function signUserToken(userId, { projectId, signingKey } = settings()) {
  return new SignJWT()
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .setSubject(userId)
    .setAudience(`useparagon.com/${projectId}`)
    .setIssuedAt()
    .setExpirationTime(LIFETIME)
    .sign(createPrivateKey(signingKey));
}

function settings({ PARAGON_PROJECT_ID, PARAGON_SIGNING_KEY } = process.env) {
  if (!PARAGON_PROJECT_ID || !PARAGON_SIGNING_KEY)
    throw new Error('Set PARAGON_PROJECT_ID and PARAGON_SIGNING_KEY.');
  // Some hosting services turn line breaks into the two characters \n.
  return { projectId: PARAGON_PROJECT_ID, signingKey: PARAGON_SIGNING_KEY.replaceAll('\\n', '\n') };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  console.log(await signUserToken(process.argv[2] ?? 'somebody'));
