import { expect } from '@open-wc/testing';
import { commonMessages } from '../../src/i18n/common-messages.js';
import { mergeMessages, type Messages } from '../../src/i18n/messages.js';
import { workItemsMessages } from '../../src/i18n/work-items-messages.js';

const DEFAULTS = { ...commonMessages, ...workItemsMessages };

describe('a page’s own words', () => {
  it('are not needed', () => {
    expect(mergeMessages(DEFAULTS, undefined)).to.equal(DEFAULTS);
    expect(mergeMessages(DEFAULTS, {})).to.deep.equal(DEFAULTS);
  });

  it('replace the English ones they name; the rest stays', () => {
    const merged = mergeMessages(DEFAULTS, {
      cancel: 'Abbrechen',
      created: (id) => `${String(id)} angelegt`,
    });
    expect(merged.cancel).to.equal('Abbrechen');
    expect(merged.created(7)).to.equal('7 angelegt');
    expect(merged.dismiss).to.equal('Dismiss');
  });

  it('replace single entries of a table', () => {
    const own = { errors: { network: 'Kein Netz.' }, fields: { 'Custom.Size': 'Size' } } as unknown;
    const merged = mergeMessages(DEFAULTS, own as Partial<Messages>);
    expect(merged.errors.network).to.equal('Kein Netz.');
    expect(merged.errors.server).to.equal(commonMessages.errors.server);
    expect(merged.fields).to.include({ 'System.Title': 'Title', 'Custom.Size': 'Size' });
  });

  it('never change the English ones', () => {
    const before = { ...commonMessages.errors };
    mergeMessages(DEFAULTS, { cancel: 'x', errors: { ...commonMessages.errors, network: 'y' } });
    expect(DEFAULTS.cancel).to.equal('Cancel');
    expect(commonMessages.errors).to.deep.equal(before);
  });

  it('that are missing, unknown or inherited by every object change nothing', () => {
    const own = { cancel: undefined, nothingOfOurs: 'x', toString: 'y' } as unknown;
    const merged = mergeMessages(DEFAULTS, own as Partial<Messages>);
    expect(merged.cancel).to.equal('Cancel');
    expect(Object.keys(merged)).to.have.members(Object.keys(DEFAULTS));
  });
});

describe('the English words', () => {
  it('have a whole sentence for every failure', () => {
    for (const [code, sentence] of Object.entries(commonMessages.errors))
      expect(sentence, code).to.match(/^[A-Z].*[.…]$/);
  });

  it('count in the singular and the plural', () => {
    const { count, deleted, restored, notSaved } = workItemsMessages;
    expect(count(0, false)).to.equal('0 work items');
    expect(count(1, false)).to.equal('1 work item');
    expect(count(1204, false)).to.equal('1,204 work items');
    expect(count(1000, true)).to.equal('1,000+ work items');
    expect(deleted([42])).to.equal('Work item 42 moved to the recycle bin');
    expect(restored([1, 2])).to.equal('2 work items restored');
    expect(notSaved([42])).to.equal('Work item 42 not changed.');
    expect(notSaved([])).to.equal('');
    expect(commonMessages.waitSeconds(1)).to.equal('Azure DevOps asks to wait 1 second.');
    expect(commonMessages.waitSeconds(7)).to.equal('Azure DevOps asks to wait 7 seconds.');
  });
});
