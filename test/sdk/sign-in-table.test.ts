import { expect } from '@open-wc/testing';
import type { AdoErrorCode } from '../../src/errors.js';
import { readInstallError } from '../../src/sdk/install-errors.js';
import { readPasted, recognize } from '../../src/sdk/sign-in-table.js';

const TEXTS: readonly (readonly [text: string, code: AdoErrorCode, serverCode: string])[] = [
  [
    "AADSTS7000222: The client secret keys for app 'x' are expired.",
    'client-secret-expired',
    'AADSTS7000222',
  ],
  ['AADSTS7000215: Invalid client secret provided.', 'client-secret-invalid', 'AADSTS7000215'],
  ['AADSTS50011: The redirect URI does not match.', 'redirect-mismatch', 'AADSTS50011'],
  ['AADSTS650057: Invalid resource.', 'scopes-missing', 'AADSTS650057'],
  ['AADSTS90094: The grant requires admin permissions.', 'admin-consent-required', 'AADSTS90094'],
  ['AADSTS65004: User declined to consent.', 'consent-denied', 'AADSTS65004'],
  ["AADSTS50020: User 'a@b.de' from 'https://sts.windows.net/' is not here.", 'wrong-tenant', 'AADSTS50020'],
  ["AADSTS50020: User 'a@b.de' from 'live.com' is not here.", 'personal-account', 'AADSTS50020'],
  ['AADSTS500200: A personal Microsoft account.', 'personal-account', 'AADSTS500200'],
  ['AADSTS53003: Access has been blocked.', 'conditional-access', 'AADSTS53003'],
  ['VS403463: The conditional access policy failed.', 'conditional-access', 'VS403463'],
  ["TF400813: The user 'Avery' is not authorized.", 'oauth-policy-blocked', 'TF400813'],
  ['AADSTS700082: The refresh token has expired due to inactivity.', 'unauthorized', 'AADSTS700082'],
  ['AADSTS90033: A transient error has occurred.', 'server', 'AADSTS90033'],
  ['{"error":"invalid_client"}', 'client-secret-invalid', 'invalid_client'],
];

describe('what Microsoft’s sign-in says', () => {
  for (const [text, code, serverCode] of TEXTS)
    it(`means ${code} where it is ${text}`, () => {
      expect(recognize(text)).to.include({ code, serverCode, message: text });
    });

  it('is not known where it is something else, nor where the user is nobody', () => {
    expect(recognize('AADSTS50011999: nothing of the kind')).to.equal(undefined);
    expect(recognize("TF400813: The user '' is not authorized.")).to.equal(undefined);
    expect(recognize("TF400813: The user 'aaaaaaaa-aaaa-aaaa' is not authorized.")).to.equal(undefined);
  });

  it('is kept where it is not known, with its number', () => {
    const error = readPasted('Sorry. AADSTS99999: Something new.');
    expect(error).to.include({ code: 'sign-in-failed', serverCode: 'AADSTS99999', fixedBy: 'vendor' });
    expect(error.message).to.contain('Something new');
  });

  it('counts for more than the name that OAuth has for it', () => {
    const answer = { error: 'access_denied', error_description: 'AADSTS90094: Ask an admin.' };
    expect(readInstallError(answer)).to.include({
      code: 'admin-consent-required',
      serverCode: 'AADSTS90094',
    });
    expect(readInstallError({ error: 'invalid_scope' })).to.include({ code: 'scopes-missing' });
    expect(readInstallError({ error: 'access_denied' })).to.include({ code: 'consent-denied' });
    expect(readInstallError({ error: 'unsupported_response_type' })).to.include({ code: 'sign-in-failed' });
  });

  it('is found in what Paragon passes on when it saves the account', () => {
    const cause = new Error('{"message":"AADSTS7000222: The keys are expired.","status":400}');
    expect(readInstallError(cause)).to.include({ code: 'client-secret-expired', fixedBy: 'vendor' });
  });
});
