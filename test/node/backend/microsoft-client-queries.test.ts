import assert from 'node:assert/strict';
import type { IWorkItemTrackingApi } from 'azure-devops-node-api/WorkItemTrackingApi';
import {
  QueryErrorPolicy,
  QueryExpand,
} from 'azure-devops-node-api/interfaces/WorkItemTrackingInterfaces.js';
import { describeApi, first, inTeam, project, refusal } from './support/microsoft';

const OPEN_BUGS =
  "SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = @project AND [System.WorkItemType] = 'Bug' AND [System.State] <> 'Closed' ORDER BY [System.Id]";
let id = '';
let templateId = '';

describeApi<IWorkItemTrackingApi>(
  'WorkItemTrackingApi: queries',
  (connection) => connection.getWorkItemTrackingApi(),
  {
    async queryByWiql(wit) {
      const result = await wit.queryByWiql({ query: OPEN_BUGS }, { project }, undefined, 10);
      assert.equal(result.workItems?.length, 10);
      const mine = `${OPEN_BUGS.slice(0, OPEN_BUGS.indexOf(' ORDER'))} AND [System.IterationPath] = @CurrentIteration`;
      assert.ok((await wit.queryByWiql({ query: mine }, inTeam)).workItems);
      const wrong = wit.queryByWiql({ query: 'SELECT [System.Nothing] FROM WorkItems' }, { project });
      assert.match(await refusal(wrong), /^400/);
    },

    async createQuery(wit) {
      const folder = await wit.createQuery({ name: 'Triage', isFolder: true }, project, 'Shared Queries');
      assert.equal(folder.path, 'Shared Queries/Triage');
      const query = await wit.createQuery(
        { name: 'Open bugs', wiql: OPEN_BUGS },
        project,
        'Shared Queries/Triage',
      );
      id = query.id ?? '';
      assert.ok(id && !query.isFolder);
    },

    async getQuery(wit) {
      const query = await wit.getQuery(project, 'Shared Queries/Triage/Open bugs', QueryExpand.Wiql);
      assert.equal(query.id, id);
      assert.match(query.wiql ?? '', /\[System\.WorkItemType\] = 'Bug'/);
      assert.equal((await wit.getQuery(project, id)).wiql, undefined);
      assert.equal(await wit.getQuery(project, 'Shared Queries/Nothing'), null);
    },

    async getQueries(wit) {
      const roots = await wit.getQueries(project, QueryExpand.None, 2);
      assert.deepEqual(
        roots.map(({ name }) => name),
        ['My Queries', 'Shared Queries'],
      );
      assert.ok(roots[1]?.children?.some(({ name }) => name === 'Triage'));
    },

    async searchQueries(wit) {
      const found = await wit.searchQueries(project, 'open bugs');
      assert.ok(found.value?.some((query) => query.id === id));
    },

    async getQueriesBatch(wit) {
      const unknown = '00000000-0000-0000-0000-000000000000';
      const request = { ids: [id, unknown], errorPolicy: QueryErrorPolicy.Omit, $expand: QueryExpand.Wiql };
      const found = (await wit.getQueriesBatch(request, project)).filter(Boolean);
      assert.deepEqual(
        found.map((query) => query.id),
        [id],
      );
    },

    async queryById(wit) {
      const saved = await wit.queryById(id, { project });
      const direct = await wit.queryByWiql({ query: OPEN_BUGS }, { project });
      assert.deepEqual(saved.workItems, direct.workItems);
    },

    async updateQuery(wit) {
      const query = await wit.updateQuery({ name: 'Bugs to do' }, project, id);
      assert.equal(query.path, 'Shared Queries/Triage/Bugs to do');
    },

    async deleteQuery(wit) {
      await wit.deleteQuery(project, id);
      assert.equal(await wit.getQuery(project, id), null);
    },

    async createTemplate(wit) {
      const fields = { 'System.Tags': 'regression' };
      const template = await wit.createTemplate(
        { name: 'Regression', workItemTypeName: 'Bug', fields },
        inTeam,
      );
      templateId = template.id ?? '';
      assert.deepEqual(template.fields, fields);
    },

    async getTemplates(wit) {
      assert.ok((await wit.getTemplates(inTeam, 'Bug')).some((template) => template.id === templateId));
      assert.ok(!(await wit.getTemplates(inTeam, 'Task')).some((template) => template.id === templateId));
    },

    async getTemplate(wit) {
      assert.equal((await wit.getTemplate(inTeam, templateId)).workItemTypeName, 'Bug');
    },

    async replaceTemplate(wit) {
      const content = { name: 'It broke again', workItemTypeName: 'Bug', fields: {} };
      assert.equal((await wit.replaceTemplate(content, inTeam, templateId)).name, 'It broke again');
    },

    async deleteTemplate(wit) {
      await wit.deleteTemplate(inTeam, templateId);
      assert.equal(await wit.getTemplate(inTeam, templateId), null);
      assert.ok(!first([await wit.getTemplates(inTeam)]).some((template) => template.id === templateId));
    },
  },
);
