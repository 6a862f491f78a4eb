import { expect } from '@open-wc/testing';
import { Field } from '../../src/ado/field-names.js';
import { calls, itemAt, openBench, refusal, type Bench } from './work-bench.js';

const WIQL = /POST .*\/wit\/wiql/;
const BATCH = /POST .*\/wit\/workitemsbatch/;
const BROKEN = { path: '^/azure-devops.*/wit/', ...refusal(400, 'Not today.') };

async function askedIds(bench: Bench): Promise<number[][]> {
  const batches = await calls(bench, 'POST', 'workitemsbatch');
  return batches.map(({ body }) => (body as { ids: number[] }).ids);
}

describe('the store of a list’s items', () => {
  let bench: Bench;
  const open = async (project?: string): Promise<Bench> => (bench = await openBench(project));
  afterEach(() => {
    bench.connection.dispose();
    localStorage.clear();
  });

  it('knows after a search which items there are, newest change first, and what each says', async () => {
    const { items, world } = await open();
    expect(items.state).to.include({ answered: false, loading: false, complete: true });
    const searching = items.search({ search: '' });
    expect(items.state.loading).to.be.true;
    await searching;
    expect(items.state).to.deep.include({
      complete: true,
      truncated: false,
      loading: false,
      answered: true,
      error: undefined,
    });
    expect(items.state.ids).to.have.length(40);
    expect(itemAt(bench, 0).fields[Field.title]).to.be.a('string').that.is.not.empty;
    await world.control('external-edit', { id: items.state.ids[39], fields: { [Field.title]: 'Newest' } });
    await items.search();
    expect(itemAt(bench, 0).fields[Field.title]).to.equal('Newest');
  });

  it('finds what is searched for, and searches for the same again when not told otherwise', async () => {
    const { items } = await open();
    await items.search({ search: '#1901' });
    expect(items.state.ids).to.deep.equal([1901]);
    await items.search();
    expect(items.state.ids).to.deep.equal([1901]);
  });

  it('takes any text for words, and the server never refuses the query', async () => {
    const { items } = await open();
    for (const search of [
      "'",
      "o'brien",
      "' OR [System.Id] > 0 --",
      '[x]',
      '\\',
      '"',
      '@project',
      '99999999999999',
    ]) {
      await items.search({ search });
      expect(items.state.error, search).to.equal(undefined);
      expect(items.state.ids, search).to.deep.equal([]);
    }
  });

  it('asks for no items where the query finds none', async () => {
    const { items } = await open();
    await items.search({ search: 'no such words' });
    expect(items.state).to.include({ answered: true, complete: true });
    expect(await askedIds(bench)).to.deep.equal([]);
  });

  it('keeps the newest search when an older one answers last', async () => {
    const { items, transport } = await open();
    const older = transport.hold(WIQL);
    const searches = [items.search({ search: '#1901' }), items.search({ search: '#1902' })];
    await searches[1];
    expect(items.state).to.deep.include({ ids: [1902], loading: false });
    await older.answered;
    older.release();
    await searches[0];
    expect(items.state).to.deep.include({ ids: [1902], loading: false, error: undefined });
  });

  it('does not show the failure of a search that a newer one has replaced', async () => {
    const { items, transport, world } = await open();
    await world.control('faults', [{ ...BROKEN, times: 1 }]);
    const older = transport.hold(WIQL);
    const first = items.search({ search: '#1901' });
    await older.answered;
    await items.search({ search: '#1902' });
    older.release();
    await first;
    expect(items.state).to.deep.include({ ids: [1902], error: undefined });
  });

  it('keeps rows and items when a refresh fails, and says why it failed', async () => {
    const { items, world } = await open();
    await items.search({ search: '' });
    const { ids } = items.state;
    await world.control('faults', [BROKEN]);
    await items.search();
    expect(items.state.ids).to.equal(ids);
    expect(items.state).to.include({ loading: false, answered: true });
    expect(items.state.error).to.include({ code: 'query-invalid', message: 'Not today.' });
    expect(itemAt(bench, 0).id).to.equal(ids[0]);
    items.dismiss();
    expect(items.state.error).to.equal(undefined);
    await world.control('faults', []);
    await items.search();
    expect(items.state.error).to.equal(undefined);
  });

  it('asks for each item once, however often its row comes into sight', async () => {
    const { items } = await open('Tailspin Toys');
    await items.search({ search: '' });
    expect((await askedIds(bench)).map(({ length }) => length)).to.deep.equal([100]);
    await Promise.all([items.ensure(90, 130), items.ensure(110, 150), items.ensure(199, 201)]);
    await items.ensure(0, 300);
    const asked = (await askedIds(bench)).flat();
    expect(asked).to.have.length(300);
    expect(new Set(asked).size).to.equal(300);
    expect(items.state.ids.every((id) => items.item(id))).to.be.true;
  });

  it('asks for at most 200 items at a time', async () => {
    const { items } = await open('Fabrikam Fiber');
    await items.search({ search: '' });
    await items.ensure(0, 1000);
    const sizes = (await askedIds(bench)).map(({ length }) => length);
    expect(Math.max(...sizes)).to.equal(200);
    expect(sizes.reduce((sum, size) => sum + size)).to.equal(1000);
  });

  it('knows of items that are gone, and does not ask for them again', async () => {
    const { items, client } = await open('Tailspin Toys');
    await items.search({ search: '' });
    const gone = items.state.ids[150]!;
    expect(items.isMissing(gone)).to.be.false;
    await client.remove(gone);
    await items.ensure(150, 151);
    expect(items.isMissing(gone)).to.be.true;
    expect(items.item(gone)).to.equal(undefined);
    expect(items.isMissing(items.state.ids[151]!)).to.be.false;
    await items.ensure(150, 151);
    expect((await askedIds(bench)).flat().filter((id) => id === gone)).to.have.length(1);
  });

  it('asks again for rows that failed only when told to', async () => {
    const { items, world } = await open('Tailspin Toys');
    await items.search({ search: '' });
    await world.control('faults', [{ ...BROKEN, times: 1 }]);
    await items.ensure(100, 101);
    expect(items.state.error).to.include({ code: 'invalid' });
    await items.ensure(100, 101);
    const id = items.state.ids[100]!;
    expect(items.item(id)).to.equal(undefined);
    expect(items.isMissing(id)).to.be.false;
    await items.retry();
    expect(items.state.error).to.equal(undefined);
    await items.ensure(100, 101);
    expect(items.item(id)).to.exist;
    expect(await calls(bench, 'POST', 'wiql')).to.have.length(1);
  });

  it('searches again on retry where the search itself failed', async () => {
    const { items, world } = await open();
    await world.control('faults', [{ ...BROKEN, times: 1 }]);
    await items.search({ search: '#1901' });
    expect(items.state.error).to.exist;
    await items.retry();
    expect(items.state).to.deep.include({ ids: [1901], error: undefined });
  });

  it('asks again for rows whose answer came after a refresh that failed', async () => {
    const { items, world, transport } = await open('Tailspin Toys');
    await items.search({ search: '' });
    const held = transport.hold(BATCH);
    const loading = items.ensure(100, 101);
    await held.answered;
    await world.control('faults', [{ ...BROKEN, times: 1 }]);
    await items.search();
    held.release();
    await loading;
    await items.ensure(100, 101);
    expect(items.item(items.state.ids[100]!)).to.exist;
  });

  it('asks for all ids when more than a thousand are wanted, once', async () => {
    const { items } = await open('Fabrikam Fiber');
    await items.search({ search: '' });
    expect(items.state).to.include({ complete: false, truncated: false });
    expect(items.state.ids).to.have.length(1000);
    const first = items.state.ids[0];
    await Promise.all([items.grow(), items.grow()]);
    expect(items.state).to.include({ complete: true, truncated: false });
    expect(items.state.ids).to.have.length(1200);
    expect(items.state.ids[0]).to.equal(first);
    await items.grow();
    expect(await calls(bench, 'POST', 'wiql')).to.have.length(2);
  });

  it('does not ask for more where all are there', async () => {
    const { items } = await open();
    await items.search({ search: '' });
    await items.grow();
    expect(await calls(bench, 'POST', 'wiql')).to.have.length(1);
  });

  it('says when there are more than a query may return', async () => {
    const { items } = await open('Big Backlog');
    await items.search({ search: '' });
    await items.grow();
    expect(items.state).to.include({ complete: false, truncated: true });
    expect(items.state.ids).to.have.length(19_999);
  });

  it('can try again to get more after that failed', async () => {
    const { items, world } = await open('Fabrikam Fiber');
    await items.search({ search: '' });
    await world.control('faults', [{ ...BROKEN, times: 1 }]);
    await items.grow();
    expect(items.state.error).to.include({ code: 'query-invalid' });
    expect(items.state.ids).to.have.length(1000);
    const queries = async (): Promise<number> => (await world.requests(/wiql$/)).length;
    const before = await queries();
    await items.grow();
    expect(await queries(), 'it does not ask by itself').to.equal(before);
    await items.retry();
    expect(items.state.ids).to.have.length(1200);
  });

  it('can still get more when that was wanted in the middle of a refresh', async () => {
    const { items, transport } = await open('Fabrikam Fiber');
    await items.search({ search: '' });
    const held = transport.hold(BATCH);
    const refreshing = items.search();
    await held.answered;
    await items.grow();
    held.release();
    await refreshing;
    await items.grow();
    expect(items.state.ids).to.have.length(1200);
    expect(items.state.complete).to.be.true;
  });

  it('does not let what was read before a write replace what the write answered', async () => {
    const { items, client, transport } = await open();
    await items.search({ search: '#1901' });
    const held = transport.hold(BATCH);
    const refreshing = items.search();
    await held.answered;
    const before = itemAt(bench, 0);
    items.put(await client.update(1901, before.rev, { [Field.title]: 'Written' }));
    held.release();
    await refreshing;
    expect(itemAt(bench, 0).rev).to.equal(before.rev + 1);
  });

  it('shows an item as it was put in last, where it stands', async () => {
    const { items } = await open();
    await items.search({ search: '' });
    const { ids } = items.state;
    const known = itemAt(bench, 3);
    items.put({ ...known, rev: known.rev + 1 });
    expect(items.state.ids).to.deep.equal(ids);
    expect(itemAt(bench, 3).rev).to.equal(known.rev + 1);
  });

  it('takes an item off the list', async () => {
    const { items } = await open();
    await items.search({ search: '' });
    const { ids } = items.state;
    items.take(ids[2]!);
    expect(items.state.ids).to.deep.equal(ids.toSpliced(2, 1));
    items.take(ids[2]!);
    expect(items.state.ids).to.deep.equal(ids.toSpliced(2, 1));
  });

  it('reads one item anew', async () => {
    const { items, world } = await open();
    await items.search({ search: '#1901' });
    await world.control('external-edit', { id: 1901, fields: { [Field.title]: 'Theirs' } });
    expect((await items.reload(1901)).fields[Field.title]).to.equal('Theirs');
    expect(itemAt(bench, 0).fields[Field.title]).to.equal('Theirs');
  });

  it('says nothing more once it is disposed of', async () => {
    const { items, transport } = await open();
    const held = transport.hold(WIQL);
    const searching = items.search({ search: '' });
    await held.answered;
    items.dispose();
    let changes = 0;
    items.subscribe(() => changes++);
    held.release();
    await searching;
    expect(changes).to.equal(0);
    expect(items.state.ids).to.deep.equal([]);
  });
});
