import { expect } from '@open-wc/testing';
import { all, cell, one, openList, rows, said, text } from '../../support/work-items.js';

describe('the list', () => {
  it('shows the newest changes first, with what each item is about', async () => {
    const { element } = await openList({ project: 'Northwind' });
    const grid = one(element, '[role=grid]');
    expect(grid.getAttribute('aria-label')).to.equal('Work items');
    expect(grid.getAttribute('aria-rowcount')).to.equal('41');
    expect(said(element)).to.equal('40 work items');
    const [first] = rows(element);
    expect(first?.getAttribute('aria-rowindex')).to.equal('2');
    expect(text(cell(first!, 'Title'))).not.to.equal('');
    expect(text(cell(first!, 'State'))).to.match(/To Do|Doing|Done/);
    expect(all(element, '[role=columnheader][aria-sort]').map(text)).to.deep.equal(['Changed']);
  });
});
