import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { ObservedAnswer } from '../../../demo/backend/core/observe';
import { SchemaCheck } from '../../schema/schema-check';
import { specFolder } from '../../schema/spec';

const answer: ObservedAnswer = {
  method: 'GET',
  path: '/azure-devops/contoso/_apis/wit/workItems/7',
  query: '',
  status: 200,
  type: 'application/json; charset=utf-8',
  text: '',
};
const url = 'https://dev.azure.com/contoso/_apis/wit/workItems/7';
const item = { id: 7, rev: 1, fields: { 'System.Title': 'A title' }, url };
const refusal = {
  $id: '1',
  innerException: null,
  message: 'TF401232: Work item 7 does not exist.',
  typeName: 'Microsoft.TeamFoundation.Server.NotFoundException, Microsoft.TeamFoundation.Server',
  typeKey: 'NotFoundException',
  errorCode: 0,
  eventId: 3200,
};
const batch = { method: 'POST', path: '/azure-devops/contoso/Any/_apis/wit/workitemsbatch' };
const ITEM = 'Work Items_Get Work Item';

/** A lie, and what the check has to say to it. */
const lies: readonly [string, Partial<ObservedAnswer> & { body?: unknown }, string][] = [
  ['an invented property', { body: { ...item, title: 'x' } }, `${ITEM} /title is not in the specification`],
  ['a text for a number', { body: { ...item, id: '7' } }, `${ITEM} /id must be integer: "7"`],
  [
    'a number too large for an int32',
    { body: { ...item, rev: 2 ** 31 } },
    `${ITEM} /rev must match format "int32"`,
  ],
  ['a property left out', { body: { id: 7, rev: 1, url } }, `${ITEM} must have required property 'fields'`],
  ['an empty field', { body: { ...item, fields: { a: null } } }, `${ITEM} /fields/a must be`],
  ['a person without a name', { body: { ...item, fields: { a: { id: '1' } } } }, `'displayName'`],
  ['an invented link', { body: { ...item, _links: { self: 'x' } } }, `${ITEM} /_links/self must be object`],
  ['a list without its envelope', { ...batch, body: [item] }, 'Batch must be object'],
  ['a wrong count', { ...batch, body: { count: 2, value: [item] } }, 'how many entries'],
  ['an empty answer', {}, `${ITEM} is empty`],
  ['another content type', { type: 'text/html', text: '<p>' }, `${ITEM} is text/html`],
  ['an invented call', { path: '/azure-devops/contoso/_apis/wit/nothing' }, 'no such call'],
  ['a refusal without a key', { status: 404, body: { message: 'No' } }, `required property 'typeKey'`],
  ['a refusal as a page', { status: 404, type: 'text/html', text: '<p>' }, 'is text/html'],
  [
    'a day that is none',
    { path: '/azure-devops/contoso/_apis/projects', body: { count: 1, value: [{ lastUpdateTime: 'May' }] } },
    'must match format "date-time": "May"',
  ],
  [
    'a word outside an enumeration',
    { path: '/azure-devops/contoso/_apis/projects', body: { count: 1, value: [{ visibility: 'secret' }] } },
    '/value[]/visibility must be equal to one of the allowed values: "secret"',
  ],
];

const skip = existsSync(specFolder()) ? false : 'Microsoft’s specification is not here';

/** What the check finds in one answer. */
function findings({ body, ...rest }: Partial<ObservedAnswer> & { body?: unknown }): string[] {
  const check = SchemaCheck.open();
  assert.ok(check);
  check.observer({ ...answer, ...(body === undefined ? {} : { text: JSON.stringify(body) }), ...rest });
  return check.tally.violations.map(({ operation, path, what }) =>
    [operation, path, what].filter(Boolean).join(' '),
  );
}

describe('the schema check', { skip }, () => {
  for (const [name, lie, expected] of lies) {
    it(`finds ${name}`, () => {
      const found = findings(lie);
      assert.ok(
        found.some((text) => text.includes(expected)),
        `${expected} in ${JSON.stringify(found)}`,
      );
    });
  }

  it('has nothing to say to the truth, a null slot among it', () => {
    const truths = [
      findings({ body: item }),
      findings({ ...batch, body: { count: 2, value: [item, null] } }),
      findings({ status: 404, body: refusal }),
      findings({ status: 203, type: 'text/html', text: '<title>Sign In</title>' }),
      findings({ path: '/zeus/projects/p/sdk/me', body: { anything: 'at all' } }),
    ];
    assert.deepEqual(truths.flat(), []);
  });
});

it('is no schema check without Microsoft’s files', () => {
  assert.equal(SchemaCheck.open('/nowhere'), undefined);
});
