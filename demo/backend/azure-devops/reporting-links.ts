import { json } from '../core/http';
import { findRelationType } from '../data/relation-types';
import type { StoredItem } from '../data/model';
import { badRequest } from './errors';
import { projectOf, text } from './field-value';
import { CHILD, relationsOf } from './relations';
import type { Call, Route } from './router';

const PAGE = 1000;

/** The links that there are, each once from its forward end; links that were removed are not told. */
function getLinks(call: Call): Response {
  const { organization, project, query } = call;
  const list = (name: string) => query(name)?.toLowerCase().split(',').filter(Boolean);
  const [types, linkTypes] = [list('types'), list('linkTypes')];
  const after = Number(query('continuationToken') ?? 0);
  const start = query('startDateTime');
  if (Number.isNaN(after)) throw badRequest('The continuation token is not valid.');
  const values: unknown[] = [];
  let last = after;
  let isLastBatch = true;
  for (const item of organization.all()) {
    if (item.id <= after || (project && projectOf(item, organization)?.id !== project.id)) continue;
    if (types && !types.includes(text(item, 'System.WorkItemType').toLowerCase())) continue;
    if (values.length >= PAGE) {
      isLastBatch = false;
      break;
    }
    last = item.id;
    for (const { rel, target } of relationsOf(organization, item)) {
      const type = findRelationType(rel);
      if (type?.usage !== 'workItemLink' || typeof target !== 'number') continue;
      if (type.directional ? !type.isForward : target < item.id) continue;
      if (linkTypes && !linkTypes.includes(rel.toLowerCase())) continue;
      const link = present(call, item, rel, target);
      if (!start || Date.parse(link.attributes.changedDate) > Date.parse(start)) values.push(link);
    }
  }
  const path = project ? `${project.id}/_apis` : '_apis';
  return json({
    values,
    nextLink: `https://dev.azure.com/${organization.name}/${path}/wit/reporting/workitemlinks?continuationToken=${last}&api-version=7.1`,
    continuationToken: String(last),
    isLastBatch,
  });
}

/** When a link was made is not kept: the younger of its ends tells the earliest day it can have been. */
function present({ organization }: Call, item: StoredItem, rel: string, target: number) {
  const other = organization.live(target);
  const dates = [item, ...(other ? [other] : [])].map((end) => text(end, 'System.CreatedDate')).sort();
  return {
    rel: rel === CHILD ? 'System.LinkTypes.Hierarchy' : rel.replace(/-Forward$/, ''),
    attributes: {
      sourceId: item.id,
      targetId: target,
      changedDate: dates[dates.length - 1] ?? '',
      isActive: true,
      changedOperation: 'create',
      sourceProjectId: projectOf(item, organization)?.id,
      targetProjectId: other && projectOf(other, organization)?.id,
    },
  };
}

export const reportingLinkRoutes: readonly Route[] = [
  { method: 'GET', path: 'wit/reporting/workitemlinks', handle: getLinks },
];
