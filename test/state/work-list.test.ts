import { expect } from '@open-wc/testing';
import { Field } from '../../src/ado/field-names.js';
import { WorkList } from '../../src/state/work-list.js';
import { workSession } from '../../src/state/work-session.js';
import { Ear, FIELDS, openBench, refusal, type Bench } from './work-bench.js';

describe('a list on a session', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  afterEach(() => {
    bench.connection.dispose();
    localStorage.clear();
  });
  const openList = (): WorkList => {
    const session = workSession(bench.connection);
    if (!session) throw new Error('There is no session');
    return new WorkList(session, 'Northwind', FIELDS, new Ear());
  };

  it('shares one session, with its drafts, between lists of one connected account', () => {
    expect(openList().session).to.equal(openList().session);
  });

  it('has no session without a connected account', () => {
    bench.connection.dispose();
    expect(workSession(bench.connection)).to.equal(undefined);
  });

  it('has another session for another organization, so that nothing typed moves over', async () => {
    const before = openList().session;
    await bench.connection.setOrganization('litware');
    const after = workSession(bench.connection);
    expect(after).not.to.equal(before);
    expect(after?.client.organization).to.equal('litware');
    expect(after?.drafts).not.to.equal(before.drafts);
  });

  it('tells of reading and of writing until nobody listens', async () => {
    const list = openList();
    let changes = 0;
    const stop = list.subscribe(() => changes++);
    await list.items.search({ search: '#1901' });
    const read = changes;
    expect(read).to.be.greaterThan(0);
    await list.writes.save(list.items.item(1901)!, { [Field.title]: 'New' });
    expect(changes).to.be.greaterThan(read);
    const all = changes;
    stop();
    await list.items.search();
    list.writes.dismiss();
    expect(changes).to.equal(all);
  });

  it('names what went wrong last, writing before reading', async () => {
    const list = openList();
    await list.items.search({ search: '#1901' });
    expect(list.error).to.equal(undefined);
    await bench.world.control('faults', [
      { path: '^/azure-devops.*/wiql', ...refusal(403, 'No.') },
      { path: '^/azure-devops.*/wit/workitems/', ...refusal(400, 'Bad.') },
    ]);
    await list.items.search();
    expect(list.error?.code).to.equal('forbidden');
    await list.writes.save(list.items.item(1901)!, { [Field.title]: 'New' });
    expect(list.error?.code).to.equal('invalid');
    list.writes.dismiss();
    expect(list.error?.code).to.equal('forbidden');
  });
});
