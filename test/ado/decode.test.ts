import { expect } from '@open-wc/testing';
import {
  decodeBatch,
  decodeProjects,
  decodeQuery,
  decodeTypeFields,
  decodeTypes,
  decodeWorkItem,
} from '../../src/ado/decode.js';
import { AdoError } from '../../src/errors.js';

function item(fields: Record<string, unknown>): unknown {
  return { id: 1, rev: 2, url: 'https://dev.azure.com/contoso/_apis/wit/workItems/1', fields };
}

const ANN = { displayName: 'Ann', uniqueName: 'ann@example.com', id: 'a1', imageUrl: 'x', _links: {} };

describe('reading what Azure DevOps sends', () => {
  it('leaves absent fields absent', () => {
    expect(decodeWorkItem(item({ 'System.Title': 'A' }))).to.deep.equal({
      id: 1,
      rev: 2,
      fields: { 'System.Title': 'A' },
    });
  });

  it('keeps texts, numbers and booleans as they are', () => {
    const fields = { text: '', zero: 0, half: 0.5, no: false };
    expect(decodeWorkItem(item(fields)).fields).to.deep.equal(fields);
  });

  it('keeps of a person the name, the unique name and the id', () => {
    const { fields } = decodeWorkItem(item({ 'System.AssignedTo': ANN }));
    expect(fields['System.AssignedTo']).to.deep.equal({
      displayName: 'Ann',
      uniqueName: 'ann@example.com',
      id: 'a1',
    });
  });

  it('takes a person without address or id', () => {
    const { fields } = decodeWorkItem(item({ who: { displayName: 'Build', uniqueName: null } }));
    expect(fields.who).to.deep.equal({ displayName: 'Build', uniqueName: undefined, id: undefined });
  });

  it('takes a person written as “Name <address>” as text', () => {
    const { fields } = decodeWorkItem(item({ who: 'Ann <ann@example.com>' }));
    expect(fields.who).to.equal('Ann <ann@example.com>');
  });

  it('leaves out values it does not know', () => {
    const { fields } = decodeWorkItem(item({ list: ['a'], nothing: null, thing: { href: 'x' } }));
    expect(Object.values(fields)).to.deep.equal([undefined, undefined, undefined]);
  });

  it('leaves out the empty slots of a batch', () => {
    const read = decodeBatch({ count: 3, value: [null, item({}), null] });
    expect(read.map(({ id }) => id)).to.deep.equal([1]);
  });

  it('reads ids in the order of the query', () => {
    const workItems = [{ id: 3, url: 'x' }, { id: 1 }, { id: 2 }];
    expect(decodeQuery({ queryType: 'flat', workItems })).to.deep.equal([3, 1, 2]);
    expect(decodeQuery({ queryType: 'flat', workItems: [] })).to.deep.equal([]);
  });

  it('reads of projects the id and the name', () => {
    const value = [{ id: 'p', name: 'Fabrikam', state: 'wellFormed' }];
    expect(decodeProjects({ count: 1, value })).to.deep.equal([{ id: 'p', name: 'Fabrikam' }]);
  });

  it('makes do with a work item type of which little is said', () => {
    expect(decodeTypes({ value: [{ name: 'Bug' }] })).to.deep.equal([
      {
        name: 'Bug',
        referenceName: '',
        color: '',
        icon: '',
        isDisabled: false,
        states: [],
        transitions: new Map(),
      },
    ]);
  });

  it('reads the states of a type in their order, and what may follow each', () => {
    const [bug] = decodeTypes({
      value: [
        {
          name: 'Bug',
          color: 'CC293D',
          icon: { id: 'icon_insect', url: 'x' },
          states: [{ name: 'New', color: 'b2b2b2', category: 'Proposed' }, { name: 'Odd' }],
          transitions: { '': [{ to: 'New', actions: null }], New: [{ to: 'Odd' }, { to: 'New' }] },
        },
      ],
    });
    expect(bug?.icon).to.equal('icon_insect');
    expect(bug?.states.map(({ name, color }) => [name, color])).to.deep.equal([
      ['New', 'b2b2b2'],
      ['Odd', 'b2b2b2'],
    ]);
    expect(bug?.transitions.get('')).to.deep.equal(['New']);
    expect(bug?.transitions.get('New')).to.deep.equal(['Odd', 'New']);
  });

  it('joins the fields of a type with the definitions, which alone know the data types', () => {
    const fields = {
      value: [
        {
          referenceName: 'a',
          name: 'A',
          alwaysRequired: true,
          defaultValue: 2,
          allowedValues: ['1', 2, ANN],
        },
        { referenceName: 'b', name: 'B', helpText: null, defaultValue: null },
      ],
    };
    const definitions = {
      value: [{ referenceName: 'a', type: 'integer', readOnly: true, isIdentity: true }],
    };
    const [a, b] = decodeTypeFields(fields, definitions);
    expect(a).to.deep.equal({
      referenceName: 'a',
      name: 'A',
      helpText: '',
      type: 'integer',
      isIdentity: true,
      required: true,
      readOnly: true,
      defaultValue: '2',
      allowedValues: ['1', '2'],
    });
    expect(b).to.deep.include({ type: 'string', helpText: '', defaultValue: undefined, allowedValues: [] });
  });

  const readers = {
    decodeWorkItem,
    decodeBatch,
    decodeQuery,
    decodeProjects,
    decodeTypes,
    decodeTypeFields: (data: unknown) => decodeTypeFields(data, { value: [] }),
    'the definitions of decodeTypeFields': (data: unknown) => decodeTypeFields({ value: [] }, data),
  };
  for (const [name, decode] of Object.entries(readers)) {
    it(`says “bad-response” and what was read where ${name} gets something else`, () => {
      const malformed = [
        undefined,
        null,
        '',
        'text',
        1,
        [],
        { value: {} },
        { value: [{}] },
        { value: ['x'] },
      ];
      for (const data of name === 'decodeQuery'
        ? [null, 'x', { workItems: [{}] }, { workItems: null }]
        : malformed) {
        let thrown: unknown;
        try {
          decode(data);
        } catch (error) {
          thrown = error;
        }
        expect(thrown, JSON.stringify(data)).to.be.instanceOf(AdoError);
        expect(thrown).to.include({ code: 'bad-response', retryable: true });
        expect((thrown as AdoError).message).to.match(/^[a-z ]+: Invalid/);
      }
    });
  }
});
