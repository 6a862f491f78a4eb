import { expect } from '@open-wc/testing';
import { click, press, type } from '../../support/user.js';
import {
  button,
  cell,
  control,
  focusCell,
  focused,
  hasControl,
  one,
  nextEvent,
  openEditor,
  openList,
  rowOf,
  rows,
  said,
  saying,
  shows,
  text,
  type OpenList,
} from '../../support/work-items.js';

const PATCH = /^\/azure-devops\/contoso\/_apis\/wit\/workitems\/\d+$/;

function firstRow({ element }: OpenList): { id: number; title: string; row: () => HTMLElement } {
  const [row] = rows(element);
  const id = Number(row!.dataset.id);
  return { id, title: text(cell(row!, 'Title').querySelector('span')!), row: () => rowOf(element, id)! };
}

describe('editing a cell', () => {
  it('changes the title: Enter opens, Enter saves, focus returns to the cell', async () => {
    const list = await openList({ project: 'Northwind' });
    const { element, world } = list;
    const { id, row } = firstRow(list);
    focusCell(row(), 'Title');
    await press('Enter');
    await shows(() => focused(element) === control(element, 'Title'), 'the editor has focus');
    await type('A new title');
    const saved = nextEvent(element, 'ado-item-saved');
    await press('Enter');
    await saying(element, new RegExp(`Work item ${String(id)} saved`));
    expect(text(cell(row(), 'Title'))).to.contain('A new title');
    expect(focused(element)).to.equal(cell(row(), 'Title'));
    expect((await saved).changed).to.deep.equal(['System.Title']);
    const [patch] = await world.requests(PATCH);
    expect(patch?.method).to.equal('PATCH');
    expect(patch?.headers['content-type']).to.contain('application/json-patch+json');
    expect(patch?.body).to.deep.include({
      op: 'replace',
      path: '/fields/System.Title',
      value: 'A new title',
    });
  });

  it('shows the change before the server has answered', async () => {
    const list = await openList({ project: 'Northwind' });
    const { row } = firstRow(list);
    const held = await list.world.hold({ method: 'PATCH', path: '^/relay.*workitems' });
    await openEditor(list.element, row(), 'Title');
    await type('Shown at once');
    await press('Enter');
    await shows(() => text(cell(row(), 'Title')).includes('Shown at once'), 'the new title shows');
    expect(row().getAttribute('aria-busy')).to.equal('true');
    await held.release();
    await saying(list.element, /saved/);
    expect(row().hasAttribute('aria-busy')).to.equal(false);
  });

  it('Escape leaves everything as it was', async () => {
    const list = await openList({ project: 'Northwind' });
    const { title, row } = firstRow(list);
    await openEditor(list.element, row(), 'Title');
    await type('Never mind');
    await press('Escape');
    await shows(() => !hasControl(list.element, 'Title'), 'the editor closes');
    expect(text(cell(row(), 'Title'))).to.contain(title);
    expect(focused(list.element)).to.equal(cell(row(), 'Title'));
    expect(await list.world.requests(PATCH)).to.deep.equal([]);
  });

  it('offers the states that may follow, and saves the chosen one', async () => {
    const list = await openList({ project: 'Northwind', search: '#1901' });
    const { element } = list;
    const row = (): HTMLElement => rowOf(element, 1901)!;
    focusCell(row(), 'Title');
    await press('s');
    await shows(() => hasControl(element, 'State'), 'the state editor opens');
    const select = control<HTMLSelectElement>(element, 'State');
    await shows(() => select.options.length > 1, 'the states are there');
    const next = [...select.options].map((option) => option.value).find((value) => value !== select.value)!;
    select.value = next;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await press('Enter');
    await saying(element, /Work item 1901 saved/);
    expect(text(cell(row(), 'State'))).to.equal(next);
  });

  it('Undo brings the old title back, as a new revision', async () => {
    const list = await openList({ project: 'Northwind' });
    const { title, row } = firstRow(list);
    await openEditor(list.element, row(), 'Title');
    await type('For a moment');
    await press('Enter');
    await saying(list.element, /saved/);
    await click(button(list.element, 'Undo'));
    await shows(() => text(cell(row(), 'Title')).includes(title), 'the old title is back');
    await shows(() => !row().hasAttribute('aria-busy'), 'it is stored');
    expect(await list.world.requests(PATCH)).to.have.length(2);
  });

  it('Ctrl+Z in the grid undoes too', async () => {
    const list = await openList({ project: 'Northwind' });
    const { title, row } = firstRow(list);
    await openEditor(list.element, row(), 'Title');
    await type('For a moment');
    await press('Enter');
    await saying(list.element, /saved/);
    await press('Control+z');
    await shows(() => text(cell(row(), 'Title')).includes(title), 'the old title is back');
  });

  it('saves nothing half-typed when the element is moved or taken out, and keeps the words', async () => {
    const list = await openList({ project: 'Northwind' });
    const { element, world } = list;
    const { row } = firstRow(list);
    await openEditor(element, row(), 'Title');
    await type('Half a sen');
    const parent = element.parentElement!;
    element.remove();
    parent.append(element);
    await element.updateComplete;
    expect(await world.requests(PATCH)).to.deep.equal([]);
    await shows(() => hasControl(element, 'Title'), 'the editor is there');
    expect(control(element, 'Title').value).to.equal('Half a sen');
    element.remove();
    await element.updateComplete;
    expect(await world.requests(PATCH)).to.deep.equal([]);
  });

  it('leaves keys to an input method while it composes', async () => {
    const list = await openList({ project: 'Northwind' });
    const { row } = firstRow(list);
    await openEditor(list.element, row(), 'Title');
    const input = control(list.element, 'Title');
    for (const key of ['Enter', ' ', 'Delete', 'ArrowDown']) {
      const init = { key, bubbles: true, composed: true, cancelable: true, isComposing: true };
      expect(input.dispatchEvent(new KeyboardEvent('keydown', init)), key).to.equal(true);
    }
    await list.element.updateComplete;
    expect(focused(list.element)).to.equal(input);
    expect(list.element.selectedIds).to.deep.equal([]);
  });

  it('refuses a title over 255 characters in place, keeping what was typed', async () => {
    const list = await openList({ project: 'Northwind' });
    const { row } = firstRow(list);
    await openEditor(list.element, row(), 'Title');
    const input = control(list.element, 'Title');
    input.value = 'x'.repeat(256);
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await press('Enter');
    await shows(() => input.getAttribute('aria-invalid') === 'true', 'the problem is marked');
    const problem = list.element.shadowRoot!.getElementById(input.getAttribute('aria-describedby')!)!;
    expect(text(problem)).to.equal('Title has 256 characters; the most is 255. Shorten it.');
    expect(input.value).to.have.length(256);
    expect(await list.world.requests(PATCH)).to.deep.equal([]);
  });

  it('lets the host page change or call off a save', async () => {
    const list = await openList({ project: 'Northwind' });
    const { title, row } = firstRow(list);
    list.element.addEventListener('ado-before-item-save', (event) => {
      event.changes['System.Title'] = 'Title (checked)';
      event.waitUntil(Promise.resolve());
    });
    await openEditor(list.element, row(), 'Title');
    await type('Title');
    await press('Enter');
    await saying(list.element, /saved/);
    expect(text(cell(row(), 'Title'))).to.contain('Title (checked)');
    list.element.addEventListener('ado-before-item-save', (event) => {
      event.preventDefault();
    });
    await click(button(list.element, 'Undo'));
    await shows(() => said(list.element) !== '', 'the list is at rest');
    expect(text(cell(row(), 'Title'))).not.to.contain(title);
    expect(await list.world.requests(PATCH)).to.have.length(1);
  });

  it('cannot be done in a read-only list', async () => {
    const list = await openList({ project: 'Northwind', readOnly: true });
    const { row } = firstRow(list);
    focusCell(row(), 'Title');
    await press('Enter');
    await press('s');
    await press('Delete');
    expect(hasControl(list.element, 'Title')).to.equal(false);
    expect(hasControl(list.element, 'State')).to.equal(false);
    expect(one(list.element, '[role=grid]').getAttribute('aria-readonly')).to.equal('true');
    expect(() => button(list.element, 'New work item')).to.throw();
  });
});
