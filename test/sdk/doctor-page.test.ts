import { expect, waitUntil } from '@open-wc/testing';
import { pageChecks } from '../../src/doctor/page-checks.js';
import type { Facts } from '../../src/doctor/facts.js';
import type { PageEvidence } from '../../src/doctor/page-evidence.js';
import type { DiagnosisCheck, DiagnosisCheckId } from '../../src/doctor/report.js';
import { serviceChecks } from '../../src/doctor/service-checks.js';
import { doctorFindings } from '../../src/i18n/doctor-findings.js';
import type { ConnectionOptions } from '../../src/state/connection.js';
import { openWorld } from '../support/world.js';

interface PolicyWindow extends Window {
  diagnose?: (options: ConnectionOptions) => Promise<{ checks: DiagnosisCheck[] }>;
}

describe('the doctor on a page with a strict content security policy', function () {
  this.timeout(20_000);
  let checks: DiagnosisCheck[];
  let origin: string;

  before(async () => {
    const { paragonProject, environment, token } = await openWorld();
    origin = new URL(environment.ZEUS_PUBLIC_URL).origin;
    const frame = document.createElement('iframe');
    frame.src = '/test/support/pages/policy.html';
    document.body.append(frame);
    const inside = (): PolicyWindow => frame.contentWindow as PolicyWindow;
    await waitUntil(() => inside().diagnose, 'the page is there', { timeout: 9000 });
    ({ checks } = await inside().diagnose!({ paragonProject, environment, userToken: await token() }));
    frame.remove();
  });

  const find = (id: DiagnosisCheckId): DiagnosisCheck => checks.find((check) => check.id === id)!;

  it('gives the whole line for calls', () => {
    expect(find('connect-src')).to.include({ verdict: 'problem', fixedBy: 'vendor' });
    expect(find('connect-src').change).to.equal(`connect-src 'self' ${origin};`);
    expect(find('connect-src').seen).to.contain("connect-src 'self'");
  });

  it('gives the whole line for the portal’s frame', () => {
    expect(find('frame-src')).to.include({ verdict: 'problem', change: `frame-src ${origin};` });
  });

  it('does not take what a policy refused for a broken service', () => {
    for (const id of ['zeus', 'relay', 'portal', 'session'] as const)
      expect(find(id).verdict, id).to.equal('unknown');
    expect(find('zeus').seen).to.contain('connect-src');
  });

  it('reads from the page what it need not try', () => {
    expect(find('img-src')).to.include({ verdict: 'ok', change: `img-src 'self' ${origin};` });
    expect(find('trusted-types').verdict).to.be.oneOf(['warning', 'problem']);
    expect(find('trusted-types').change).to.equal('trusted-types other lit-html;');
  });

  it('knows that it stands in a frame of its own site', () => {
    expect(find('frame').verdict).to.equal('ok');
  });
});

describe('the doctor on pages that no test can serve', () => {
  const page: PageEvidence = {
    origin: 'https://app.example.com',
    isSecure: true,
    isReadable: true,
    opener: undefined,
    isIsolated: false,
    policies: [],
    clockAhead: undefined,
    embedding: 'top',
    sandbox: undefined,
    hasStorage: true,
    strangers: 0,
    hasStoredSession: false,
    isCovered: false,
    hasSanitizer: true,
  };

  const facts = (own: Partial<PageEvidence>, more: object = {}): Facts =>
    ({ options: {}, sdk: { isRunning: false }, page: { ...page, ...own }, ...more }) as unknown as Facts;
  const opener = (own: Partial<PageEvidence>, more?: object): string =>
    pageChecks.opener(facts(own, more), doctorFindings).verdict;
  const frame = (own: Partial<PageEvidence>): string => pageChecks.frame(facts(own), doctorFindings).verdict;

  it('says that an opener policy keeps the sign-in from reporting back', () => {
    expect(opener({ opener: 'same-origin' })).to.equal('problem');
    expect(opener({ opener: 'same-origin; report-to="x"' })).to.equal('problem');
    expect(opener({ opener: 'noopener-allow-popups' })).to.equal('problem');
    expect(opener({ isReadable: false, isIsolated: true })).to.equal('problem');
    expect(opener({ opener: 'same-origin-allow-popups' })).to.equal('ok');
    expect(opener({ opener: undefined })).to.equal('ok');
    expect(opener({ opener: undefined }, { options: { paragon: {} } })).to.equal('warning');
    expect(opener({ isReadable: false })).to.equal('unknown');
    const { change } = pageChecks.opener(facts({ opener: 'same-origin' }), doctorFindings);
    expect(change).to.equal('Cross-Origin-Opener-Policy: same-origin-allow-popups');
  });

  it('says what the sandbox of a frame lacks', () => {
    const sandbox = 'allow-scripts allow-same-origin allow-forms';
    expect(frame({ embedding: 'same-origin', sandbox })).to.equal('problem');
    expect(frame({ embedding: 'same-origin', sandbox: `${sandbox} allow-popups` })).to.equal('warning');
    expect(
      frame({ embedding: 'same-origin', sandbox: `${sandbox} allow-popups allow-popups-to-escape-sandbox` }),
    ).to.equal('ok');
    expect(frame({ embedding: 'cross-origin' })).to.equal('unknown');
    expect(frame({ origin: 'null', embedding: 'cross-origin' })).to.equal('problem');
  });

  it('says that there is no storage', () => {
    const storage = (own: Partial<PageEvidence>, isRunning: boolean): object =>
      pageChecks.storage(facts({ hasStorage: false, ...own }, { sdk: { isRunning } }), doctorFindings);
    expect(storage({}, false)).to.include({ verdict: 'problem', fixedBy: 'user' });
    expect(storage({}, true)).to.include({ verdict: 'warning' });
    expect(storage({ origin: 'null' }, false)).to.include({ verdict: 'problem', fixedBy: 'vendor' });
  });

  it('says that a part of the library was refused, and from where', () => {
    const sdk = { load: 'failed', policy: "script-src 'none'", source: 'https://cdn.example.com/a.js' };
    const { change } = serviceChecks['script-src'](facts({}, { sdk }), doctorFindings);
    expect(change).to.equal('script-src https://cdn.example.com;');
    const lost = { ...sdk, policy: undefined };
    expect(serviceChecks['script-src'](facts({}, { sdk: lost }), doctorFindings)).to.include({
      verdict: 'problem',
      fixedBy: 'user',
    });
  });

  it('says that an https page may not call an http address', () => {
    const table = { ZEUS_PUBLIC_URL: 'http://zeus.example.com', CONNECT_PUBLIC_URL: 'http://127.0.0.1:1' };
    const { verdict, change } = serviceChecks.addresses(
      facts({}, { addresses: { table, faults: [] } }),
      doctorFindings,
    );
    expect([verdict, change]).to.deep.equal(['problem', 'https://zeus.example.com']);
  });

  it('works without a policy for templates only where the browser has a sanitizer', () => {
    const policies = ["require-trusted-types-for 'script'; trusted-types 'none'"];
    const trusted = (hasSanitizer: boolean): object =>
      serviceChecks['trusted-types'](facts({ policies, hasSanitizer }), doctorFindings);
    expect(trusted(true)).to.include({ verdict: 'warning', change: 'trusted-types lit-html;' });
    expect(trusted(false)).to.include({ verdict: 'problem' });
  });
});
