import assert from 'node:assert/strict';
import type { ICoreApi } from 'azure-devops-node-api/CoreApi';
import type { ILocationsApi } from 'azure-devops-node-api/LocationsApi';
import { describeApi, first, project, refusal } from './support/microsoft';

let projectId = '';
let teamId = '';

describeApi<ICoreApi>('CoreApi', (connection) => connection.getCoreApi(), {
  async getProjects(core) {
    const all = await core.getProjects();
    assert.equal(all.length, 5);
    const page = await core.getProjects(undefined, 2, 1);
    assert.deepEqual(
      page.map(({ name }) => name),
      ['Tailspin Toys', 'Adventure Works'],
    );
    assert.equal((await core.getProjects(undefined, 10, undefined, 3)).length, 2);
    assert.equal((await core.getProjects('deleting')).length, 0);
  },

  async getProject(core) {
    const found = await core.getProject(project, true);
    projectId = found.id ?? '';
    assert.equal(found.capabilities?.['processTemplate']?.['templateName'], 'Agile');
    assert.equal(found.defaultTeam?.name, 'Fabrikam Fiber Team');
    assert.equal((await core.getProject(projectId)).name, project);
    assert.equal((await core.getProject(projectId)).capabilities, undefined);
    assert.equal(await core.getProject('Nowhere'), null);
  },

  async getProjectProperties(core) {
    const all = await core.getProjectProperties(projectId);
    const names = (keys: string[]) =>
      core.getProjectProperties(projectId, keys).then((list) => list.map(({ name }) => name));
    assert.ok(all.length > 3);
    assert.deepEqual(await names(['System.CurrentProcessTemplateId']), ['System.CurrentProcessTemplateId']);
    assert.equal((await names(['*SourceControl*'])).length, 2);
  },

  async getProcesses(core) {
    const processes = await core.getProcesses();
    assert.deepEqual(
      processes.map(({ name }) => name),
      ['Agile', 'Basic', 'CMMI', 'Scrum'],
    );
    assert.equal(processes.filter(({ isDefault }) => isDefault).length, 1);
  },

  async getProcessById(core) {
    const scrum = await core.getProcessById('6b724908-ef14-45cf-84f8-768b5384da45');
    assert.equal(scrum.name, 'Scrum');
    assert.equal(await core.getProcessById('00000000-0000-0000-0000-000000000000'), null);
  },

  async getProjectCollections(core) {
    assert.equal(first(await core.getProjectCollections()).name, 'contoso');
  },

  async getProjectCollection(core) {
    const { id = '' } = first(await core.getProjectCollections());
    assert.equal((await core.getProjectCollection(id)).name, 'contoso');
  },

  async getTeams(core) {
    const teams = await core.getTeams(projectId);
    assert.deepEqual(
      teams.map(({ name }) => name),
      ['Fabrikam Fiber Team', 'Web', 'Mobile', 'Platform', 'Quality'],
    );
    const mine = await core.getTeams(projectId, true);
    assert.deepEqual(
      mine.map(({ name }) => name),
      ['Fabrikam Fiber Team', 'Web'],
    );
    const second = await core.getTeams(projectId, undefined, 1, 1, true);
    teamId = first(second).id ?? '';
    assert.equal(first(second).identity?.isContainer, true);
  },

  async getAllTeams(core) {
    const all = await core.getAllTeams();
    assert.equal(all.length, 25);
    assert.equal(new Set(all.map(({ id }) => id)).size, 25);
    assert.ok(all.every(({ projectName }) => projectName));
    assert.equal((await core.getAllTeams(true)).length, 10);
  },

  async getTeam(core) {
    assert.equal((await core.getTeam(projectId, teamId)).name, 'Web');
    assert.equal((await core.getTeam(project, 'web')).id, teamId);
    assert.equal(await core.getTeam(project, 'Nobodies'), null);
  },

  async getTeamMembersWithExtendedProperties(core) {
    const members = await core.getTeamMembersWithExtendedProperties(projectId, teamId);
    assert.deepEqual(
      members.map(({ identity }) => identity?.displayName),
      ['Avery Howard', 'Johnnie McLeod', 'Inés Valdés'],
    );
    assert.deepEqual(
      members.map(({ isTeamAdmin }) => isTeamAdmin),
      [true, undefined, undefined],
    );
    const one = await core.getTeamMembersWithExtendedProperties(projectId, teamId, 1, 1);
    assert.equal(first(one).identity?.displayName, 'Johnnie McLeod');
  },

  async createTeam(core) {
    const made = await core.createTeam({ name: 'Night shift', description: 'While others sleep' }, projectId);
    assert.equal(made.description, 'While others sleep');
    assert.equal((await core.getTeams(projectId)).length, 6);
    assert.equal((await core.getTeams('Northwind')).length, 5);
    const again = core.createTeam({ name: 'Night shift' }, projectId);
    assert.equal(await refusal(again), '409 TeamAlreadyExistsException');
  },

  async updateTeam(core) {
    const team = await core.updateTeam({ name: 'Owls' }, projectId, 'Night shift');
    assert.deepEqual([team.name, team.description], ['Owls', 'While others sleep']);
    assert.equal((await core.getTeam(projectId, team.id ?? '')).name, 'Owls');
  },

  async deleteTeam(core) {
    await core.deleteTeam(projectId, 'Owls');
    assert.equal((await core.getTeams(projectId)).length, 5);
    const main = core.deleteTeam(projectId, 'Fabrikam Fiber Team');
    assert.match(await refusal(main), /^400/);
  },
});

describeApi<ILocationsApi>('LocationsApi', (connection) => connection.getLocationsApi(), {
  async getConnectionData(locations) {
    const { authenticatedUser, locationServiceData } = await locations.getConnectionData();
    assert.equal(authenticatedUser?.providerDisplayName, 'Avery Howard');
    assert.ok(locationServiceData?.serviceOwner);
  },

  async getResourceAreas(locations) {
    const areas = await locations.getResourceAreas();
    assert.ok(areas.some(({ name }) => name === 'wit'));
  },

  async getResourceArea(locations) {
    const area = await locations.getResourceArea('5264459e-e5e0-4bd8-b118-0985e68a4ec5');
    assert.match(
      area.locationUrl ?? '',
      /^http:\/\/127\.0\.0\.1:\d+\/standin\/w\/[\w-]+\/azure-devops\/contoso\/$/,
    );
  },
});
