import { json } from '../../core/http';
import type { StoredItem } from '../../data/model';
import { findState } from '../../data/processes/model';
import { AzureDevOpsError } from '../errors';
import { projectOf, text } from '../field-value';
import { identityValue } from '../identity';
import { count, jsonList } from '../page';
import { isTrue, requireProject, type Call, type Route } from '../router';
import { apiUrl, itemUrl } from '../urls';

const MOST_RECENT = 200;
const USUAL_RESULTS = 50;

/** What the caller changed or deleted, the newest first. Visits are not noted here. */
function listRecentActivity(call: Call): Response {
  const { organization, person } = call;
  const edited = byMe(call, [...organization.all()]).map(
    (item) => [text(item, 'System.ChangedDate'), 'edited', item] as const,
  );
  const deleted = [...organization.deleted()]
    .filter((item) => item.deleted?.by === person.mail)
    .map((item) => [item.deleted?.date ?? '', 'deleted', item] as const);
  const newest = [...edited, ...deleted]
    .sort(([one], [other]) => (one < other ? 1 : -1))
    .slice(0, MOST_RECENT);
  return jsonList(newest.map(([date, type, item]) => present(call, item, type, date)));
}

function present(call: Call, item: StoredItem, activityType: string, activityDate: string): object {
  const assignee = text(item, 'System.AssignedTo');
  return {
    id: item.id,
    title: text(item, 'System.Title'),
    state: text(item, 'System.State'),
    workItemType: text(item, 'System.WorkItemType'),
    teamProject: text(item, 'System.TeamProject'),
    ...(assignee ? { assignedTo: identityValue(call.organization.name, assignee) } : {}),
    changedDate: text(item, 'System.ChangedDate'),
    activityDate,
    activityType,
    identityId: call.person.id,
  };
}

function byMe({ person }: Call, items: readonly StoredItem[]): readonly StoredItem[] {
  return items.filter((item) => text(item, 'System.ChangedBy') === person.mail);
}

/** Queries that everybody has, by the ids that Microsoft's own tools use. */
const PREDEFINED: Readonly<Record<string, { name: string; field: string }>> = {
  assignedtome: { name: 'Assigned to me', field: 'System.AssignedTo' },
  myactivity: { name: 'My activity', field: 'System.ChangedBy' },
};

function presentQuery(call: Call, id: string, name: string): Record<string, unknown> {
  const project = requireProject(call);
  const portal = `https://dev.azure.com/${call.organization.name}/${encodeURIComponent(project.name)}`;
  return {
    id,
    name,
    url: apiUrl(call.organization.name, `work/predefinedQueries/${id}`, project),
    webUrl: `${portal}/_workitems/${id}`,
  };
}

function listPredefined(call: Call): Response {
  return jsonList(Object.entries(PREDEFINED).map(([id, { name }]) => presentQuery(call, id, name)));
}

/** Ids only, the newest change first; done and removed items only if asked for. */
function getPredefined(call: Call): Response {
  const id = call.params['query']?.toLowerCase() ?? '';
  const query = PREDEFINED[id];
  if (!query) throw new AzureDevOpsError(404, 'QueryItemNotFoundException', `There is no query "${id}".`);
  const project = requireProject(call);
  const wanted = isTrue(call.query('includeCompleted'));
  const found = [...call.organization.all()]
    .filter((item) => text(item, 'System.TeamProject') === project.name)
    .filter((item) => text(item, query.field) === call.person.mail)
    .filter((item) => wanted || isOpen(call, item))
    .sort((one, other) => (text(one, 'System.ChangedDate') < text(other, 'System.ChangedDate') ? 1 : -1));
  const results = found.slice(0, count(call.query('$top'), '$top', USUAL_RESULTS));
  return json({
    ...presentQuery(call, id, query.name),
    hasMore: results.length < found.length,
    results: results.map((item) => ({ id: item.id, url: itemUrl(call.organization.name, item.id) })),
  });
}

function isOpen({ organization }: Call, item: StoredItem): boolean {
  const types = projectOf(item, organization)?.process.types ?? [];
  const type = types.find(({ name }) => name === text(item, 'System.WorkItemType'));
  const category = type && findState(type, text(item, 'System.State'))?.category;
  return category !== 'Completed' && category !== 'Removed';
}

export const activityRoutes: readonly Route[] = [
  { method: 'GET', path: 'work/accountmyworkrecentactivity', handle: listRecentActivity },
  { method: 'GET', path: 'work/predefinedqueries', needsProject: true, handle: listPredefined },
  { method: 'GET', path: 'work/predefinedqueries/:query', needsProject: true, handle: getPredefined },
];
