import assert from 'node:assert/strict';
import type { IWorkApi } from 'azure-devops-node-api/WorkApi';
import { BacklogType } from 'azure-devops-node-api/interfaces/WorkInterfaces.js';
import { describeApi, first, inTeam, project, refusal } from './support/microsoft';

const STORIES = 'Microsoft.RequirementCategory';
const inScrum = { project: 'Tailspin Toys' };
let order: number[] = [];

describeApi<IWorkApi>('WorkApi: backlogs and boards', (connection) => connection.getWorkApi(), {
  async getBacklogs(work) {
    const levels = await work.getBacklogs(inTeam);
    assert.deepEqual(
      levels.map(({ name, rank, type }) => [name, rank, type]),
      [
        ['Epics', 4, BacklogType.Portfolio],
        ['Features', 3, BacklogType.Portfolio],
        ['Stories', 2, BacklogType.Requirement],
        ['Tasks', 1, BacklogType.Task],
      ],
    );
    const scrum = await work.getBacklogs(inScrum);
    assert.deepEqual(
      scrum.find(({ id }) => id === STORIES)?.workItemTypes?.map(({ name }) => name),
      ['Product Backlog Item', 'Bug'],
    );
  },

  async getBacklog(work) {
    const stories = await work.getBacklog(inTeam, STORIES);
    assert.equal(stories.defaultWorkItemType?.name, 'User Story');
    assert.equal(await work.getBacklog(inTeam, 'Microsoft.NothingCategory'), null);
  },

  async getBacklogConfigurations(work) {
    const agile = await work.getBacklogConfigurations(inTeam);
    assert.equal(agile.backlogFields?.typeFields?.['Order'], 'Microsoft.VSTS.Common.StackRank');
    const story = agile.workItemTypeMappedStates?.find((one) => one.workItemTypeName === 'User Story');
    assert.equal(story?.states?.['Closed'], 'Completed');
    const scrum = await work.getBacklogConfigurations(inScrum);
    assert.equal(scrum.backlogFields?.typeFields?.['Order'], 'Microsoft.VSTS.Common.BacklogPriority');
  },

  async getBacklogLevelWorkItems(work) {
    const { workItems = [] } = await work.getBacklogLevelWorkItems(inTeam, STORIES);
    order = workItems.map(({ target }) => target?.id ?? 0);
    assert.ok(order.length > 10);
    const all = await work.getBacklogLevelWorkItems({ project }, STORIES);
    assert.ok((all.workItems?.length ?? 0) > order.length);
  },

  async reorderBacklogWorkItems(work) {
    const [top = 0, second = 0] = order;
    const moved = order.slice(5, 7);
    const results = await work.reorderBacklogWorkItems(
      { ids: moved, previousId: top, nextId: second },
      inTeam,
    );
    assert.deepEqual(
      results.map(({ id }) => id),
      moved,
    );
    const { workItems = [] } = await work.getBacklogLevelWorkItems(inTeam, STORIES);
    const now = workItems.map(({ target }) => target?.id);
    assert.deepEqual(now.slice(0, 4), [top, ...moved, second]);
    const foreign = work.reorderBacklogWorkItems({ ids: [top], previousId: 1301 }, inTeam);
    assert.match(await refusal(foreign), /^400/);
  },

  async reorderIterationWorkItems(work) {
    const sprint = first(await work.getTeamIterations(inTeam, 'current'));
    const last = order.at(-1) ?? 0;
    await work.reorderIterationWorkItems({ ids: [last], previousId: 0 }, inTeam, sprint.id ?? '');
    const { workItems } = await work.getBacklogLevelWorkItems(inTeam, STORIES);
    assert.equal(first(workItems).target?.id, last);
  },

  async getBoards(work) {
    const boards = await work.getBoards(inTeam);
    assert.deepEqual(
      boards.map(({ name }) => name),
      ['Epics', 'Features', 'Stories'],
    );
  },

  async getBoard(work) {
    const board = await work.getBoard(inTeam, 'Stories');
    assert.deepEqual(
      board.columns?.map(({ name }) => name),
      ['New', 'Active', 'Resolved', 'Closed'],
    );
    assert.match(board.fields?.columnField?.referenceName ?? '', /^WEF_[0-9A-F]{32}_Kanban\.Column$/);
    assert.equal((await work.getBoard(inTeam, board.id ?? '')).name, 'Stories');
    assert.equal(await work.getBoard(inTeam, 'Nothing'), null);
  },

  async getBoardColumns(work) {
    const columns = await work.getBoardColumns(inTeam, 'Stories');
    assert.deepEqual(first(columns).stateMappings, { 'User Story': 'New' });
  },

  async getBoardRows(work) {
    const rows = await work.getBoardRows(inTeam, 'Stories');
    assert.equal(first(rows).id, '00000000-0000-0000-0000-000000000000');
  },

  async getColumnSuggestedValues(work) {
    const names = (await work.getColumnSuggestedValues(project)).map(({ name }) => name);
    assert.deepEqual(names, ['Active', 'Closed', 'New', 'Resolved']);
  },

  async getRowSuggestedValues(work) {
    assert.deepEqual(await work.getRowSuggestedValues(project), []);
  },

  async getProcessConfiguration(work) {
    const configuration = await work.getProcessConfiguration(project);
    assert.equal(configuration.requirementBacklog?.name, 'Stories');
    assert.equal(first(configuration.bugWorkItems?.workItemTypes).name, 'Bug');
  },

  async getPredefinedQueries(work) {
    const ids = (await work.getPredefinedQueries(project)).map(({ id }) => id);
    assert.deepEqual(ids, ['assignedtome', 'myactivity']);
  },

  async getPredefinedQueryResults(work) {
    const open = await work.getPredefinedQueryResults(project, 'assignedtome', 5);
    assert.deepEqual([open.results?.length, open.hasMore], [5, true]);
    const some = await work.getPredefinedQueryResults(project, 'assignedtome', 1000);
    const all = await work.getPredefinedQueryResults(project, 'assignedtome', 1000, true);
    assert.ok((all.results?.length ?? 0) > (some.results?.length ?? 0));
    assert.equal(await work.getPredefinedQueryResults(project, 'nothing'), null);
  },
});
