import { expect } from '@open-wc/testing';
import { click, press, type } from '../../support/user.js';
import {
  all,
  button,
  cell,
  control,
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

async function retitle({ element }: OpenList, id: number, title: string): Promise<void> {
  await openEditor(element, rowOf(element, id)!, 'Title');
  await type(title);
  await press('Enter');
}

function titleOf({ element }: OpenList, id: number): string {
  return text(cell(rowOf(element, id)!, 'Title'));
}

function details({ element }: OpenList): string {
  return all(element, '.details > *').map(text).join(' ');
}

async function someList(): Promise<{ list: OpenList; id: number }> {
  const list = await openList({ project: 'Northwind' });
  return { list, id: Number(rows(list.element)[0]!.dataset.id) };
}

describe('a write that fails', () => {
  it('by another person’s change: shows theirs, keeps mine, and Try again puts mine on top', async () => {
    const { list, id } = await someList();
    await list.world.control('external-edit', { id, fields: { 'System.Title': 'Theirs' } });
    await retitle(list, id, 'Mine');
    await saying(list.element, /Somebody else changed this work item/, 'alert');
    expect(titleOf(list, id)).to.contain('Theirs');
    await shows(() => details(list).includes('You typed Mine'), 'mine is shown');
    expect(details(list)).to.contain('Now it says Theirs');
    await click(button(list.element, 'Try again'));
    await saying(list.element, /saved/);
    expect(titleOf(list, id)).to.contain('Mine');
  });

  it('by a dead network: rolls back, says so, and the typed text is there when editing again', async () => {
    const { list, id } = await someList();
    const before = titleOf(list, id);
    await list.world.control('faults', [{ method: 'PATCH', path: '^/relay', drop: true }]);
    await retitle(list, id, 'Typed in a tunnel');
    await saying(list.element, /could not be reached/, 'alert');
    expect(said(list.element, 'alert')).to.match(/Check your network, then try again/);
    expect(titleOf(list, id)).to.equal(before);
    await openEditor(list.element, rowOf(list.element, id)!, 'Title');
    expect(control(list.element, 'Title').value).to.equal('Typed in a tunnel');
    await list.world.control('faults', []);
    await press('Enter');
    await saying(list.element, /saved/);
    expect(titleOf(list, id)).to.contain('Typed in a tunnel');
  });

  it('because the item was deleted meanwhile: says so, and the details hold what was typed', async () => {
    const { list, id } = await someList();
    const gone = {
      message: `TF401232: Work item ${String(id)} does not exist, or you do not have permissions to read it.`,
      typeKey: 'WorkItemUnauthorizedAccessException',
    };
    await list.world.control('faults', [
      {
        method: 'PATCH',
        path: '^/azure-devops.*workitems',
        status: 404,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(gone),
      },
    ]);
    await retitle(list, id, 'Too late');
    await saying(list.element, /no longer exists.*recycle bin/, 'alert');
    await click(button(list.element, 'Details'));
    await shows(() => details(list).includes('Too late'), 'the details hold what was typed');
    expect(details(list)).to.contain('TF401232');
  });

  it('with a page instead of data: asks to reconnect', async () => {
    const { list, id } = await someList();
    await list.world.control('faults', [
      {
        method: 'PATCH',
        path: '^/azure-devops',
        status: 203,
        headers: { 'content-type': 'text/html' },
        body: '<!doctype html><title>Sign in</title>',
      },
    ]);
    await retitle(list, id, 'Behind a sign-in page');
    await saying(list.element, /no longer accepts this connection. Reconnect/, 'alert');
    expect(button(list.element, 'Reconnect')).to.exist;
  });

  it('by throttling: waits as told and goes on by itself', async () => {
    const { list, id } = await someList();
    await list.world.control('faults', [
      {
        method: 'PATCH',
        path: '^/azure-devops',
        status: 429,
        times: 1,
        headers: { 'content-type': 'text/html', 'retry-after': '1' },
        body: '<html>TF400733</html>',
      },
    ]);
    await retitle(list, id, 'Patience');
    await saying(list.element, /saved/);
    expect(titleOf(list, id)).to.contain('Patience');
  });

  it('tells the host page once, with a code', async () => {
    const { list, id } = await someList();
    const codes: string[] = [];
    list.element.addEventListener('ado-error', (event) => codes.push(event.error.code));
    await list.world.control('external-edit', { id, fields: { 'System.Title': 'Theirs' } });
    await retitle(list, id, 'Mine');
    await saying(list.element, /Somebody else/, 'alert');
    expect(codes).to.deep.equal(['conflict']);
  });

  it('can be dismissed', async () => {
    const { list, id } = await someList();
    await list.world.control('external-edit', { id, fields: { 'System.Title': 'Theirs' } });
    await retitle(list, id, 'Mine');
    await saying(list.element, /Somebody else/, 'alert');
    await click(button(list.element, 'Dismiss'));
    await saying(list.element, /40 work items/);
    expect(said(list.element, 'alert')).to.equal('');
  });
});
