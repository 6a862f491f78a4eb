import { expect } from '@open-wc/testing';
import { readToken } from '../../src/sdk/token.js';

const encode = (claims: unknown): string => {
  const bytes = new TextEncoder().encode(JSON.stringify(claims));
  const base64 = btoa(String.fromCharCode(...bytes));
  return `eyJhbGciOiJub25lIn0.${base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}.signature`;
};
const failureOf = (token: string | undefined): unknown => {
  try {
    return readToken(token, 1_000_000);
  } catch (error) {
    return error;
  }
};

describe('reading a user token', () => {
  it('tells user and expiry, in any script', () => {
    expect(readToken(encode({ sub: 'Zoë 東', exp: 2000 }), 1_000_000)).to.deep.equal({
      userId: 'Zoë 東',
      expiresAt: 2_000_000,
    });
  });

  it('names what is missing', () => {
    expect(failureOf(undefined)).to.include({ code: 'token-missing' });
    expect(failureOf('')).to.include({ code: 'token-missing' });
  });

  const broken: [string, string][] = [
    ['abc', 'JSON Web Token'],
    ['a.b.c', 'JSON Web Token'],
    [encode({ exp: 2000 }), '"sub"'],
    [encode({ sub: 'a' }), '"exp"'],
    [encode({ sub: 'a', exp: 999 }), 'expired'],
    [encode(null), '"sub"'],
  ];
  for (const [token, why] of broken)
    it(`refuses a token for its ${why}, without quoting it`, () => {
      const failure = failureOf(token) as Error;
      expect(failure).to.include({ code: 'token-invalid' });
      expect(failure.message).to.contain(why).and.not.contain(token);
    });
});
