import { expect } from '@open-wc/testing';
import { press, setViewport, type } from '../../support/user.js';
import {
  all,
  cell,
  control,
  focusCell,
  focused,
  one,
  openEditor,
  openList,
  rows,
  said,
  saying,
  shows,
  text,
} from '../../support/work-items.js';

/** What was asked of Azure DevOps about work items, not about who and where this is. */
const CALLS = /^\/azure-devops\/.*\/_apis\/wit\//;

describe('a list of 20,500 items', () => {
  before(() => setViewport(1280, 800));

  it('shows its first rows after two calls, and says there are more', async () => {
    const { element, world } = await openList({ project: 'Big Backlog' });
    const [query, batch, ...later] = await world.requests(CALLS);
    expect(query?.path).to.match(/wiql$/);
    expect(batch?.path).to.match(/workitemsbatch$/);
    expect(later.map((call) => call.path.split('/').at(-1))).not.to.include('workitemsbatch');
    expect(query?.query).to.contain('$top=1000');
    expect((batch?.body as { ids: number[] }).ids.length).to.be.at.most(200);
    expect(said(element)).to.equal('1,000+ work items');
    expect(one(element, '[role=grid]').getAttribute('aria-rowcount')).to.equal('-1');
  });

  it('keeps under 1,000 elements in the document', async () => {
    const { element } = await openList({ project: 'Big Backlog' });
    element.style.setProperty('block-size', '800px');
    await shows(() => rows(element).length > 24, 'the taller list fills');
    expect(element.shadowRoot!.querySelectorAll('*').length).to.be.below(1000);
    const grid = one(element, '[role=grid]');
    grid.scrollTop = 9_000;
    await shows(() => Number(rows(element)[3]!.getAttribute('aria-rowindex')) > 200, 'it scrolled');
    expect(element.shadowRoot!.querySelectorAll('*').length).to.be.below(1000);
  });

  it('asks for all the ids only when the user goes past the middle, and says where it ends', async () => {
    const { element, world } = await openList({ project: 'Big Backlog' });
    focusCell(rows(element)[0]!, 'Title');
    await press('Control+End');
    await saying(element, /The first 19,999 work items; narrow the search to see others/);
    const queries = (await world.requests(/^\/azure-devops\/.*wiql$/)).map(
      (call) => /top=(\d+)/.exec(call.query)?.[1],
    );
    expect(queries).to.deep.equal(['1000', '19999']);
    await shows(
      () => focused(element)?.closest('[role=row]')?.getAttribute('aria-rowindex') === '20000',
      'focus is on the last row',
    );
  });

  it('loads rows as they come into view, and those only', async () => {
    const { element, world } = await openList({ project: 'Big Backlog' });
    one(element, '[role=grid]').scrollTop = 12_000;
    await shows(() => {
      const row = rows(element).find((candidate) => Number(candidate.getAttribute('aria-rowindex')) > 301);
      return row !== undefined && text(cell(row, 'Title')) !== '';
    }, 'the rows there are filled');
    const batches = (await world.requests(/^\/azure-devops\/.*workitemsbatch$/)).map(
      (call) => (call.body as { ids: number[] }).ids,
    );
    expect(batches.every((ids) => ids.length <= 200)).to.equal(true);
    expect(batches.flat().length).to.be.at.most(500);
    expect(new Set(batches.flat()).size).to.equal(batches.flat().length);
  });

  it('keeps focus and typed text when the row scrolls out of view', async () => {
    const { element } = await openList({ project: 'Big Backlog' });
    await openEditor(element, rows(element)[1]!, 'Title');
    await type('Half a sen');
    const input = control(element, 'Title');
    const grid = one(element, '[role=grid]');
    grid.scrollTop = 15_000;
    await shows(
      () => rows(element).some((row) => Number(row.getAttribute('aria-rowindex')) > 300),
      'it scrolled',
    );
    expect(control(element, 'Title')).to.equal(input);
    expect(focused(element)).to.equal(input);
    grid.scrollTop = 0;
    await shows(() => rows(element)[0]!.getAttribute('aria-rowindex') === '2', 'it scrolled back');
    expect(input.value).to.equal('Half a sen');
  });

  it('finds one by its number, and by words', async () => {
    const { element } = await openList({ project: 'Big Backlog' });
    const search = one<HTMLInputElement>(element, 'input[type=search]');
    expect(search.getAttribute('role')).to.equal('combobox');
    search.focus();
    await type('#12345');
    await saying(element, /^1 work item$/);
    expect(rows(element).map((row) => row.dataset.id)).to.deep.equal(['12345']);
    search.select();
    await type("o'brien nothing like it");
    await saying(element, /No work items found/);
    expect(all(element, '.empty').map(text)).to.deep.equal([
      'No work items found Try fewer words, or a number such as #42.',
    ]);
  });
});
