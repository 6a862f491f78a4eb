import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newWorld, type Answer, type World } from './support/client';
import { done, failure, Items, link, PROJECT, unlink } from './support/items';

interface Uploaded {
  id: string;
  url: string;
}

const FILES = '_apis/wit/attachments';
const binary = { 'content-type': 'application/octet-stream' };

function bytesOf(length: number): ArrayBuffer {
  return Uint8Array.from({ length }, (_, index) => index % 256).buffer;
}

function upload(world: World, body: unknown, fileName = 'all.bin', headers: Record<string, string> = binary) {
  return world.azure('POST', `${FILES}?fileName=${fileName}`, { body, headers });
}

/** Room for a file that comes in chunks, and how to send one. */
async function begin(
  world: World,
): Promise<Uploaded & { send: (range: string, length: number) => Promise<Answer> }> {
  const room = await world.azure('POST', `${FILES}?fileName=big.bin&uploadType=chunked`);
  const uploaded = done<Uploaded>(room);
  const send = (range: string, length: number) => {
    const from = Number(/^\d+/.exec(range)?.[0] ?? 0);
    const body = bytesOf(from + length).slice(from);
    const headers = { ...binary, 'content-range': `bytes ${range}` };
    return world.azure('PUT', `${FILES}/${uploaded.id}?fileName=big.bin`, { body, headers });
  };
  return { ...uploaded, send };
}

async function content(world: World, id: string): Promise<number[] | number> {
  const { status, response } = await world.azure('GET', `${FILES}/${id}`);
  return status === 200 ? [...new Uint8Array(await response.arrayBuffer())] : status;
}

describe('attachments', () => {
  it('gives back every byte as it came, under any scope', async () => {
    const world = await newWorld();
    const answer = await upload(world, bytesOf(512), 'a%20%26%C3%A4.png');
    assert.equal(answer.status, 201);
    const { id, url } = done<Uploaded>(answer);
    assert.deepEqual(await content(world, id), [...new Uint8Array(bytesOf(512))]);
    assert.equal(new URL(url).searchParams.get('fileName'), 'a &ä.png');
    const path = `${PROJECT}/${FILES}/${id.toUpperCase()}?fileName=other.png&download=true`;
    const { response } = await world.azure('GET', path);
    assert.equal(response.headers.get('content-type'), 'application/octet-stream');
    assert.match(response.headers.get('content-disposition') ?? '', /^attachment;.*other\.png/);
    assert.equal((await world.azure('GET', `${FILES}/00000000-0000-4000-8000-000000000000`)).status, 404);
  });

  it('takes raw bytes only, whatever the file is', async () => {
    const world = await newWorld();
    const refusal = await upload(world, bytesOf(8), 'a.png', { 'content-type': 'image/png' });
    assert.equal(refusal.status, 400);
    assert.equal(failure(refusal).typeKey, 'VssRequestContentTypeNotSupportedException');
  });

  it('takes an empty file, and refuses one of more than 60 MB', async () => {
    const world = await newWorld();
    const empty = done<Uploaded>(await world.azure('POST', `${FILES}?fileName=empty`, { headers: binary }));
    assert.match(empty.url, /fileName=empty/);
    const large = await upload(world, new ArrayBuffer(60 * 1024 * 1024 + 1));
    assert.deepEqual([large.status, /60 MB/.test(failure(large).message)], [400, true]);
    const { send } = await begin(world);
    assert.equal((await send('0-9/70000000', 10)).status, 400);
  });

  it('puts chunks together in any order, also one that comes again', async () => {
    const world = await newWorld();
    const { id, send } = await begin(world);
    for (const [range, length] of [
      ['400-599/600', 200],
      ['0-199/600', 200],
      ['0-199/600', 200],
    ] as const) {
      assert.equal((await send(range, length)).status, 200);
      assert.equal(await content(world, id), 404);
    }
    assert.equal((await send('200-399/600', 200)).status, 200);
    assert.deepEqual(await content(world, id), [...new Uint8Array(bytesOf(600))]);
  });

  it('refuses chunks that fit neither their range nor the file', async () => {
    const world = await newWorld();
    const { id, send } = await begin(world);
    await send('0-9/20', 10);
    for (const [range, length] of [
      ['10-19/20', 5],
      ['10-29/20', 20],
      ['10-19/30', 10],
      ['nonsense', 10],
    ] as const) {
      assert.equal((await send(range, length)).status, 400, range);
    }
    assert.equal((await send('10-19/20', 10)).status, 200);
    assert.equal((await send('0-9/20', 10)).status, 400);
    assert.deepEqual(await content(world, id), [...new Uint8Array(bytesOf(20))]);
  });

  it('belongs to an item once it is linked, with name and size, and until it is unlinked', async () => {
    const items = new Items(await newWorld());
    const { url } = done<Uploaded>(await upload(items.world, bytesOf(12), 'notes.txt'));
    const id = await items.create();
    const attached = await items.edit(
      id,
      [link('AttachedFile', url, { comment: 'see page 2' })],
      '$expand=all',
    );
    assert.equal(attached.rev, 2);
    const attributes = attached.relations?.[0]?.attributes ?? {};
    assert.deepEqual(
      [attributes['name'], attributes['resourceSize'], attributes['comment']],
      ['notes.txt', 12, 'see page 2'],
    );
    assert.equal(attached.fields['System.AttachedFileCount'], 1);
    const detached = await items.edit(id, [unlink(0)], '$expand=all');
    assert.deepEqual([detached.rev, detached.relations], [3, undefined]);
    assert.equal((await items.updates(id)).at(-1)?.relations?.removed?.[0]?.url, url);
  });

  it('refuses to attach what nobody uploaded, or not to the end', async () => {
    const items = new Items(await newWorld());
    const id = await items.create();
    const { url, send } = await begin(items.world);
    await send('0-9/20', 10);
    const unknown =
      'https://dev.azure.com/contoso/_apis/wit/attachments/00000000-0000-4000-8000-000000000000';
    for (const target of [url, unknown, 'https://example.com/a.png', '/nowhere']) {
      assert.equal((await items.try(id, [link('AttachedFile', target)])).status, 400, target);
    }
    assert.equal((await items.get(id)).rev, 1);
  });

  it('refuses more than a hundred files on one item', async () => {
    const items = new Items(await newWorld());
    const urls: string[] = [];
    while (urls.length < 101) urls.push(done<Uploaded>(await upload(items.world, bytesOf(1))).url);
    assert.equal(new Set(urls).size, 101);
    const id = await items.create();
    const links = urls.map((url) => link('AttachedFile', url));
    assert.equal((await items.try(id, links)).status, 400);
    await items.edit(id, links.slice(1));
  });

  it('is deleted by a preview of the API, and its id does not come back', async () => {
    const world = await newWorld();
    const first = done<Uploaded>(await upload(world, bytesOf(1)));
    const second = done<Uploaded>(await upload(world, bytesOf(2)));
    const path = `${FILES}/${first.id}?api-version=7.2-preview.4`;
    assert.ok((await world.azure('DELETE', path)).status < 300);
    assert.equal(await content(world, first.id), 404);
    const third = done<Uploaded>(await upload(world, bytesOf(3)));
    assert.equal(new Set([first.id, second.id, third.id]).size, 3);
    assert.deepEqual(await content(world, second.id), [0, 1]);
  });
});
