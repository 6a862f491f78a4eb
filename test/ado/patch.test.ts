import { expect } from '@open-wc/testing';
import { createDocument, setField, updateDocument } from '../../src/ado/patch.js';

describe('a patch document', () => {
  it('tests the revision before it changes anything', () => {
    expect(updateDocument(7, { 'System.Title': 'New', 'System.State': 'Done' })).to.deep.equal([
      { op: 'test', path: '/rev', value: 7 },
      { op: 'replace', path: '/fields/System.Title', value: 'New' },
      { op: 'replace', path: '/fields/System.State', value: 'Done' },
    ]);
  });

  it('clears a field by setting it to nothing', () => {
    for (const empty of ['', undefined])
      expect(setField('System.Tags', empty)).to.deep.equal({
        op: 'replace',
        path: '/fields/System.Tags',
        value: '',
      });
  });

  it('clears a field too where a page’s script gives null', () => {
    const fromScript = JSON.parse('{"System.AssignedTo": null}') as Record<string, undefined>;
    expect(updateDocument(1, fromScript)[1]).to.deep.include({ value: '' });
  });

  it('replaces tags, as adding would merge them with those that are there', () => {
    expect(setField('System.Tags', 'ui; urgent')).to.deep.include({ op: 'replace', value: 'ui; urgent' });
  });

  it('names a person by the unique name, by the display name where there is none', () => {
    const ann = { displayName: 'Ann', uniqueName: 'ann@example.com', id: 'x' };
    expect(setField('System.AssignedTo', ann)).to.deep.include({ value: 'ann@example.com' });
    expect(setField('System.AssignedTo', { displayName: 'Build' })).to.deep.include({ value: 'Build' });
  });

  it('sends numbers and booleans as they are, zero and false among them', () => {
    expect(setField('a', 0)).to.deep.include({ value: 0 });
    expect(setField('a', false)).to.deep.include({ value: false });
  });

  it('leaves empty fields of a new item to the server’s defaults, but not zero and false', () => {
    const values = { 'System.Title': 'New', 'System.Tags': '', 'System.State': undefined, n: 0, b: false };
    expect(createDocument(values)).to.deep.equal([
      { op: 'add', path: '/fields/System.Title', value: 'New' },
      { op: 'add', path: '/fields/n', value: 0 },
      { op: 'add', path: '/fields/b', value: false },
    ]);
  });

  it('has no revision to test for a new item', () => {
    expect(createDocument({ 'System.Title': 'New' }).some(({ op }) => op === 'test')).to.be.false;
  });
});
