import { expect } from '@open-wc/testing';
import { click, press } from '../../support/user.js';
import {
  button,
  focusCell,
  focused,
  nextEvent,
  openList,
  rowOf,
  rows,
  saying,
  shows,
} from '../../support/work-items.js';

describe('deleting', () => {
  it('moves the row to the recycle bin, focus to the next one, and Undo brings it back', async () => {
    const { element, world } = await openList({ project: 'Northwind' });
    const [first, second] = rows(element).map((row) => Number(row.dataset.id));
    focusCell(rowOf(element, first!)!, 'Title');
    const deleted = nextEvent(element, 'ado-item-deleted');
    await press('Delete');
    await saying(element, new RegExp(`Work item ${String(first)} moved to the recycle bin`));
    expect((await deleted).id).to.equal(first);
    expect(rowOf(element, first!)).to.equal(undefined);
    await shows(() => rowOf(element, second!)!.contains(focused(element)), 'the next row has focus');
    const restored = nextEvent(element, 'ado-item-restored');
    await click(button(element, 'Undo'));
    await saying(element, new RegExp(`Work item ${String(first)} restored`));
    expect((await restored).id).to.equal(first);
    expect(Number(rows(element)[0]!.dataset.id)).to.equal(first);
    const calls = (await world.requests(/^\/azure-devops/)).filter((call) =>
      /DELETE|PATCH/.test(call.method),
    );
    expect(calls.map((call) => call.path)).to.deep.equal([
      `/azure-devops/contoso/_apis/wit/workitems/${String(first)}`,
      `/azure-devops/contoso/_apis/wit/recyclebin/${String(first)}`,
    ]);
  });

  it('deletes the selection if the row is in it', async () => {
    const { element } = await openList({ project: 'Northwind' });
    const ids = rows(element).map((row) => Number(row.dataset.id));
    focusCell(rowOf(element, ids[0]!)!, 'Title');
    await press('Space');
    await press('Shift+ArrowDown');
    expect(element.selectedIds).to.deep.equal(ids.slice(0, 2));
    await press('Delete');
    await saying(element, /2 work items moved to the recycle bin/);
    expect(rowOf(element, ids[0]!)).to.equal(undefined);
    expect(rowOf(element, ids[1]!)).to.equal(undefined);
    expect(element.selectedIds).to.deep.equal([]);
  });

  it('deletes all that is selected, also rows that were never in view', async () => {
    const { element, world } = await openList({ project: 'Tailspin Toys', search: 'for' });
    focusCell(rows(element)[0]!, 'Title');
    await press('Control+a');
    await shows(() => element.selectedIds.length > 0, 'all are selected');
    const { length } = element.selectedIds;
    expect(length, 'more than a list reads at first').to.be.above(100);
    const changes: number[] = [];
    element.addEventListener('ado-selection-change', (event) => changes.push(event.selectedIds.length));
    await press('Delete');
    await saying(element, new RegExp(`^${String(length)} work items moved to the recycle bin`));
    expect(await world.requests(/^\/azure-devops.*workitems\/\d+$/)).to.have.length(length);
    expect(changes.at(-1)).to.equal(0);
  });

  it('puts the row back in its place when the server refuses', async () => {
    const { element, world } = await openList({ project: 'Northwind' });
    const ids = rows(element).map((row) => Number(row.dataset.id));
    const body = JSON.stringify({ message: 'TF237111: no right', typeKey: 'AccessCheckException' });
    await world.control('faults', [
      {
        method: 'DELETE',
        path: '^/azure-devops',
        status: 403,
        headers: { 'content-type': 'application/json' },
        body,
      },
    ]);
    focusCell(rowOf(element, ids[1]!)!, 'Title');
    await press('Delete');
    await saying(element, /not allowed.*administrator/, 'alert');
    expect(
      rows(element)
        .map((row) => Number(row.dataset.id))
        .slice(0, 5),
    ).to.deep.equal(ids.slice(0, 5));
  });
});
