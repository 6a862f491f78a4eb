import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newWorld, set, type Answer } from './support/client';
import { done, failure, Items, PROJECT } from './support/items';

interface Comment {
  id: number;
  version: number;
  text: string;
  renderedText?: string;
  format: string;
  isDeleted?: boolean;
  createdBy: { uniqueName: string };
  modifiedBy: { uniqueName: string };
  mentions?: { targetId: string }[];
  reactions?: { type: string; count: number; isCurrentUserEngaged: boolean }[];
}

interface CommentPage {
  totalCount: number;
  count: number;
  comments: Comment[];
  continuationToken?: string;
  nextPage?: string;
}

const COUNT = 'System.CommentCount';

/** The comments of one new item. */
class Thread {
  readonly items: Items;
  readonly id: number;

  constructor(items: Items, id: number) {
    this.items = items;
    this.id = id;
  }

  call(method: string, path = '', body?: unknown, as = 'avery'): Promise<Answer> {
    const [route = '', query = ''] = path.split('?');
    const version = query.includes('api-version') ? '' : 'api-version=7.1-preview.4&';
    const reactions = route.includes('reactions') || route.includes('versions');
    const url = `${PROJECT}/_apis/wit/workItems/${this.id}/comments${route}`;
    const start = reactions ? version.replace('.4', '.1') : version;
    return this.items.world.azure(method, `${url}?${start}${query}`, { body, as });
  }

  async add(text: string, query = ''): Promise<Comment> {
    return done(await this.call('POST', `?${query}`, { text }));
  }

  async list(query = ''): Promise<CommentPage> {
    return done(await this.call('GET', `?${query}`));
  }

  async texts(query = ''): Promise<string[]> {
    return (await this.list(query)).comments.map(({ text }) => text);
  }
}

async function newThread(): Promise<Thread> {
  const items = new Items(await newWorld());
  return new Thread(items, await items.create());
}

describe('comments', () => {
  it('adds, edits and deletes a comment; each makes a revision and counts', async () => {
    const thread = await newThread();
    const { items, id } = thread;
    const { id: comment, version, format } = await thread.add('<b>Hello</b>');
    assert.deepEqual([version, format], [1, 'html']);
    assert.deepEqual([(await items.get(id)).rev, (await items.get(id)).fields[COUNT]], [2, 1]);
    const edited = done<Comment>(await thread.call('PATCH', `/${comment}`, { text: 'Bye' }, 'mei'));
    assert.deepEqual([edited.version, edited.text], [2, 'Bye']);
    assert.equal(edited.createdBy.uniqueName, 'avery.howard@contoso.com');
    assert.equal(edited.modifiedBy.uniqueName, 'mei.tanaka@contoso.com');
    assert.ok((await thread.call('DELETE', `/${comment}`)).status < 300);
    assert.deepEqual([(await items.get(id)).rev, (await items.get(id)).fields[COUNT]], [4, 0]);
    assert.equal((await thread.call('GET', `/${comment}`)).status, 404);
    assert.equal((await thread.call('PATCH', `/${comment}`, { text: 'Again' })).status, 404);
  });

  it('keeps every version, and shows deleted comments to who asks for them', async () => {
    const thread = await newThread();
    const { id } = await thread.add('One');
    await thread.call('PATCH', `/${id}`, { text: 'Two' });
    await thread.call('DELETE', `/${id}`);
    const { value } = done<{ value: Comment[] }>(await thread.call('GET', `/${id}/versions`));
    assert.deepEqual(
      value.map(({ version, text, isDeleted }) => [version, text, isDeleted]),
      [
        [3, 'Two', true],
        [2, 'Two', false],
        [1, 'One', false],
      ],
    );
    assert.deepEqual(await thread.texts(), []);
    assert.equal((await thread.list('includeDeleted=true')).comments[0]?.isDeleted, true);
    assert.equal((await thread.call('GET', `/${id}?includeDeleted=true`)).status, 200);
    assert.equal((await thread.call('GET', `/${id}/versions/9`)).status, 404);
  });

  it('takes the format from the URL, and an edit keeps it', async () => {
    const thread = await newThread();
    const { id, format } = await thread.add('**bold** <i>', 'format=markdown');
    assert.equal(format, 'markdown');
    const edited = done<Comment>(
      await thread.call('PATCH', `/${id}?$expand=renderedText`, { text: '*so* <i>' }),
    );
    assert.deepEqual([edited.format, edited.text], ['markdown', '*so* <i>']);
    assert.equal(edited.renderedText, '<p><em>so</em> &lt;i&gt;</p>');
    assert.equal((await thread.add('plain', 'format=1')).format, 'html');
  });

  it('stores nothing of a comment that it refuses', async () => {
    const thread = await newThread();
    const { id } = await thread.add('Kept');
    for (const [method, path, body] of [
      ['POST', '?format=rtf', { text: 'x' }],
      ['POST', '?$expand=nonsense', { text: 'x' }],
      ['POST', '', { text: ' ' }],
      ['POST', '', {}],
      ['PATCH', `/${id}?format=rtf`, { text: 'x' }],
      ['PATCH', `/${id}`, { text: 5 }],
    ] as const) {
      assert.equal((await thread.call(method, path, body)).status, 400, `${method} ${path}`);
    }
    assert.deepEqual([(await thread.items.get(thread.id)).rev, await thread.texts()], [2, ['Kept']]);
  });

  it('is newest first, or oldest first if asked', async () => {
    const thread = await newThread();
    for (const text of ['a', 'b', 'c']) await thread.add(text);
    assert.deepEqual(await thread.texts(), ['c', 'b', 'a']);
    assert.deepEqual(await thread.texts('order=asc'), ['a', 'b', 'c']);
  });

  it('pages by a token in the body, which a new comment does not shift', async () => {
    const thread = await newThread();
    for (const text of ['a', 'b', 'c', 'd', 'e']) await thread.add(text);
    const first = await thread.list('$top=2');
    assert.deepEqual([first.totalCount, first.count], [5, 2]);
    await thread.add('f');
    const second = await thread.list(`$top=2&continuationToken=${first.continuationToken}`);
    assert.deepEqual(
      second.comments.map(({ text }) => text),
      ['c', 'b'],
    );
    const last = await thread.list(`$top=2&continuationToken=${second.continuationToken}`);
    assert.deepEqual(
      [last.comments.length, last.continuationToken, last.nextPage],
      [1, undefined, undefined],
    );
    assert.equal((await thread.call('GET', '?continuationToken=!')).status, 400);
  });

  it('names the next page with everything that was asked for', async () => {
    const thread = await newThread();
    for (const text of ['a', 'b', 'c']) await thread.add(text);
    const { nextPage = '' } = await thread.list('$top=1&order=asc');
    assert.deepEqual(await thread.texts(new URL(nextPage).search.slice(1)), ['b']);
  });

  it('comes with a patch of System.History too, together with other fields', async () => {
    const thread = await newThread();
    const { items, id } = thread;
    const title = { 'System.Title': 'With a comment' };
    const item = await items.edit(id, set({ ...title, 'System.History': '<i>First</i>' }));
    assert.deepEqual([item.rev, item.fields[COUNT]], [2, 1]);
    await items.edit(id, set({ 'System.History': { format: 'Markdown', text: '*Second*' } }));
    const { comments } = await thread.list();
    assert.deepEqual(
      comments.map(({ text, format }) => [text, format]),
      [
        ['*Second*', 'markdown'],
        ['<i>First</i>', 'html'],
      ],
    );
    await items.edit(id, set({ 'System.History': 'Not yet' }), 'validateOnly=true');
    assert.deepEqual([(await items.get(id)).rev, (await thread.texts()).length], [3, 2]);
  });

  it('lists as many comments of a seeded item as its fields count', async () => {
    const items = new Items(await newWorld());
    const query =
      "SELECT [System.Id] FROM WorkItems WHERE [System.CommentCount] > 1 AND [System.TeamProject] = 'Fabrikam Fiber'";
    const found = await items.world.azure('POST', '_apis/wit/wiql', { body: { query } });
    const [first] = done<{ workItems: { id: number }[] }>(found).workItems;
    const thread = new Thread(items, first?.id ?? 0);
    const { totalCount } = await thread.list();
    assert.equal((await items.get(thread.id)).fields[COUNT], totalCount);
  });

  it('names the people whom a text mentions', async () => {
    const thread = await newThread();
    const mei = '11111111-2222-4333-8444-555555555555';
    const { mentions } = await thread.add(`@<${mei}> look`, 'format=markdown');
    assert.deepEqual(
      mentions?.map(({ targetId }) => targetId),
      [mei],
    );
  });

  it('counts reactions by kind, each person once, without a revision', async () => {
    const thread = await newThread();
    const { id } = await thread.add('Done');
    const { rev } = await thread.items.get(thread.id);
    await thread.call('PUT', `/${id}/reactions/like`);
    await thread.call('PUT', `/${id}/reactions/like`);
    await thread.call('PUT', `/${id}/reactions/like`, undefined, 'mei');
    await thread.call('PUT', `/${id}/reactions/heart`, undefined, 'mei');
    const read = async () =>
      (await thread.list('$expand=reactions')).comments[0]?.reactions?.map((reaction) => [
        reaction.type,
        reaction.count,
        reaction.isCurrentUserEngaged,
      ]);
    assert.deepEqual(await read(), [
      ['like', 2, true],
      ['heart', 1, false],
    ]);
    await thread.call('DELETE', `/${id}/reactions/like`);
    assert.deepEqual((await read())?.[0], ['like', 1, false]);
    assert.equal((await thread.call('PUT', `/${id}/reactions/rocket`)).status, 400);
    assert.equal((await thread.items.get(thread.id)).rev, rev);
  });

  it('exists as a preview only, and under the project of the item', async () => {
    const thread = await newThread();
    const released = await thread.call('GET', '?api-version=7.1');
    assert.equal(failure(released).typeKey, 'VssInvalidPreviewVersionException');
    const elsewhere = `Northwind/_apis/wit/workItems/${thread.id}/comments?api-version=7.1-preview.4`;
    assert.equal((await thread.items.world.azure('GET', elsewhere)).status, 404);
  });
});
