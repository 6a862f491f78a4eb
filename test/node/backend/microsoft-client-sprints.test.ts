import assert from 'node:assert/strict';
import type { IWorkApi } from 'azure-devops-node-api/WorkApi';
import { BugsBehavior, TimeFrame } from 'azure-devops-node-api/interfaces/WorkInterfaces.js';
import { describeApi, first, inTeam, project, refusal } from './support/microsoft';

const inScrum = { project: 'Tailspin Toys' };
let sprintId = '';
let avery = '';

describeApi<IWorkApi>('WorkApi: teams and sprints', (connection) => connection.getWorkApi(), {
  async getTeamSettings(work) {
    const settings = await work.getTeamSettings(inTeam);
    assert.equal(settings.bugsBehavior, BugsBehavior.AsTasks);
    assert.equal(settings.backlogIteration.name, project);
    assert.equal(settings.defaultIterationMacro, '@currentIteration');
    assert.equal(settings.workingDays.length, 5);
    const scrum = await work.getTeamSettings(inScrum);
    assert.equal(scrum.bugsBehavior, BugsBehavior.AsRequirements);
    assert.equal(await work.getTeamSettings({ project, team: 'Nobodies' }), null);
  },

  async getTeamIterations(work) {
    const all = await work.getTeamIterations(inTeam);
    assert.equal(all.length, 48);
    const current = await work.getTeamIterations(inTeam, 'current');
    assert.equal(current.length, 1);
    const sprint = first(current);
    sprintId = sprint.id ?? '';
    assert.match(sprint.path ?? '', /^Fabrikam Fiber\\Release \d\\Sprint \d+$/);
    assert.equal(sprint.attributes?.timeFrame, TimeFrame.Current);
    const start = sprint.attributes?.startDate;
    assert.ok(start instanceof Date && start.getUTCDay() === 1);
    const index = all.findIndex(({ id }) => id === sprintId);
    assert.equal(all[index + 1]?.attributes?.timeFrame, TimeFrame.Future);
    assert.match(await refusal(work.getTeamIterations(inTeam, 'past')), /^400/);
  },

  async getTeamIteration(work) {
    const sprint = await work.getTeamIteration(inTeam, sprintId);
    assert.equal(sprint.id, sprintId);
    assert.match(JSON.stringify(sprint._links), /capacities/);
    assert.equal(await work.getTeamIteration(inTeam, 'nothing'), null);
  },

  async deleteTeamIteration(work) {
    await work.deleteTeamIteration(inTeam, sprintId);
    assert.equal((await work.getTeamIterations(inTeam)).length, 47);
    assert.equal((await work.getTeamIterations(inTeam, 'current')).length, 0);
    assert.equal((await work.getTeamIterations({ project, team: 'Mobile' })).length, 48);
  },

  async postTeamIteration(work) {
    const sprint = await work.postTeamIteration({ id: sprintId }, inTeam);
    assert.equal(sprint.attributes?.timeFrame, TimeFrame.Current);
    assert.equal((await work.getTeamIterations(inTeam)).length, 48);
    const unknown = '00000000-0000-0000-0000-000000000000';
    assert.equal(await work.postTeamIteration({ id: unknown }, inTeam), null);
  },

  async updateTeamSettings(work) {
    const patch = {
      bugsBehavior: BugsBehavior.AsRequirements,
      workingDays: [4, 1],
      defaultIteration: sprintId,
    };
    const settings = await work.updateTeamSettings(patch, inTeam);
    assert.equal(settings.bugsBehavior, BugsBehavior.AsRequirements);
    assert.deepEqual(settings.workingDays, [1, 4]);
    assert.equal(settings.defaultIteration?.id, sprintId);
    assert.equal(settings.defaultIterationMacro, undefined);
    assert.equal((await work.getTeamSettings({ project })).bugsBehavior, BugsBehavior.AsTasks);
  },

  async getTeamFieldValues(work) {
    const values = await work.getTeamFieldValues(inTeam);
    assert.equal(values.field?.referenceName, 'System.AreaPath');
    assert.equal(values.defaultValue, 'Fabrikam Fiber\\Web');
    assert.deepEqual(values.values, [{ value: 'Fabrikam Fiber\\Web', includeChildren: true }]);
  },

  async updateTeamFieldValues(work) {
    const area = 'Fabrikam Fiber\\Web\\Checkout';
    const patch = { defaultValue: area, values: [{ value: area, includeChildren: false }] };
    const values = await work.updateTeamFieldValues(patch, inTeam);
    assert.deepEqual([values.defaultValue, values.values?.length], [area, 1]);
    const unknown = { defaultValue: 'Nowhere', values: [{ value: 'Nowhere' }] };
    assert.match(await refusal(work.updateTeamFieldValues(unknown, inTeam)), /^400/);
  },

  async getIterationWorkItems(work) {
    const { workItemRelations: rows = [] } = await work.getIterationWorkItems({ project }, sprintId);
    assert.ok(rows.length > 0);
    assert.ok(rows.every(({ rel, source, target }) => target?.id && (rel === null) === (source === null)));
    const tops = new Set(rows.filter(({ source }) => !source).map(({ target }) => target?.id));
    assert.ok(rows.every(({ source, target }) => !source || !tops.has(target?.id)));
  },

  async getTeamDaysOff(work) {
    assert.deepEqual((await work.getTeamDaysOff(inTeam, sprintId)).daysOff, []);
  },

  async updateTeamDaysOff(work) {
    const day = new Date('2026-12-24T00:00:00Z');
    await work.updateTeamDaysOff({ daysOff: [{ start: day, end: day }] }, inTeam, sprintId);
    const { daysOff } = await work.getTeamDaysOff(inTeam, sprintId);
    assert.deepEqual(daysOff, [{ start: day, end: day }]);
  },

  async getCapacitiesWithIdentityRefAndTotals(work) {
    const { teamMembers, totalCapacityPerDay } = await work.getCapacitiesWithIdentityRefAndTotals(
      inTeam,
      sprintId,
    );
    assert.equal(teamMembers?.length, 3);
    assert.equal(totalCapacityPerDay, 0);
    avery = first(teamMembers).teamMember?.id ?? '';
  },

  async updateCapacityWithIdentityRef(work) {
    const patch = { activities: [{ name: 'Development', capacityPerDay: 6 }], daysOff: [] };
    const capacity = await work.updateCapacityWithIdentityRef(patch, inTeam, sprintId, avery);
    assert.equal(first(capacity.activities).capacityPerDay, 6);
  },

  async getCapacityWithIdentityRef(work) {
    const capacity = await work.getCapacityWithIdentityRef(inTeam, sprintId, avery);
    assert.deepEqual(capacity.activities, [{ name: 'Development', capacityPerDay: 6 }]);
    assert.equal(capacity.teamMember?.displayName, 'Avery Howard');
  },

  async replaceCapacitiesWithIdentityRef(work) {
    const one = { teamMember: { id: avery }, activities: [{ name: 'Testing', capacityPerDay: 2 }] };
    await work.replaceCapacitiesWithIdentityRef([one], inTeam, sprintId);
    const { totalCapacityPerDay } = await work.getCapacitiesWithIdentityRefAndTotals(inTeam, sprintId);
    assert.equal(totalCapacityPerDay, 2);
  },
});
