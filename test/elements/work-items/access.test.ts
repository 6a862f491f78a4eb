import { expect } from '@open-wc/testing';
import { click, press } from '../../support/user.js';
import {
  all,
  button,
  connect,
  focusCell,
  hasControl,
  mount,
  openEditor,
  openList,
  rows,
  saying,
  shows,
} from '../../support/work-items.js';
import { openWorld } from '../../support/world.js';

describe('axe finds nothing', function () {
  this.timeout(30_000); // axe itself takes seconds where rendering is slow

  it('in the list', async () => {
    const { element } = await openList({ project: 'Fabrikam Fiber' });
    await expect(element).to.be.accessible();
  });

  it('in an editor with a problem', async () => {
    const { element } = await openList({ project: 'Northwind' });
    await openEditor(element, rows(element)[0]!, 'Title');
    await press('Delete');
    await press('Enter');
    await shows(() => all(element, '[aria-invalid]').length === 1, 'the problem shows');
    await expect(element).to.be.accessible();
  });

  it('in the state editor', async () => {
    const { element } = await openList({ project: 'Northwind' });
    focusCell(rows(element)[0]!, 'State');
    await press('Enter');
    await shows(() => hasControl(element, 'State'), 'the editor opens');
    await expect(element).to.be.accessible();
  });

  it('in the form, filled in wrongly', async () => {
    const { element } = await openList({ project: 'Northwind' });
    await click(button(element, 'New work item'));
    await shows(() => all(element, 'dialog[open]').length === 1, 'the form opens');
    await click(button(element, 'Create'));
    await shows(() => all(element, '[aria-invalid]').length === 2, 'the problems show');
    await expect(element).to.be.accessible();
  });

  it('in the row menu', async () => {
    const { element } = await openList({ project: 'Northwind' });
    focusCell(rows(element)[0]!, 'Title');
    await press('Shift+F10');
    await shows(() => all(element, '[role=menuitem]').length > 0, 'the menu opens');
    await expect(element).to.be.accessible();
  });

  it('beside a failure with its details', async () => {
    const { element, world } = await openList({ project: 'Northwind' });
    await world.control('faults', [{ path: '^/relay.*wiql', drop: true }]);
    await element.refresh();
    await saying(element, /could not be reached/, 'alert');
    await click(button(element, 'Details'));
    await shows(() => all(element, 'dl').length === 1, 'the details show');
    await expect(element).to.be.accessible();
  });

  it('when nothing is found', async () => {
    const { element } = await openList({ project: 'Northwind' });
    element.search = 'zzzzzz';
    await saying(element, /No work items found/);
    await expect(element).to.be.accessible();
  });

  it('while a project is chosen', async () => {
    const element = await mount(await connect(await openWorld()));
    await shows(() => all(element, '.projects button').length === 5, 'the projects are listed');
    await expect(element).to.be.accessible();
  });
});
