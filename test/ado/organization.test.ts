import { expect } from '@open-wc/testing';
import {
  checkOrganization,
  findAccountName,
  findOrganization,
  parseOrganization,
} from '../../src/ado/organization.js';
import type { Transport, TransportReply, TransportRequest } from '../../src/ado/transport.js';
import { AdoError } from '../../src/errors.js';

/** Answers every call with `reply` and keeps what was asked. */
function answering(reply: Partial<TransportReply>): Transport & { asked: TransportRequest[] } {
  const asked: TransportRequest[] = [];
  return {
    asked,
    send(request) {
      asked.push(request);
      return Promise.resolve({ data: undefined, failed: false, ...reply });
    },
  };
}

const project = (url: unknown): unknown => ({ count: 1, value: [{ id: 'p', url }] });

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    (value) => `no failure: ${String(value)}`,
    (error: unknown) => AdoError.from(error).code,
  );
}

describe('finding out the organization', () => {
  it('reads the name from an address, in the present and the former form', () => {
    expect(parseOrganization('https://dev.azure.com/contoso/_apis/projects/1')).to.equal('contoso');
    expect(parseOrganization('https://contoso.visualstudio.com/_apis/projects/1')).to.equal('contoso');
    expect(parseOrganization('https://dev.azure.com/my%20org/')).to.equal('my org');
  });

  it('reads none from any other address', () => {
    const others = [
      'https://dev.azure.com/',
      'https://dev.azure.com.evil.test/contoso',
      'https://a.b.visualstudio.com/',
    ];
    for (const url of [...others, 'https://visualstudio.com/x', 'contoso', '', undefined])
      expect(parseOrganization(url), url).to.equal(undefined);
  });

  it('asks for one project and takes the name from its address', async () => {
    const transport = answering({ data: project('https://dev.azure.com/contoso/_apis/projects/1') });
    expect(await findOrganization(transport)).to.equal('contoso');
    expect(transport.asked).to.deep.equal([{ method: 'GET', url: 'projects?api-version=7.1&$top=1' }]);
  });

  it('knows nothing where there is no project, no address, or another answer', async () => {
    for (const data of [
      { count: 0, value: [] },
      project(7),
      project('x'),
      undefined,
      null,
      'text',
      { value: {} },
    ])
      expect(await findOrganization(answering({ data }))).to.equal(undefined);
    expect(await findOrganization(answering({ failed: true, status: 404 }))).to.equal(undefined);
  });

  it('takes a typed name as the server spells it, and as typed where no project tells', async () => {
    const transport = answering({ data: project('https://dev.azure.com/Contoso/_apis/projects/1') });
    expect(await checkOrganization(transport, 'conTOSO')).to.equal('Contoso');
    expect(await checkOrganization(answering({ data: { value: [] } }), 'contoso')).to.equal('contoso');
  });

  it('takes the name out of a pasted address', async () => {
    const transport = answering({ data: { value: [] } });
    for (const typed of [
      ' contoso ',
      'https://dev.azure.com/contoso',
      'https://dev.azure.com/contoso/Fabrikam%20Fiber/_workitems',
      'dev.azure.com/contoso/',
      'contoso.visualstudio.com',
    ])
      expect(await checkOrganization(transport, typed), typed).to.equal('contoso');
  });

  it('asks nobody about what cannot be a name', async () => {
    const transport = answering({ data: { value: [] } });
    for (const typed of [
      '',
      ' ',
      '../evil?x#y',
      'https://evil.test/contoso',
      'https://dev.azure.com/%zz',
      'my org',
    ])
      expect(await checkOrganization(transport, typed), typed).to.equal(undefined);
    expect(transport.asked).to.deep.equal([]);
  });

  it('does not take any answer for a confirmation', async () => {
    for (const data of [undefined, '<html>', {}, { value: 'x' }])
      expect(await checkOrganization(answering({ data }), 'contoso')).to.equal(undefined);
  });

  it('says what will pass or needs the user instead of “unknown”', async () => {
    const cases = [
      [401, 'unauthorized'],
      [429, 'rate-limited'],
      [500, 'server'],
      [503, 'server'],
    ] as const;
    for (const [status, code] of cases) {
      expect(await codeOf(findOrganization(answering({ failed: true, status })))).to.equal(code);
      expect(await codeOf(checkOrganization(answering({ failed: true, status }), 'contoso'))).to.equal(code);
    }
  });

  it('learns the account’s name where Azure DevOps tells it', async () => {
    const data = { authenticatedUser: { id: 'x', providerDisplayName: 'Avery Howard' } };
    expect(await findAccountName(answering({ data }), 'contoso')).to.equal('Avery Howard');
    for (const reply of [
      { data, failed: true },
      { data: {} },
      { data: 'x' },
      { data: { authenticatedUser: null } },
    ])
      expect(await findAccountName(answering(reply), 'contoso')).to.equal(undefined);
  });
});
