import { expect } from '@open-wc/testing';
import { Field } from '../../src/ado/field-names.js';
import type { WorkItem } from '../../src/ado/types.js';
import { AdoError } from '../../src/errors.js';
import { Drafts } from '../../src/state/drafts.js';
import { calls, itemAt, openBench, refusal, shown, type Bench } from './work-bench.js';

const PATCH = /^PATCH .*\/wit\/workitems\//;
const DELETE = /^DELETE /;
const WORK_ITEM = '^/azure-devops.*/wit/workitems/';
const RULE = refusal(400, 'TF401320: Rule Error for field Title.', 'RuleValidationException');
const PRIORITY = 'Microsoft.VSTS.Common.Priority';

type Step = Readonly<Record<'op' | 'path', string>> & { readonly value: unknown };

/** The patch documents that reached Azure DevOps, in their order. */
async function patches(bench: Bench): Promise<Step[][]> {
  return (await calls(bench, 'PATCH', 'workitems/')).map(({ body }) => body as Step[]);
}

function revOf(patch: readonly Step[] | undefined): unknown {
  return patch?.find(({ path }) => path === '/rev')?.value;
}

describe('a write', () => {
  let bench: Bench;
  /** Opens the 40 items of Northwind and gives the first. */
  const open = async (): Promise<WorkItem> => {
    bench = await openBench();
    await bench.items.search({ search: '' });
    return itemAt(bench, 0);
  };
  const fault = (entry: object): Promise<void> => bench.world.control('faults', [entry]);
  afterEach(() => {
    bench.connection.dispose();
    localStorage.clear();
  });

  describe('that saves', () => {
    it('shows the change at once, and what the server made of it afterwards', async () => {
      const item = await open();
      const { writes, transport, items } = bench;
      const held = transport.hold(PATCH);
      const saving = writes.save(item, { [Field.title]: 'New' });
      await held.answered;
      expect(shown(bench, item.id)).to.equal('New');
      expect(items.item(item.id)?.fields[Field.title]).to.equal(item.fields[Field.title]);
      expect(writes.isBusy(item.id)).to.be.true;
      held.release();
      const saved = await saving;
      expect(saved).to.include({ id: item.id, rev: item.rev + 1 });
      expect(items.item(item.id)).to.equal(saved);
      expect(shown(bench, item.id)).to.equal('New');
      expect(writes.isBusy(item.id)).to.be.false;
      expect(writes.state.notice).to.deep.equal({
        kind: 'done',
        what: 'save',
        ids: [item.id],
        undoable: true,
      });
      expect(bench.ear.events).to.deep.equal(['before save', `save ${String(item.id)} ${Field.title}`]);
    });

    it('waits for the one before it on the same item, and builds on its revision', async () => {
      const item = await open();
      const { writes, transport } = bench;
      const held = transport.hold(PATCH);
      const first = writes.save(item, { [Field.title]: 'First' });
      const second = writes.save(item, { [Field.title]: 'Second' });
      await held.answered;
      expect(await patches(bench)).to.have.length(1);
      expect(shown(bench, item.id)).to.equal('Second');
      held.release();
      await Promise.all([first, second]);
      expect((await patches(bench)).map(revOf)).to.deep.equal([item.rev, item.rev + 1]);
      expect(shown(bench, item.id)).to.equal('Second');
    });

    it('does not wait for one on another item', async () => {
      const item = await open();
      const other = itemAt(bench, 1);
      const held = bench.transport.hold(PATCH);
      const first = bench.writes.save(item, { [Field.title]: 'First' });
      expect(await bench.writes.save(other, { [Field.title]: 'Other' })).to.exist;
      expect(bench.writes.isBusy(item.id)).to.be.true;
      held.release();
      await first;
    });

    it('shows changes of two fields that are on their way together', async () => {
      const item = await open();
      const { writes, transport } = bench;
      const held = transport.hold(PATCH);
      const saves = [
        writes.save(item, { [Field.title]: 'New' }),
        writes.save(item, { [Field.assignedTo]: 'avery.howard@contoso.com' }),
      ];
      await held.answered;
      expect(shown(bench, item.id)).to.equal('New');
      expect(shown(bench, item.id, Field.assignedTo)).to.equal('avery.howard@contoso.com');
      held.release();
      await Promise.all(saves);
      expect(shown(bench, item.id)).to.equal('New');
      expect(shown(bench, item.id, Field.assignedTo)).to.deep.include({ displayName: 'Avery Howard' });
    });

    it('rolls back only the change that failed', async () => {
      const item = await open();
      await fault({ method: 'PATCH', path: WORK_ITEM, times: 1, ...RULE });
      const saves = [
        bench.writes.save(item, { [Field.title]: 'Refused' }),
        bench.writes.save(item, { [Field.assignedTo]: 'mei.tanaka@contoso.com' }),
      ];
      expect(await saves[0]).to.equal(undefined);
      expect(shown(bench, item.id)).to.equal(item.fields[Field.title]);
      await saves[1];
      expect(shown(bench, item.id)).to.equal(item.fields[Field.title]);
      expect(shown(bench, item.id, Field.assignedTo)).to.deep.include({ displayName: 'Mei Tanaka' });
    });

    it('and fails says why, keeps what was typed, and can be done again', async () => {
      const item = await open();
      await fault({ method: 'PATCH', path: WORK_ITEM, times: 1, ...RULE });
      await bench.writes.save(item, { [Field.title]: 'Typed' });
      const { notice } = bench.writes.state;
      expect(notice).to.deep.include({ kind: 'failed', ids: [item.id], typed: { [Field.title]: 'Typed' } });
      expect(bench.drafts.get(Drafts.ofField(item.id, Field.title))).to.equal('Typed');
      expect(bench.ear.errors.map(({ code }) => code)).to.deep.equal(['invalid']);
      if (notice?.kind !== 'failed') throw new Error('No failure is told');
      await notice.retry();
      expect(shown(bench, item.id)).to.equal('Typed');
      expect(bench.writes.state.notice?.kind).to.equal('done');
      expect(bench.drafts.get(Drafts.ofField(item.id, Field.title))).to.equal(undefined);
    });

    it('forgets the draft of what it stored, and no other', async () => {
      const item = await open();
      const key = Drafts.ofField(item.id, Field.title);
      const other = Drafts.ofField(item.id, Field.assignedTo);
      bench.drafts.set(key, 'New');
      bench.drafts.set(other, 'half a na');
      await bench.writes.save(item, { [Field.title]: 'New' });
      expect(bench.drafts.get(key)).to.equal(undefined);
      expect(bench.drafts.get(other)).to.equal('half a na');
    });

    it('keeps what was typed into the same field while it was on its way, stored or refused', async () => {
      const item = await open();
      const key = Drafts.ofField(item.id, Field.title);
      for (const faults of [[], [{ method: 'PATCH', path: WORK_ITEM, times: 1, ...RULE }]]) {
        await bench.world.control('faults', faults);
        bench.drafts.set(key, 'Sent');
        const held = bench.transport.hold(PATCH);
        const saving = bench.writes.save(itemAt(bench, 0), { [Field.title]: 'Sent' });
        await held.answered;
        bench.drafts.set(key, 'Typed since');
        held.release();
        await saving;
        expect(bench.drafts.get(key), `${String(faults.length)} faults`).to.equal('Typed since');
      }
    });

    it('over somebody else’s change is refused; the list shows theirs, and retrying puts mine on top', async () => {
      const item = await open();
      await bench.world.control('external-edit', { id: item.id, fields: { [Field.title]: 'Theirs' } });
      await bench.writes.save(item, { [Field.title]: 'Mine' });
      expect(bench.ear.errors.map(({ code }) => code)).to.deep.equal(['conflict']);
      expect(shown(bench, item.id)).to.equal('Theirs');
      const { notice } = bench.writes.state;
      if (notice?.kind !== 'failed') throw new Error('No failure is told');
      await notice.retry();
      expect(shown(bench, item.id)).to.equal('Mine');
      expect((await patches(bench)).map(revOf)).to.deep.equal([item.rev, item.rev + 1]);
    });

    it('never overwrites what somebody else wrote and the person did not see, also after a refresh', async () => {
      const item = await open();
      await bench.world.control('external-edit', { id: item.id, fields: { [Field.title]: 'Theirs' } });
      await bench.items.search();
      expect(await bench.writes.save(item, { [Field.title]: 'Mine' })).to.equal(undefined);
      expect(bench.writes.state.notice).to.have.nested.property('error.code', 'conflict');
      expect(shown(bench, item.id)).to.equal('Theirs');
      expect(await patches(bench)).to.deep.equal([]);
    });

    it('goes through when somebody else changed another field', async () => {
      const item = await open();
      await bench.world.control('external-edit', { id: item.id, fields: { [PRIORITY]: 1 } });
      await bench.items.search();
      expect(await bench.writes.save(item, { [Field.title]: 'Mine' })).to.exist;
    });

    it('counts as stored when only the answer was lost', async () => {
      const item = await open();
      const update = bench.client.update.bind(bench.client);
      bench.client.update = async (...change) => {
        await update(...change);
        throw new AdoError('network', 'The answer was lost');
      };
      expect(await bench.writes.save(item, { [Field.title]: 'Arrived' })).to.equal(undefined);
      bench.client.update = update;
      const { notice } = bench.writes.state;
      if (notice?.kind !== 'failed') throw new Error('There is no failure to retry');
      expect(await notice.retry()).to.exist;
      expect(bench.writes.state.notice).to.have.property('kind', 'done');
      expect(shown(bench, item.id)).to.equal('Arrived');
    });

    it('can be changed by whoever is asked before', async () => {
      const item = await open();
      bench.ear.answer = ({ changes }) => {
        changes[Field.title] = 'Checked';
        return true;
      };
      await bench.writes.save(item, { [Field.title]: 'Typed' });
      expect(shown(bench, item.id)).to.equal('Checked');
    });

    it('can be called off by whoever is asked before, and then nothing happens', async () => {
      const item = await open();
      bench.ear.answer = () => false;
      expect(await bench.writes.save(item, { [Field.title]: 'Typed' })).to.equal(undefined);
      expect(await patches(bench)).to.deep.equal([]);
      expect(bench.writes.state).to.deep.include({ pending: [], notice: undefined });
      await bench.writes.undo();
      expect(bench.ear.events).to.deep.equal(['before save']);
    });

    it('does not bring an item into a list that meanwhile shows something else', async () => {
      const item = await open();
      const held = bench.transport.hold(PATCH);
      const saving = bench.writes.save(item, { [Field.title]: 'New' });
      await held.answered;
      const elsewhere = bench.items.state.ids[5]!;
      await bench.items.search({ search: `#${String(elsewhere)}` });
      held.release();
      await saving;
      expect(bench.items.state.ids).to.deep.equal([elsewhere]);
    });
  });

  describe('that is undone', () => {
    it('brings back what a field said, as a new revision', async () => {
      const item = await open();
      await bench.writes.save(item, { [Field.title]: 'For a moment' });
      await bench.writes.undo();
      expect(shown(bench, item.id)).to.equal(item.fields[Field.title]);
      expect(itemAt(bench, 0).rev).to.equal(item.rev + 2);
      expect(bench.writes.state.notice).to.include({ kind: 'done', undoable: false });
    });

    it('waits for a save that is on its way, and takes that one back', async () => {
      const item = await open();
      await bench.writes.save(item, { [Field.title]: 'One' });
      const held = bench.transport.hold(PATCH);
      const saving = bench.writes.save(itemAt(bench, 0), { [Field.title]: 'Two' });
      await held.answered;
      const undoing = bench.writes.undo();
      held.release();
      await Promise.all([saving, undoing]);
      expect(shown(bench, item.id)).to.equal('One');
    });

    it('never overwrites what somebody else wrote since, and can be tried again when called off', async () => {
      const item = await open();
      await bench.writes.save(item, { [Field.title]: 'Mine' });
      bench.ear.answer = () => false;
      await bench.writes.undo();
      expect(shown(bench, item.id)).to.equal('Mine');
      bench.ear.answer = () => true;
      await bench.world.control('external-edit', { id: item.id, fields: { [Field.title]: 'Theirs' } });
      await bench.items.search();
      await bench.writes.undo();
      expect(shown(bench, item.id)).to.equal('Theirs');
      expect(bench.writes.state.notice).to.have.nested.property('error.code', 'conflict');
    });

    it('clears a field that was empty', async () => {
      await open();
      const { items } = bench;
      const item = items.state.ids
        .flatMap((id) => items.item(id) ?? [])
        .find((it) => !it.fields[Field.assignedTo]);
      if (!item) throw new Error('Everything is assigned');
      await bench.writes.save(item, { [Field.assignedTo]: 'mei.tanaka@contoso.com' });
      expect(shown(bench, item.id, Field.assignedTo)).to.deep.include({ displayName: 'Mei Tanaka' });
      await bench.writes.undo();
      expect(shown(bench, item.id, Field.assignedTo)).to.equal(undefined);
    });

    it('goes back step by step, newest first', async () => {
      const item = await open();
      await bench.writes.save(item, { [Field.title]: 'One' });
      await bench.writes.save(item, { [Field.title]: 'Two' });
      await bench.writes.undo();
      expect(shown(bench, item.id)).to.equal('One');
      await bench.writes.undo();
      expect(shown(bench, item.id)).to.equal(item.fields[Field.title]);
      await bench.writes.undo();
      expect(await patches(bench)).to.have.length(4);
    });

    it('never clears a field whose earlier value nobody read', async () => {
      const item = await open();
      const priority = (await bench.client.workItem(item.id, [PRIORITY])).fields[PRIORITY];
      expect(priority).to.be.a('number');
      bench.ear.answer = ({ changes }) => {
        changes[PRIORITY] = priority === 1 ? 2 : 1;
        return true;
      };
      await bench.writes.save(item, { [Field.title]: 'New' });
      bench.ear.answer = () => true;
      await bench.writes.undo();
      const steps = (await patches(bench)).at(-1) ?? [];
      expect(steps.some(({ path }) => path === `/fields/${Field.title}`)).to.be.true;
      expect(steps.filter(({ path, value }) => path === `/fields/${PRIORITY}` && value === '')).to.deep.equal(
        [],
      );
    });

    it('and fails leaves no draft, as nobody typed anything', async () => {
      const item = await open();
      await bench.writes.save(item, { [Field.title]: 'New' });
      await fault({ method: 'PATCH', path: WORK_ITEM, times: 1, ...RULE });
      await bench.writes.undo();
      expect(bench.writes.state.notice?.kind).to.equal('failed');
      expect(shown(bench, item.id)).to.equal('New');
      expect(bench.drafts.get(Drafts.ofField(item.id, Field.title))).to.equal(undefined);
    });

    it('does nothing where there is nothing to undo', async () => {
      await open();
      await bench.writes.undo();
      expect(bench.ear.events).to.deep.equal([]);
    });
  });

  describe('that creates', () => {
    it('puts the new item on top and says so; undo moves it to the recycle bin', async () => {
      await open();
      const { ids } = bench.items.state;
      const creating = bench.writes.create('Issue', { [Field.title]: 'Brand new' });
      const created = await creating;
      if (!created) throw new Error('It was not created');
      expect(bench.items.state.ids).to.deep.equal([created.id, ...ids]);
      expect(shown(bench, created.id)).to.equal('Brand new');
      expect(shown(bench, created.id, Field.type)).to.equal('Issue');
      expect(bench.writes.state).to.deep.include({ creating: false });
      expect(bench.ear.events.at(-1)).to.match(new RegExp(`^create ${String(created.id)} ${Field.title}`));
      await bench.writes.undo();
      expect(bench.items.state.ids).to.deep.equal(ids);
      await bench.writes.undo();
      expect(await calls(bench, 'DELETE', `workitems/${String(created.id)}$`)).to.have.length(1);
    });

    it('and is refused rejects with the fields that are wrong, and leaves the list alone', async () => {
      await open();
      const { ids } = bench.items.state;
      const error = await bench.writes.create('Issue', { [PRIORITY]: 1 }).catch((cause: unknown) => cause);
      expect(error).to.be.instanceOf(AdoError);
      expect((error as AdoError).fields.map(({ field }) => field)).to.deep.equal([Field.title]);
      expect(bench.items.state.ids).to.equal(ids);
      expect(bench.writes.state.creating).to.be.false;
      expect(bench.ear.errors).to.deep.equal([error]);
    });

    it('can be changed or called off by whoever is asked before', async () => {
      await open();
      bench.ear.answer = ({ changes }) => {
        changes[Field.title] = 'Checked';
        return true;
      };
      const created = await bench.writes.create('Issue', { [Field.title]: 'Typed' });
      expect(created?.fields[Field.title]).to.equal('Checked');
      bench.ear.answer = () => false;
      expect(await bench.writes.create('Issue', { [Field.title]: 'Typed' })).to.equal(undefined);
      expect(await calls(bench, 'POST', 'workitems/\\$Issue')).to.have.length(1);
    });
  });

  describe('that deletes', () => {
    const ids = (): readonly number[] => bench.items.state.ids;
    const first = (count: number): WorkItem[] =>
      Array.from({ length: count }, (_, index) => itemAt(bench, index));

    it('takes the row away at once; undo brings it back to its place, as the server has it now', async () => {
      await open();
      const before = ids();
      const item = itemAt(bench, 4);
      const held = bench.transport.hold(DELETE);
      const removing = bench.writes.remove([item]);
      await held.answered;
      expect(ids()).to.deep.equal(before.toSpliced(4, 1));
      held.release();
      await removing;
      expect(bench.writes.state.notice).to.deep.include({ what: 'delete', ids: [item.id], undoable: true });
      await bench.writes.undo();
      expect(ids()).to.deep.equal(before);
      expect(itemAt(bench, 4).rev).to.be.greaterThan(item.rev);
      expect(bench.writes.state.notice).to.deep.include({ what: 'restore', ids: [item.id], undoable: false });
      expect(bench.ear.events).to.deep.equal([
        'before delete',
        `delete ${String(item.id)}`,
        `restore ${String(item.id)}`,
      ]);
    });

    it('brings several rows back in the order they had', async () => {
      await open();
      const before = ids();
      await bench.writes.remove(first(3));
      expect(ids()).to.deep.equal(before.slice(3));
      await bench.writes.undo();
      expect(ids()).to.deep.equal(before);
    });

    it('leaves rows that may not go in the order they had, and says which', async () => {
      await open();
      const before = ids();
      await fault({ method: 'DELETE', path: WORK_ITEM, ...refusal(403, 'No.', 'AccessCheckException') });
      await bench.writes.remove(first(3));
      expect(ids()).to.deep.equal(before);
      expect(bench.ear.errors.map(({ code }) => code)).to.deep.equal(['forbidden']);
      const { notice } = bench.writes.state;
      if (notice?.kind !== 'failed') throw new Error('No failure is told');
      expect([...notice.ids].sort()).to.deep.equal([...before.slice(0, 3)].sort());
      await bench.world.control('faults', []);
      await notice.retry();
      expect(ids()).to.deep.equal(before.slice(3));
    });

    it('tells of those that went and of those that stayed', async () => {
      const item = await open();
      const stays = itemAt(bench, 1);
      await fault({
        method: 'DELETE',
        path: `${WORK_ITEM}${String(stays.id)}`,
        ...refusal(403, 'No.', 'AccessCheckException'),
      });
      await bench.writes.remove([item, stays]);
      expect(bench.ear.events).to.deep.equal([
        'before delete',
        `delete ${String(item.id)}`,
        'failed forbidden',
      ]);
      expect(bench.writes.state.notice).to.deep.include({ kind: 'failed', ids: [stays.id] });
      expect(ids()[0]).to.equal(stays.id);
      await bench.writes.undo();
      expect(ids().slice(0, 2)).to.deep.equal([item.id, stays.id]);
    });

    it('stays deleted when a search answers in the middle of it', async () => {
      const item = await open();
      const held = bench.transport.hold(/POST .*\/wit\/wiql/);
      const searching = bench.items.search();
      await held.answered;
      const removing = bench.writes.remove([item]);
      await removing;
      held.release();
      await searching;
      expect(ids()).not.to.include(item.id);
    });

    it('waits for a save of the same item', async () => {
      const item = await open();
      const held = bench.transport.hold(PATCH);
      const saving = bench.writes.save(item, { [Field.title]: 'Last words' });
      const removing = bench.writes.remove([item]);
      await held.answered;
      expect(await calls(bench, 'DELETE', 'workitems')).to.deep.equal([]);
      held.release();
      await Promise.all([saving, removing]);
      expect(await calls(bench, 'DELETE', 'workitems')).to.have.length(1);
      expect(ids()).not.to.include(item.id);
    });

    it('can be called off by whoever is asked before', async () => {
      const item = await open();
      const before = ids();
      bench.ear.answer = () => false;
      await bench.writes.remove([item]);
      expect(ids()).to.equal(before);
      expect(await calls(bench, 'DELETE', 'workitems')).to.deep.equal([]);
    });

    it('and is undone only in part goes on with the rest on retry', async () => {
      await open();
      const before = ids();
      await bench.writes.remove(first(2));
      const isRestored = async (id: number | undefined): Promise<boolean> =>
        (await calls(bench, 'PATCH', `recyclebin/${String(id)}$`)).some(({ status }) => status === 200);
      await bench.world.control('faults', [
        { method: 'PATCH', path: 'recyclebin', times: 2, headers: { 'x-let': 'through' } },
        { method: 'PATCH', path: 'recyclebin', times: 1, ...refusal(403, 'No.') },
      ]);
      await bench.writes.undo();
      const { notice } = bench.writes.state;
      if (notice?.kind !== 'failed') throw new Error('No failure is told');
      expect(await isRestored(before[0])).not.to.equal(await isRestored(before[1]));
      await notice.retry();
      expect(bench.writes.state.notice?.kind).to.equal('done');
      expect(ids()).to.deep.equal(before);
    });
  });

  it('has its notice until it is dismissed', async () => {
    const item = await open();
    await bench.writes.save(item, { [Field.title]: 'New' });
    bench.writes.dismiss();
    expect(bench.writes.state.notice).to.equal(undefined);
    await bench.writes.undo();
    expect(shown(bench, item.id)).to.equal(item.fields[Field.title]);
  });
});
