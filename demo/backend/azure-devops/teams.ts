import { json } from '../core/http';
import type { ProjectData } from '../data/model';
import { uuidOf } from '../data/random';
import type { Team } from '../data/teams';
import { AzureDevOpsError, badRequest, teamNotFound } from './errors';
import { identityRef } from './identity';
import { presentTeam } from './identity-host';
import { jsonList, page } from './page';
import { projectIn } from './projects';
import { bodyObject, isTrue, type Call, type Route } from './router';
import { replaceTeams, teamIn, teamsIn } from './team-store';
import { identityUrl, teamUrl } from './urls';

function present(call: Call, project: ProjectData, team: Team): Record<string, unknown> {
  const { name } = call.organization;
  const { id, name: teamName, description } = team;
  const identity = presentTeam(team, `[${project.name}]\\${teamName}`);
  return {
    id,
    name: teamName,
    url: teamUrl(name, project, team),
    description,
    identityUrl: identityUrl(name, id),
    projectName: project.name,
    projectId: project.id,
    ...(isTrue(call.query('$expandIdentity')) ? { identity } : {}),
  };
}

/** `$mine` keeps the teams that the caller is a member of. */
function shown(call: Call, project: ProjectData): readonly Record<string, unknown>[] {
  const onlyMine = isTrue(call.query('$mine'));
  return teamsIn(call.organization, project)
    .filter(({ members }) => !onlyMine || members.includes(call.person))
    .map((team) => present(call, project, team));
}

function listTeams(call: Call): Response {
  return jsonList(page(shown(call, projectIn(call)), call));
}

function listAllTeams(call: Call): Response {
  return jsonList(
    page(
      call.organization.projects.flatMap((project) => shown(call, project)),
      call,
    ),
  );
}

function found(call: Call, project: ProjectData): Team {
  const name = call.params['team'] ?? '';
  const team = teamIn(call.organization, project, name);
  if (!team) throw teamNotFound(name);
  return team;
}

function getTeam(call: Call): Response {
  const project = projectIn(call);
  return json(present(call, project, found(call, project)));
}

/** The first member of a team administers it. */
function listMembers(call: Call): Response {
  const { members } = found(call, projectIn(call));
  const value = members.map((person, index) => ({
    ...(index === 0 ? { isTeamAdmin: true } : {}),
    identity: identityRef(call.organization.name, person),
  }));
  return jsonList(page(value, call));
}

/** A new team has its maker as a member, and works in the project's root area until it says otherwise. */
async function createTeam(call: Call): Promise<Response> {
  const project = projectIn(call);
  const { name, description } = await bodyObject(call);
  const team: Team = {
    id: uuidOf(`team ${project.id} ${String(name)} ${Date.now()}`),
    name: freeName(call, project, name),
    description: typeof description === 'string' ? description : '',
    area: project.name,
    members: [call.person],
  };
  replaceTeams(call.organization, project, [...teamsIn(call.organization, project), team]);
  return json(present(call, project, team), 201);
}

async function updateTeam(call: Call): Promise<Response> {
  const project = projectIn(call);
  const team = found(call, project);
  const { name, description } = await bodyObject(call);
  const changed: Team = {
    ...team,
    ...(name === undefined ? {} : { name: freeName(call, project, name, team) }),
    ...(typeof description === 'string' ? { description } : {}),
  };
  const teams = teamsIn(call.organization, project).map((one) => (one === team ? changed : one));
  replaceTeams(call.organization, project, teams);
  return json(present(call, project, changed));
}

function deleteTeam(call: Call): Response {
  const project = projectIn(call);
  const team = found(call, project);
  const teams = teamsIn(call.organization, project);
  if (team === teams[0]) throw badRequest('The default team of a project cannot be deleted.');
  replaceTeams(
    call.organization,
    project,
    teams.filter((one) => one !== team),
  );
  return new Response(null, { status: 204 });
}

function freeName(call: Call, project: ProjectData, name: unknown, owner?: Team): string {
  if (typeof name !== 'string' || !name.trim()) throw badRequest('The name of the team is missing.');
  const other = teamIn(call.organization, project, name.trim());
  if (!other || other === owner) return name.trim();
  const message = `A team with the name ${name.trim()} already exists in project ${project.name}.`;
  throw new AzureDevOpsError(409, 'TeamAlreadyExistsException', message);
}

export const teamRoutes: readonly Route[] = [
  { method: 'GET', path: 'teams', handle: listAllTeams },
  { method: 'GET', path: 'projects/:id/teams', handle: listTeams },
  { method: 'POST', path: 'projects/:id/teams', handle: createTeam },
  { method: 'GET', path: 'projects/:id/teams/:team', handle: getTeam },
  { method: 'PATCH', path: 'projects/:id/teams/:team', handle: updateTeam },
  { method: 'DELETE', path: 'projects/:id/teams/:team', handle: deleteTeam },
  { method: 'GET', path: 'projects/:id/teams/:team/members', handle: listMembers },
];
