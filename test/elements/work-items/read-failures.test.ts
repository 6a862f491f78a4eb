import { expect } from '@open-wc/testing';
import { click, press, type } from '../../support/user.js';
import {
  all,
  button,
  connect,
  mount,
  nextEvent,
  one,
  openList,
  rows,
  rowsShown,
  said,
  saying,
  shows,
  text,
} from '../../support/work-items.js';
import { openWorld } from '../../support/world.js';

describe('reading that fails', () => {
  it('keeps the rows when a refresh fails, and Try again brings the new ones', async () => {
    const { element, world } = await openList({ project: 'Northwind' });
    await world.control('faults', [{ method: 'POST', path: '^/relay.*wiql', drop: true }]);
    const told = nextEvent(element, 'ado-error');
    await element.refresh();
    await saying(element, /could not be reached/, 'alert');
    expect((await told).error.code).to.equal('network');
    expect(rows(element).length).to.be.above(5);
    await world.control('faults', []);
    await click(button(element, 'Try again'));
    await saying(element, /40 work items/);
    expect(said(element, 'alert')).to.equal('');
  });

  it('of an unknown project says so, with a next step', async () => {
    const world = await openWorld();
    const element = await mount(await connect(world), { project: 'No Such Project' });
    await saying(element, /This project does not exist.*Choose another project/, 'alert');
  });

  it('of a page instead of data offers to reconnect', async () => {
    const { element, world } = await openList({ project: 'Northwind' });
    await world.control('faults', [
      {
        method: 'POST',
        path: '^/azure-devops.*wiql',
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<!doctype html><html><body>Sign in</body></html>',
      },
    ]);
    await element.refresh();
    await saying(element, /no longer accepts this connection/, 'alert');
    expect(button(element, 'Reconnect')).to.exist;
    expect(rows(element).length).to.be.above(5);
  });

  it('of truncated data says that the answer could not be read', async () => {
    const { element, world } = await openList({ project: 'Northwind' });
    await world.control('faults', [
      {
        method: 'POST',
        path: '^/azure-devops.*workitemsbatch',
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: '{"value":[{"id":1,"rev"',
      },
    ]);
    await element.refresh();
    await saying(element, /could not be read/, 'alert');
  });

  it('of single items leaves them out and names them', async () => {
    const world = await openWorld();
    const connection = await connect(world);
    const element = await mount(connection, { project: 'Northwind' });
    await rowsShown(element);
    const [first] = rows(element);
    const id = Number(first!.dataset.id);
    // The item goes between the query and the batch that reads it.
    await world.control('faults', [
      {
        method: 'POST',
        path: '^/azure-devops.*workitemsbatch',
        times: 1,
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ count: 1, value: [null] }),
      },
    ]);
    await element.refresh();
    await shows(() => text(rows(element)[0]!).includes('was deleted, or you may not see it'), 'it says so');
    expect(text(rows(element)[0]!)).to.contain(String(id));
    expect(said(element)).to.equal('40 work items');
  });

  it('keeps the newest search when an older one answers last', async () => {
    const { element, world } = await openList({ project: 'Northwind' });
    const held = await world.hold({ path: '^/azure-devops.*wiql' });
    element.search = 'the';
    await held.asked();
    element.search = '#1902';
    await saying(element, /^1 work item$/);
    await shows(() => rows(element).length === 1, 'one row');
    await held.release();
    await element.refresh();
    expect(rows(element).map((row) => row.dataset.id)).to.deep.equal(['1902']);
  });
});

describe('choosing a project', () => {
  it('asks when there are several, and remembers the choice', async () => {
    const world = await openWorld();
    const connection = await connect(world);
    const element = await mount(connection);
    await shows(() => all(element, '.projects button').length === 5, 'the projects are listed');
    expect(text(one(element, 'h2'))).to.equal('Choose a project');
    await click(button(element, 'Northwind'));
    await rowsShown(element);
    const other = await mount(connection);
    await rowsShown(other);
    expect(said(other)).to.equal('40 work items');
    await click(button(other, 'Change project: Northwind'));
    await shows(() => all(other, '.projects button').length === 5, 'the projects are listed');
  });

  it('is not asked where there is only one, however often the list is drawn', async () => {
    const world = await openWorld();
    const connection = await connect(world);
    const body = JSON.stringify({ count: 1, value: [{ id: 'p1', name: 'Northwind' }] });
    await world.control('faults', [
      {
        path: '^/azure-devops.*projects',
        status: 200,
        headers: { 'content-type': 'application/json' },
        body,
      },
    ]);
    const element = await mount(connection);
    await rowsShown(element);
    element.requestUpdate();
    await element.updateComplete;
    element.requestUpdate();
    await element.updateComplete;
    expect(rows(element).length).to.be.above(5);
  });

  it('survives taking its attributes away', async () => {
    const { element } = await openList({ project: 'Northwind', search: '#1901' });
    element.setAttribute('search', '#1902');
    await shows(() => rows(element)[0]?.dataset.id === '1902', 'the other item');
    element.removeAttribute('search');
    await saying(element, /40 work items/);
    element.setAttribute('project', 'Northwind');
    element.removeAttribute('project');
    await shows(() => all(element, '.projects button').length === 5, 'the projects are listed');
  });

  it('says how to go on when the projects cannot be read', async () => {
    const world = await openWorld();
    const connection = await connect(world);
    await world.control('faults', [{ path: '^/relay.*projects', drop: true }]);
    const element = await mount(connection);
    await shows(
      () => all(element, '[role=alert]').some((alert) => /could not be reached/.test(text(alert))),
      'it says so',
    );
    await world.control('faults', []);
    await click(button(element, 'Try again'));
    await shows(() => all(element, '.projects button').length === 5, 'the projects are listed');
  });
});

describe('a list on no connection', () => {
  it('offers to connect, in place', async () => {
    const { Connection } = await import('../../../src/state/connection.js');
    const { paragonProject, environment, token } = await openWorld();
    const connection = new Connection({ paragonProject, environment, userToken: await token() });
    const element = await mount(connection, { project: 'Northwind' });
    await shows(
      () => all(element, 'button').map(text).includes('Connect Azure DevOps'),
      'the button is there',
    );
  });

  it('forgets the rows when the account is disconnected', async () => {
    const { element, connection } = await openList({ project: 'Northwind' });
    await connection.disconnect();
    await shows(
      () => all(element, 'button').map(text).includes('Connect Azure DevOps'),
      'the button is there',
    );
    expect(rows(element)).to.deep.equal([]);
  });
});

describe('a list that is moved', () => {
  it('searches for what was typed just before', async () => {
    const { element } = await openList({ project: 'Northwind' });
    one(element, 'input[type=search]').focus();
    await type('#1901');
    const parent = element.parentElement!;
    element.remove();
    parent.append(element);
    await saying(element, /^1 work item$/);
  });

  it('goes on where it was, and typing still searches', async () => {
    const { element } = await openList({ project: 'Northwind' });
    const parent = element.parentElement!;
    element.remove();
    parent.append(element);
    await element.updateComplete;
    expect(rows(element).length).to.be.above(5);
    one(element, 'input[type=search]').focus();
    await type('#1901');
    await press('Enter');
    await saying(element, /^1 work item$/);
  });
});
