import { expect } from '@open-wc/testing';
import { click, press, type } from '../../support/user.js';
import {
  all,
  button,
  cell,
  control,
  focused,
  hasControl,
  one,
  nextEvent,
  openList,
  rows,
  saying,
  shows,
  text,
  type OpenList,
} from '../../support/work-items.js';

async function openForm({ element }: OpenList): Promise<void> {
  await click(button(element, 'New work item'));
  await shows(() => all(element, 'dialog[open]').length === 1, 'the form opens');
  await shows(() => control<HTMLSelectElement>(element, 'Type').options.length > 1, 'the types are there');
}

async function choose({ element }: OpenList, name: string, value: string): Promise<void> {
  const select = control<HTMLSelectElement>(element, name);
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await element.updateComplete;
}

describe('the form for a new work item', () => {
  it('creates one from type and title; it appears on top, and Undo deletes it', async () => {
    const list = await openList({ project: 'Northwind' });
    const { element } = list;
    await openForm(list);
    expect(
      text(element.shadowRoot!.getElementById(one(element, 'dialog').getAttribute('aria-labelledby')!)!),
    ).to.equal('New work item');
    await choose(list, 'Type', 'Issue');
    control(element, 'Title').focus();
    await type('Made by hand');
    const created = nextEvent(element, 'ado-item-created');
    await press('Enter');
    const { id } = await created;
    await saying(element, new RegExp(`Work item ${String(id)} created`));
    await shows(() => all(element, 'dialog[open]').length === 0, 'the form closes');
    await shows(() => rows(element)[0]!.contains(focused(element)), 'the new row has focus');
    expect(text(cell(rows(element)[0]!, 'Title'))).to.contain('Made by hand');
    await click(button(element, 'Undo'));
    await saying(element, new RegExp(`Work item ${String(id)} moved to the recycle bin`));
    expect(text(cell(rows(element)[0]!, 'Title'))).not.to.contain('Made by hand');
  });

  it('says what is missing, beside the field', async () => {
    const list = await openList({ project: 'Northwind' });
    await openForm(list);
    await click(button(list.element, 'Create'));
    await shows(
      () => control(list.element, 'Title').getAttribute('aria-invalid') === 'true',
      'Title is marked',
    );
    expect(all(list.element, '.problem').map(text)).to.deep.equal([
      'Type is required. Enter a value.',
      'Title is required. Enter a value.',
    ]);
  });

  it('asks for what the type requires, by the server’s metadata', async () => {
    const list = await openList({ project: 'Adventure Works' });
    await openForm(list);
    await choose(list, 'Type', 'Risk');
    await shows(() => hasControl(list.element, 'Probability'), 'the required field appears');
    control(list.element, 'Title').focus();
    await type('Supplier may be late');
    await press('Enter');
    await shows(
      () => control(list.element, 'Probability').getAttribute('aria-invalid') === 'true',
      'it is marked',
    );
    expect(await list.world.requests(/workitems\/\$Risk/)).to.deep.equal([]);
    control(list.element, 'Probability').focus();
    await type('50');
    await press('Enter');
    await saying(list.element, /created/);
  });

  it('keeps what was typed when the server refuses, when closed, and when the element is taken out', async () => {
    const list = await openList({ project: 'Northwind' });
    const { element, world } = list;
    await openForm(list);
    await choose(list, 'Type', 'Issue');
    control(element, 'Title').focus();
    await type('Precious words');
    await world.control('faults', [{ method: 'POST', path: '^/relay.*\\$Issue', drop: true }]);
    await press('Enter');
    await shows(
      () => all(element, 'dialog [role=alert]').some((alert) => /could not be reached/.test(text(alert))),
      'the form says why',
    );
    expect(control(element, 'Title').value).to.equal('Precious words');
    await press('Escape');
    await shows(() => all(element, 'dialog[open]').length === 0, 'the form closes');
    const parent = element.parentElement!;
    element.remove();
    parent.append(element);
    await element.updateComplete;
    await click(button(element, 'New work item'));
    await shows(() => all(element, 'dialog[open]').length === 1, 'the form opens');
    expect(control(element, 'Title').value).to.equal('Precious words');
    expect(control<HTMLSelectElement>(element, 'Type').value).to.equal('Issue');
  });

  it('cannot be typed into or closed while it creates, and says why it failed', async () => {
    const list = await openList({ project: 'Northwind' });
    await openForm(list);
    await choose(list, 'Type', 'Issue');
    control(list.element, 'Title').focus();
    await type('Slow one');
    const body = JSON.stringify({ message: 'TF237111: no right', typeKey: 'AccessCheckException' });
    const held = await list.world.hold({
      method: 'POST',
      path: '^/azure-devops.*Issue',
      status: 403,
      headers: { 'content-type': 'application/json' },
      body,
    });
    await press('Enter');
    await shows(() => all(list.element, 'dialog button').map(text).includes('Creating…'), 'it creates');
    expect(one(list.element, 'dialog .fields').hasAttribute('inert')).to.equal(true);
    await press('Escape');
    expect(all(list.element, 'dialog[open]')).to.have.length(1);
    await held.asked();
    await held.release();
    await shows(
      () => all(list.element, 'dialog[open] [role=alert]').some((alert) => /not allowed/.test(text(alert))),
      'it says why',
    );
    expect(control(list.element, 'Title').value).to.equal('Slow one');
  });

  it('keeps what the person typed when the page opens it with other values', async () => {
    const list = await openList({ project: 'Northwind' });
    await openForm(list);
    control(list.element, 'Title').focus();
    await type('My own words');
    await press('Escape');
    await list.element.create({ 'System.Title': 'From a ticket', 'System.WorkItemType': 'Task' });
    await shows(() => all(list.element, 'dialog[open]').length === 1, 'the form opens');
    expect(control(list.element, 'Title').value).to.equal('My own words');
  });

  it('puts the server’s objection beside its field', async () => {
    const list = await openList({ project: 'Northwind' });
    await openForm(list);
    await choose(list, 'Type', 'Issue');
    control(list.element, 'Title').focus();
    await type('Fine here, not there');
    const rule = { fieldReferenceName: 'System.Title', errorMessage: 'TF401320: Title is taken.' };
    const body = JSON.stringify({
      message: 'TF401320: Rule Error for field Title.',
      typeKey: 'RuleValidationException',
      customProperties: { RuleValidationErrors: [rule] },
    });
    await list.world.control('faults', [
      {
        method: 'POST',
        path: '^/azure-devops.*Issue',
        status: 400,
        headers: { 'content-type': 'application/json' },
        body,
      },
    ]);
    await press('Enter');
    await shows(
      () => all(list.element, '.problem').some((problem) => /Title is taken/.test(text(problem))),
      'it shows',
    );
    expect(control(list.element, 'Title').getAttribute('aria-invalid')).to.equal('true');
  });

  it('opens with values of the host page', async () => {
    const list = await openList({ project: 'Northwind' });
    await list.element.create({ 'System.WorkItemType': 'Task', 'System.Title': 'From a ticket' });
    await shows(() => all(list.element, 'dialog[open]').length === 1, 'the form opens');
    expect(control(list.element, 'Title').value).to.equal('From a ticket');
    await shows(
      () => control<HTMLSelectElement>(list.element, 'Type').value === 'Task',
      'the type is chosen',
    );
  });

  it('sends what the host page gave, also fields it does not show, and lets the page see and change the type', async () => {
    const list = await openList({ project: 'Northwind' });
    const seen: unknown[] = [];
    list.element.addEventListener('ado-before-item-create', (event) => {
      seen.push(event.changes['System.WorkItemType']);
      event.changes['System.WorkItemType'] = 'Issue';
    });
    await list.element.create({
      'System.WorkItemType': 'Task',
      'System.Title': 'From a ticket',
      'System.Tags': 'from the page',
    });
    await shows(() => all(list.element, 'dialog[open]').length === 1, 'the form opens');
    control(list.element, 'Title').focus();
    const created = nextEvent(list.element, 'ado-item-created');
    await press('Enter');
    const { item } = await created;
    expect(seen).to.deep.equal(['Task']);
    expect(item.fields['System.WorkItemType']).to.equal('Issue');
    expect(item.fields['System.Tags']).to.equal('from the page');
  });
});
