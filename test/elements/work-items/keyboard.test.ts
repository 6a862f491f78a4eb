import { expect } from '@open-wc/testing';
import { press, type } from '../../support/user.js';
import {
  all,
  cell,
  focusCell,
  focused,
  one,
  nextEvent,
  openList,
  rows,
  saying,
  shows,
  text,
  type OpenList,
} from '../../support/work-items.js';

/** Row and column of the cell that has focus, counted as ARIA does. */
function place({ element }: OpenList): string {
  const active = focused(element);
  const row = active?.closest('[role=row]')?.getAttribute('aria-rowindex') ?? '?';
  return `${row}:${active?.closest('[role=gridcell]')?.getAttribute('aria-colindex') ?? '?'}`;
}

async function goes(list: OpenList, keys: string, to: string): Promise<void> {
  await press(keys);
  await shows(() => place(list) === to, `${keys} leads to ${to}, not ${place(list)}`);
}

describe('the keyboard', () => {
  it('moves through the grid, which is one tab stop', async () => {
    const list = await openList({ project: 'Northwind' });
    focusCell(rows(list.element)[0]!, 'ID');
    expect(all(list.element, '[role=grid] [tabindex="0"]')).to.have.length(1);
    await goes(list, 'ArrowRight', '2:2');
    await goes(list, 'ArrowDown', '3:2');
    await goes(list, 'ArrowUp', '2:2');
    await goes(list, 'ArrowUp', '2:2');
    await goes(list, 'End', '2:7');
    await goes(list, 'Home', '2:1');
    await goes(list, 'Control+End', '41:7');
    await goes(list, 'Control+Home', '2:1');
    await goes(list, 'Control+ArrowDown', '41:1');
    await goes(list, 'Control+ArrowUp', '2:1');
    expect(all(list.element, '[role=grid] [tabindex="0"]')).to.have.length(1);
  });

  it('moves by pages', async () => {
    const list = await openList({ project: 'Northwind' });
    focusCell(rows(list.element)[0]!, 'Title');
    await press('PageDown');
    await shows(() => Number(place(list).split(':')[0]) > 6, 'a page further down');
    await goes(list, 'PageUp', '2:2');
  });

  it('goes from the search to the row last used', async () => {
    const list = await openList({ project: 'Northwind' });
    focusCell(rows(list.element)[2]!, 'State');
    one(list.element, 'input[type=search]').focus();
    await goes(list, 'ArrowDown', '4:3');
  });

  it('selects with Space and extends with Shift and arrows', async () => {
    const list = await openList({ project: 'Northwind' });
    const ids = rows(list.element).map((row) => Number(row.dataset.id));
    focusCell(rows(list.element)[0]!, 'Title');
    const change = nextEvent(list.element, 'ado-selection-change');
    await press('Space');
    expect((await change).selectedIds).to.deep.equal(ids.slice(0, 1));
    await press('Shift+ArrowDown');
    await press('Shift+ArrowDown');
    expect(list.element.selectedIds).to.deep.equal(ids.slice(0, 3));
    await shows(() => rows(list.element)[1]!.getAttribute('aria-selected') === 'true', 'the row says so');
    await press('Escape');
    expect(list.element.selectedIds).to.deep.equal([]);
  });

  it('opens an item with Alt+Enter, wherever the host page wants', async () => {
    const list = await openList({ project: 'Northwind' });
    const opened: number[] = [];
    list.element.addEventListener('ado-item-open', (event) => {
      event.preventDefault();
      opened.push(event.id);
    });
    const [row] = rows(list.element);
    focusCell(row!, 'Title');
    await press('Alt+Enter');
    focusCell(row!, 'ID');
    await press('Enter');
    const id = Number(row!.dataset.id);
    expect(opened).to.deep.equal([id, id]);
    expect(cell(row!, 'ID').querySelector('a')!.href).to.equal(
      `https://dev.azure.com/contoso/Northwind/_workitems/edit/${String(id)}`,
    );
  });

  it('has a row menu on Shift+F10, and gives focus back', async () => {
    const list = await openList({ project: 'Northwind' });
    focusCell(rows(list.element)[1]!, 'Title');
    await press('Shift+F10');
    await shows(() => focused(list.element)?.getAttribute('role') === 'menuitem', 'the menu has focus');
    expect(all(list.element, '[role=menuitem]').map(text)).to.include.members(['Edit Title', 'Delete']);
    await press('ArrowDown');
    expect(text(focused(list.element)!)).to.equal('Edit Title');
    await press('Escape');
    await shows(() => place(list) === '3:2', 'focus is back');
    await press('Shift+F10');
    await shows(() => focused(list.element)?.getAttribute('role') === 'menuitem', 'the menu has focus');
    await press('End');
    await press('Enter');
    await saying(list.element, /moved to the recycle bin/);
  });

  it('edits state and person by single letters, unless switched off', async () => {
    const list = await openList({ project: 'Northwind' });
    focusCell(rows(list.element)[0]!, 'Title');
    await press('a');
    await shows(
      () => focused(list.element)?.getAttribute('aria-label') === 'Assigned To',
      'the editor opens',
    );
    await press('Escape');
    list.element.noLetterKeys = true;
    await shows(() => place(list) === '2:4', 'focus is back');
    await press('s');
    expect(focused(list.element)?.localName).to.equal('div');
  });

  it('saves a person typed as an address', async () => {
    const list = await openList({ project: 'Northwind' });
    const row = (): HTMLElement => rows(list.element)[0]!;
    focusCell(row(), 'Assigned To');
    await press('Enter');
    await shows(() => focused(list.element)?.localName === 'input', 'the editor opens');
    await type('nobody@example.com');
    await press('Enter');
    await saying(list.element, /did not accept this value/, 'alert');
  });
});
