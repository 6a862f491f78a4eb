import { expect } from '@open-wc/testing';
import { headerPolicies, originOf, policyLine, policyValues } from '../../src/doctor/policy.js';
import { clockAhead } from '../../src/doctor/page-evidence.js';
import { redact, shorten } from '../../src/doctor/redact.js';

describe('what the doctor reads in a content security policy', () => {
  const policy = "default-src 'self'; Connect-Src 'none'; script-src 'self' 'nonce-secret'; connect-src *";

  it('is the first directive of a name, else its fallback', () => {
    expect(policyValues(policy, 'connect-src')).to.deep.equal(["'none'"]);
    expect(policyValues(policy, 'frame-src')).to.deep.equal(["'self'"]);
    expect(policyValues("script-src 'self'", 'img-src')).to.be.undefined;
  });

  it('becomes a complete line with what is missing, without nonces', () => {
    const zeus = originOf('https://zeus.useparagon.com/x');
    expect(policyLine(policy, 'connect-src', [zeus])).to.equal('connect-src https://zeus.useparagon.com;');
    expect(policyLine(policy, 'frame-src', [zeus])).to.equal("frame-src 'self' https://zeus.useparagon.com;");
    expect(policyLine(policy, 'script-src', ["'self'"])).to.equal("script-src 'self' 'nonce-…';");
    expect(policyLine(undefined, 'frame-src', [zeus])).to.equal('frame-src https://zeus.useparagon.com;');
  });

  it('may be several in one header', () => {
    expect(headerPolicies("default-src 'self', img-src *")).to.deep.equal([
      "default-src 'self'",
      'img-src *',
    ]);
    expect(headerPolicies(null)).to.be.empty;
  });
});

describe('the server’s time', () => {
  const at = Date.parse('2026-11-23T12:00:00Z');

  it('is told by the header, plus how long a cache kept it', () => {
    const headers = new Headers({ date: 'Mon, 23 Nov 2026 11:58:00 GMT' });
    expect(clockAhead(headers, at)).to.equal(120_000);
    headers.set('age', '120');
    expect(clockAhead(headers, at)).to.equal(0);
  });

  it('is unknown without one', () => {
    expect(clockAhead(new Headers(), at)).to.be.undefined;
  });
});

describe('what leaves the page', () => {
  it('has no token, part of a token, or mail address in it', () => {
    const text = 'refused eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln for ann@example.com (c2lnbmF0dXJl)';
    expect(redact(text, ['c2lnbmF0dXJl'])).to.equal('refused (token) for (mail address) ((secret))');
  });

  it('has only the beginning of an id', () => {
    expect(shorten('0c9d2f4e-1111-4222-8333-444455556666')).to.equal('0c9d…');
    expect(shorten('12345')).to.equal('…');
  });
});
