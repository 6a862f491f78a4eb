import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import type { IWorkItemTrackingApi } from 'azure-devops-node-api/WorkItemTrackingApi';
import { Operation } from 'azure-devops-node-api/interfaces/common/VSSInterfaces.js';
import {
  WorkItemErrorPolicy,
  WorkItemExpand,
  type WorkItem,
} from 'azure-devops-node-api/interfaces/WorkItemTrackingInterfaces.js';
import { describeApi, first, project, refusal } from './support/microsoft';

let id = 0;
let attachmentId = '';

const set = (values: Record<string, unknown>) =>
  Object.entries(values).map(([name, value]) => ({ op: Operation.Add, path: `/fields/${name}`, value }));

const personOf = ({ fields }: WorkItem) =>
  (fields?.['System.AssignedTo'] as { displayName: string } | undefined)?.displayName;

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

describeApi<IWorkItemTrackingApi>(
  'WorkItemTrackingApi: items',
  (connection) => connection.getWorkItemTrackingApi(),
  {
    async getWorkItemTemplate(wit) {
      const template = await wit.getWorkItemTemplate(project, 'User Story');
      assert.equal(template.fields?.['System.State'], 'New');
      assert.equal(template.id, undefined);
    },

    async createWorkItem(wit) {
      const fields = {
        'System.Title': 'Made by Microsoft’s client',
        'System.AssignedTo': 'mei.tanaka@contoso.com',
      };
      const made = await wit.createWorkItem({}, set(fields), project, 'User Story');
      id = made.id ?? 0;
      assert.ok(id > 2000);
      assert.deepEqual([made.rev, personOf(made)], [1, 'Mei Tanaka']);
      const dry = await wit.createWorkItem({}, set(fields), project, 'User Story', true);
      assert.deepEqual([dry.id, dry.rev], [-1, -1]);
      const untitled = wit.createWorkItem({}, set({ 'System.Tags': 'x' }), project, 'User Story');
      assert.equal(await refusal(untitled), '400 RuleValidationException');
    },

    async getWorkItem(wit) {
      const item = await wit.getWorkItem(id, undefined, undefined, WorkItemExpand.All);
      assert.equal(item.fields?.['System.Title'], 'Made by Microsoft’s client');
      assert.match(JSON.stringify(item._links), /_workitems\/edit/);
      const short = await wit.getWorkItem(id, ['System.State']);
      assert.deepEqual(Object.keys(short.fields ?? {}), ['System.State']);
      assert.equal(await wit.getWorkItem(999_999), null);
    },

    async updateWorkItem(wit) {
      const test = { op: Operation.Test, path: '/rev', value: 1 };
      const changed = await wit.updateWorkItem({}, [test, ...set({ 'System.State': 'Active' })], id);
      assert.deepEqual([changed.rev, changed.fields?.['System.State']], [2, 'Active']);
      const stale = wit.updateWorkItem({}, [test, ...set({ 'System.Title': 'Late' })], id);
      assert.match(await refusal(stale), /^412/);
    },

    async getWorkItems(wit) {
      const items = await wit.getWorkItems([3, 1, 2], ['System.Id', 'System.Title']);
      assert.deepEqual(
        items.map((item) => item.id),
        [1, 2, 3],
      );
      const omitted = await wit.getWorkItems(
        [1, 999_999],
        undefined,
        undefined,
        undefined,
        WorkItemErrorPolicy.Omit,
      );
      assert.equal(omitted.filter(Boolean).length, 1);
    },

    async getWorkItemsBatch(wit) {
      const request = {
        ids: [1, id, 999_999],
        errorPolicy: WorkItemErrorPolicy.Omit,
        $expand: WorkItemExpand.Links,
      };
      const items = (await wit.getWorkItemsBatch(request)).filter(Boolean);
      assert.deepEqual(
        items.map((item) => item.id),
        [1, id],
      );
      assert.ok(first(items)._links);
    },

    async getRevisions(wit) {
      const revisions = await wit.getRevisions(id);
      assert.deepEqual(
        revisions.map(({ rev }) => rev),
        [1, 2],
      );
      assert.equal((await wit.getRevisions(id, 1, 1)).length, 1);
    },

    async getRevision(wit) {
      assert.equal((await wit.getRevision(id, 1)).fields?.['System.State'], 'New');
      assert.equal(await wit.getRevision(id, 99), null);
    },

    async getUpdates(wit) {
      const updates = await wit.getUpdates(id);
      const state = updates[1]?.fields?.['System.State'];
      assert.deepEqual([state?.oldValue, state?.newValue], ['New', 'Active']);
    },

    async getUpdate(wit) {
      const update = await wit.getUpdate(id, 2);
      assert.equal(update.revisedBy?.displayName, 'Avery Howard');
    },

    async createAttachment(wit) {
      const bytes = Readable.from([Buffer.from('What was said')]);
      const { id: made, url } = await wit.createAttachment({}, bytes, 'notes.txt', 'simple', project);
      attachmentId = made ?? '';
      const relation = { op: Operation.Add, path: '/relations/-', value: { rel: 'AttachedFile', url } };
      const item = await wit.updateWorkItem(
        {},
        [relation],
        id,
        undefined,
        undefined,
        undefined,
        undefined,
        WorkItemExpand.Relations,
      );
      assert.equal(first(item.relations).rel, 'AttachedFile');
    },

    async getAttachmentContent(wit) {
      assert.equal(await readAll(await wit.getAttachmentContent(attachmentId)), 'What was said');
    },

    async deleteWorkItem(wit) {
      const deleted = await wit.deleteWorkItem(id);
      assert.deepEqual([deleted.id, deleted.code], [id, 200]);
      assert.equal(await wit.getWorkItem(id), null);
    },

    async getDeletedWorkItem(wit) {
      assert.equal((await wit.getDeletedWorkItem(id)).id, id);
      assert.equal(await wit.getDeletedWorkItem(1), null);
    },

    async getDeletedWorkItems(wit) {
      const [deleted] = await wit.getDeletedWorkItems([id]);
      assert.equal(deleted?.name, 'Made by Microsoft’s client');
    },

    async getDeletedWorkItemShallowReferences(wit) {
      const all = await wit.getDeletedWorkItemShallowReferences();
      assert.ok(all.some((item) => item.id === id));
    },

    async restoreWorkItem(wit) {
      assert.equal((await wit.restoreWorkItem({ isDeleted: false }, id)).id, id);
      assert.equal((await wit.getWorkItem(id)).fields?.['System.State'], 'Active');
    },

    async destroyWorkItem(wit) {
      await wit.deleteWorkItem(id);
      await wit.destroyWorkItem(id);
      assert.equal(await wit.getDeletedWorkItem(id), null);
    },

    async getRecentActivityData(wit) {
      await wit.updateWorkItem({}, set({ 'System.Title': 'Touched just now' }), 5);
      const recent = await wit.getRecentActivityData();
      assert.equal(first(recent).title, 'Touched just now');
      assert.ok(first(recent).changedDate instanceof Date);
      assert.ok(recent.length <= 200);
    },
  },
);
