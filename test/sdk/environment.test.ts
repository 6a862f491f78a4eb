import { expect } from '@open-wc/testing';
import type { paragon as mainEntry } from '@useparagon/connect';
import { resolveEnvironment } from '../../src/sdk/environment.js';
import type { ParagonPort } from '../../src/sdk/paragon-port.js';

/** A page may hand over what the SDK's main entry exports; this does not compile otherwise. */
export const asPort = (paragon: typeof mainEntry): ParagonPort => paragon;

describe('addresses of Paragon’s services', () => {
  it('are those of the cloud unless something else is said', () => {
    const table = resolveEnvironment();
    expect(table.ZEUS_PUBLIC_URL).to.equal('https://zeus.useparagon.com');
    expect(table.WORKER_PROXY_PUBLIC_URL).to.equal('https://proxy.useparagon.com');
    expect(table.CDN_PUBLIC_URL).to.equal('https://cdn.useparagon.com/latest/dashboard/public');
  });

  it('follow the host of an on-premise installation, and keep its port', () => {
    const table = resolveEnvironment('https://paragon.example:8443');
    expect(table.ZEUS_PUBLIC_URL).to.equal('https://zeus.paragon.example:8443');
    expect(table.WORKER_PROXY_PUBLIC_URL).to.equal('https://worker-proxy.paragon.example:8443');
  });

  it('can be given one by one', () => {
    const table = resolveEnvironment('paragon.example', { ZEUS_PUBLIC_URL: 'http://127.0.0.1:4100/zeus' });
    expect(table.ZEUS_PUBLIC_URL).to.equal('http://127.0.0.1:4100/zeus');
    expect(table.CONNECT_PUBLIC_URL).to.equal('https://connect.paragon.example');
  });

  for (const url of [
    '/zeus',
    'zeus.example',
    'https://zeus.example/',
    'https://proxy.example',
    'ftp://zeus.example',
  ])
    it(`refuses ${url} for the main service`, () => {
      expect(() => resolveEnvironment(undefined, { ZEUS_PUBLIC_URL: url }))
        .to.throw()
        .with.property('code', 'configuration');
    });
});
