import { expect } from '@open-wc/testing';
import { Drafts } from '../../src/state/drafts.js';

describe('drafts', () => {
  it('keep what was typed last, down to an emptied field', () => {
    const drafts = new Drafts();
    const key = Drafts.ofField(1, 'System.Title');
    expect(drafts.get(key)).to.equal(undefined);
    drafts.set(key, 'A');
    drafts.set(key, '');
    expect(drafts.get(key)).to.equal('');
  });

  it('forget one without the others', () => {
    const drafts = new Drafts();
    drafts.set('a', '1');
    drafts.set('b', '2');
    drafts.delete('a');
    expect([drafts.get('a'), drafts.get('b')]).to.deep.equal([undefined, '2']);
  });

  it('never mistake one field, item or project for another', () => {
    const keys = [
      Drafts.ofField(1, 'System.Title'),
      Drafts.ofField(11, 'System.Title'),
      Drafts.ofField(1, 'System.State'),
      Drafts.ofNew('1', 'System.Title'),
      Drafts.ofNew('Fabrikam', 'System.Title'),
    ];
    expect(new Set(keys).size).to.equal(keys.length);
  });
});
