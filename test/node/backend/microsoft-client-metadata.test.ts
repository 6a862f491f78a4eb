import assert from 'node:assert/strict';
import type { IWorkItemTrackingApi } from 'azure-devops-node-api/WorkItemTrackingApi';
import {
  FieldType,
  FieldUsage,
  TreeNodeStructureType,
  TreeStructureGroup,
  WorkItemTypeFieldsExpandLevel,
} from 'azure-devops-node-api/interfaces/WorkItemTrackingInterfaces.js';
import { describeApi, first, project } from './support/microsoft';

const PRIORITY = 'Microsoft.VSTS.Common.Priority';

describeApi<IWorkItemTrackingApi>(
  'WorkItemTrackingApi: types and fields',
  (connection) => connection.getWorkItemTrackingApi(),
  {
    async getWorkItemTypes(wit) {
      const names = (await wit.getWorkItemTypes(project)).map(({ name }) => name);
      assert.ok(names.includes('User Story') && names.includes('Bug'));
    },

    async getWorkItemType(wit) {
      const bug = await wit.getWorkItemType(project, 'Bug');
      assert.equal(bug.referenceName, 'Microsoft.VSTS.WorkItemTypes.Bug');
      assert.equal(await wit.getWorkItemType(project, 'Nothing'), null);
    },

    async getWorkItemTypeStates(wit) {
      const states = await wit.getWorkItemTypeStates('Tailspin Toys', 'Product Backlog Item');
      assert.deepEqual(
        states.map(({ name }) => name),
        ['New', 'Approved', 'Committed', 'Done', 'Removed'],
      );
    },

    async getWorkItemTypeFieldsWithReferences(wit) {
      const all = WorkItemTypeFieldsExpandLevel.All;
      const fields = await wit.getWorkItemTypeFieldsWithReferences(project, 'Bug', all);
      const priority = fields.find(({ referenceName }) => referenceName === PRIORITY);
      assert.deepEqual(priority?.allowedValues, ['1', '2', '3', '4']);
    },

    async getWorkItemTypeFieldWithReferences(wit) {
      const values = WorkItemTypeFieldsExpandLevel.AllowedValues;
      const field = await wit.getWorkItemTypeFieldWithReferences(project, 'Bug', PRIORITY, values);
      assert.equal(field.allowedValues?.length, 4);
      const plain = await wit.getWorkItemTypeFieldWithReferences(project, 'Bug', PRIORITY);
      assert.ok(!plain.allowedValues?.length);
    },

    async getWorkItemTypeCategories(wit) {
      const categories = await wit.getWorkItemTypeCategories(project);
      assert.ok(categories.some(({ referenceName }) => referenceName === 'Microsoft.BugCategory'));
    },

    async getWorkItemTypeCategory(wit) {
      const category = await wit.getWorkItemTypeCategory(project, 'Microsoft.RequirementCategory');
      assert.equal(category.defaultWorkItemType?.name, 'User Story');
    },

    async getFields(wit) {
      const fields = await wit.getFields(project);
      const title = fields.find(({ referenceName }) => referenceName === 'System.Title');
      assert.deepEqual([title?.type, title?.readOnly], [FieldType.String, false]);
    },

    async createField(wit) {
      const made = await wit.createField({
        name: 'Mood',
        referenceName: 'Custom.Mood',
        type: FieldType.String,
        usage: FieldUsage.WorkItem,
      });
      assert.equal(made.referenceName, 'Custom.Mood');
    },

    async getField(wit) {
      assert.equal((await wit.getField('Custom.Mood')).name, 'Mood');
      assert.equal((await wit.getField('System.CreatedDate')).type, FieldType.DateTime);
    },

    async deleteField(wit) {
      await wit.deleteField('Custom.Mood');
      const names = (await wit.getFields()).map(({ referenceName }) => referenceName);
      assert.ok(!names.includes('Custom.Mood'));
    },

    async updateField(wit) {
      const field = await wit.updateField({ isDeleted: false }, 'Custom.Mood');
      assert.equal(field.name, 'Mood');
      const names = (await wit.getFields()).map(({ referenceName }) => referenceName);
      assert.ok(names.includes('Custom.Mood'));
    },

    async getWorkItemIcons(wit) {
      assert.ok((await wit.getWorkItemIcons()).length >= 12);
    },

    async getWorkItemIconJson(wit) {
      assert.match((await wit.getWorkItemIconJson('icon_insect', 'CC293D')).url ?? '', /icon_insect/);
    },

    async getWorkItemIconSvg(wit) {
      const chunks: Buffer[] = [];
      for await (const chunk of await wit.getWorkItemIconSvg('icon_insect')) chunks.push(Buffer.from(chunk));
      assert.match(Buffer.concat(chunks).toString(), /^<svg/);
    },

    async getRelationTypes(wit) {
      const types = await wit.getRelationTypes();
      assert.ok(types.some(({ referenceName }) => referenceName === 'System.LinkTypes.Related'));
    },

    async getRelationType(wit) {
      assert.equal((await wit.getRelationType('System.LinkTypes.Hierarchy-Forward')).name, 'Child');
    },

    async getWorkArtifactLinkTypes(wit) {
      assert.ok((await wit.getWorkArtifactLinkTypes()).length > 0);
    },

    async queryWorkItemsForArtifactUris(wit) {
      const uri = 'vstfs:///Git/Commit/nothing%2Fhere%2F1';
      const found = await wit.queryWorkItemsForArtifactUris({ artifactUris: [uri] }, project);
      assert.deepEqual(found.artifactUrisQueryResult?.[uri] ?? [], []);
    },

    async getWorkItemNextStatesOnCheckinAction(wit) {
      const states = await wit.getWorkItemNextStatesOnCheckinAction([1, 2], 'checkin');
      assert.deepEqual(
        states.map(({ id }) => id),
        [1, 2],
      );
    },

    async getTags(wit) {
      assert.ok((await wit.getTags(project)).length > 3);
    },

    async getTag(wit) {
      const { id = '', name } = first(await wit.getTags(project));
      assert.equal((await wit.getTag(project, id)).name, name);
    },

    async updateTag(wit) {
      const { id = '' } = first(await wit.getTags(project));
      assert.equal((await wit.updateTag({ name: 'renamed' }, project, id)).name, 'renamed');
    },

    async deleteTag(wit) {
      await wit.deleteTag(project, 'renamed');
      assert.ok(!(await wit.getTags(project)).some(({ name }) => name === 'renamed'));
    },

    async getRootNodes(wit) {
      const roots = await wit.getRootNodes(project, 1);
      assert.deepEqual(
        roots.map(({ structureType }) => structureType),
        [TreeNodeStructureType.Area, TreeNodeStructureType.Iteration],
      );
    },

    // The client leaves out `areas`: its number is zero. With iterations it asks rightly.
    async createOrUpdateClassificationNode(wit) {
      const node = { name: 'Sprint 99' };
      const made = await wit.createOrUpdateClassificationNode(node, project, TreeStructureGroup.Iterations);
      assert.equal(made.path, '\\Fabrikam Fiber\\Iteration\\Sprint 99');
    },

    async getClassificationNode(wit) {
      const iterations = TreeStructureGroup.Iterations;
      assert.equal(
        (await wit.getClassificationNode(project, iterations, 'Release 1/Sprint 2')).name,
        'Sprint 2',
      );
      assert.equal((await wit.getClassificationNode(project, iterations, 'Sprint 99')).hasChildren, false);
    },

    async getClassificationNodes(wit) {
      const { id = 0 } = await wit.getClassificationNode(project, TreeStructureGroup.Iterations, 'Sprint 99');
      const nodes = await wit.getClassificationNodes(project, [id]);
      assert.deepEqual(
        nodes.map(({ name }) => name),
        ['Sprint 99'],
      );
    },

    async updateClassificationNode(wit) {
      const attributes = { startDate: new Date('2027-04-05Z'), finishDate: new Date('2027-04-16Z') };
      const group = TreeStructureGroup.Iterations;
      const node = await wit.updateClassificationNode(
        { name: 'Spring', attributes },
        project,
        group,
        'Sprint 99',
      );
      assert.equal(node.name, 'Spring');
      assert.match(String(node.attributes?.['startDate']), /^2027-04-05/);
    },

    async deleteClassificationNode(wit) {
      const group = TreeStructureGroup.Iterations;
      await wit.deleteClassificationNode(project, group, 'Spring');
      assert.equal(await wit.getClassificationNode(project, group, 'Spring'), null);
    },
  },
);
