import { expect } from '@open-wc/testing';
import { splitTags } from '../../src/fields/tags.js';

describe('tags', () => {
  it('stand in one text, parted by semicolons', () => {
    expect(splitTags('ui; urgent;two words ')).to.deep.equal(['ui', 'urgent', 'two words']);
  });

  it('are none where there is no text, nor between two semicolons', () => {
    expect(splitTags(undefined)).to.deep.equal([]);
    expect(splitTags('')).to.deep.equal([]);
    expect(splitTags(' ; ;a;')).to.deep.equal(['a']);
  });
});
