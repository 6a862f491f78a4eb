import assert from 'node:assert/strict';
import type { IWorkItemTrackingApi } from 'azure-devops-node-api/WorkItemTrackingApi';
import { describeApi, first } from './support/microsoft';

const small = 'Northwind';

describeApi<IWorkItemTrackingApi>(
  'WorkItemTrackingApi: reporting',
  (connection) => connection.getWorkItemTrackingApi(),
  {
    async readReportingRevisionsGet(wit) {
      const fields = ['System.Id', 'System.Rev', 'System.Title'];
      const page = await wit.readReportingRevisionsGet(small, fields);
      assert.ok((page.values?.length ?? 0) >= 40);
      assert.ok(page.continuationToken);
      const next = await wit.readReportingRevisionsGet(small, fields, undefined, page.continuationToken);
      if (page.isLastBatch) assert.equal(next.values?.length, 0);
      else assert.notDeepEqual(next.values, page.values);
    },

    async readReportingRevisionsPost(wit) {
      const filter = { fields: ['System.Title'], types: ['Epic'], includeLatestOnly: true };
      const epics = await wit.readReportingRevisionsPost(filter, small);
      const ids = epics.values?.map(({ id }) => id) ?? [];
      assert.ok(ids.length > 0 && ids.length < 40);
      assert.equal(new Set(ids).size, ids.length);
    },

    async getReportingLinksByLinkType(wit) {
      const page = await wit.getReportingLinksByLinkType(small);
      assert.match(first(page.values).rel ?? '', /Hierarchy/);
    },
  },
);
