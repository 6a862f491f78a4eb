import { findField, type FieldDefinition } from '../data/fields';
import type { StoredItem } from '../data/model';
import { findPerson } from '../data/people';
import type { QuerySource } from '../wiql/source';
import { fieldValue, findArea, findIteration } from './field-value';
import type { Call } from './router';
import type { OrganizationStore } from './store';
import { personText, sliceOf, slicesOf } from './wiql-items';
import { linksAmong, linksNow, linkTypes } from './wiql-links';
import { idsOf, namedTeam, teamScope } from './wiql-macros';
import { itemsAsOf, pastValues } from './wiql-past';

/** What a query sees of an organization: all of its projects, whichever the call names. */
export function sourceOf(call: Call, now: Date): QuerySource<StoredItem> {
  const { organization } = call;
  const source: QuerySource<StoredItem> = {
    slices: () => slicesOf(organization),
    asOf: (time) => sourceAsOf(source, organization, time),
    id: ({ id }) => id,
    value: (item, name) => fieldValue(organization, item, name),
    pastValues: (item, name) => pastValues(organization, item, name),
    links: (id) => linksNow(organization, id),
    linkTypes: () => linkTypes,
    field: findField,
    person: (text) => findPerson(text)?.mail,
    personText,
    group: (field, name) => groupOf(organization, field, name),
    hasPath: (name, path) => {
      const find = name === 'System.AreaPath' ? findArea : findIteration;
      return organization.projects.some((project) => find(project, path));
    },
    team: (name) => teamScope(call, name, now),
    ids: (macro) => idsOf(macro, call, now),
  };
  return source;
}

function sourceAsOf(
  source: QuerySource<StoredItem>,
  organization: OrganizationStore,
  time: number,
): QuerySource<StoredItem> {
  const items = itemsAsOf(organization, time);
  const slice = sliceOf(items);
  return {
    ...source,
    slices: () => [slice],
    links: linksAmong(items),
    pastValues: (item, name) => pastValues(organization, item, name, time),
  };
}

/** The types of a category, or the people of a team. */
function groupOf(
  organization: OrganizationStore,
  { referenceName, isIdentity }: FieldDefinition,
  name: string,
): readonly string[] | undefined {
  if (isIdentity) return namedTeam(organization, name)?.team.members.map(({ mail }) => mail);
  if (referenceName !== 'System.WorkItemType') return undefined;
  const types = organization.projects.flatMap(({ process }) => process.types);
  const wanted = types.filter(({ category }) => category.toLowerCase() === name.toLowerCase());
  return wanted.length ? wanted.map((type) => type.name) : undefined;
}
