import { json } from '../../core/http';
import { flatten } from '../../data/trees';
import { requireProject, type Call, type Route } from '../router';
import { levelIn, levelsFor } from './backlog-configuration';
import { categoryOf, isUnder, presentLink, teamItems } from './team-items';
import { sprintIn } from './team-iterations';
import { stateOf } from './team-state';
import { workLinks, workUrl } from './urls';

/** What is open on one of the team's backlogs, in order. */
function listBacklogItems(call: Call): Response {
  const { types } = levelIn(call, call.params['id'] ?? '');
  const { backlogIteration } = stateOf(call);
  const { iterations } = requireProject(call);
  const root = flatten(iterations).find(({ identifier }) => identifier === backlogIteration) ?? iterations;
  const items = teamItems(call, types)
    .filter((item) => categoryOf(item, types) !== 'Completed')
    .filter((item) => isUnder(call, item, root.path));
  return json({ workItems: items.map(({ id }) => presentLink(call, id)) });
}

/** The requirements and tasks of a sprint, tasks below their requirement. */
function listIterationItems(call: Call): Response {
  const sprint = sprintIn(call);
  const types = levelsFor(call)
    .filter(({ type }) => type !== 'portfolio')
    .flatMap((level) => level.types);
  const items = teamItems(call, types).filter((item) => isUnder(call, item, sprint.path));
  const here = new Set(items.map(({ id }) => id));
  const parentOf = (id: unknown) => (typeof id === 'number' && here.has(id) ? id : undefined);
  const tops = items.filter(({ fields }) => parentOf(fields['System.Parent']) === undefined);
  const below = (id: number): object[] => [
    ...items
      .filter(({ fields }) => fields['System.Parent'] === id)
      .flatMap((child) => [presentLink(call, child.id, id), ...below(child.id)]),
  ];
  const path = `teamsettings/iterations/${sprint.identifier}/workitems`;
  return json({
    workItemRelations: tops.flatMap(({ id }) => [presentLink(call, id), ...below(id)]),
    url: workUrl(call, path),
    _links: workLinks(call, path, { iteration: `teamsettings/iterations/${sprint.identifier}` }),
  });
}

export const backlogItemRoutes: readonly Route[] = [
  { method: 'GET', path: 'work/backlogs/:id/workitems', needsProject: true, handle: listBacklogItems },
  {
    method: 'GET',
    path: 'work/teamsettings/iterations/:iteration/workitems',
    needsProject: true,
    handle: listIterationItems,
  },
];
