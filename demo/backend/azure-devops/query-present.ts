import type { FieldDefinition } from '../data/fields';
import { findPerson } from '../data/people';
import { badRequest } from './errors';
import { identityRef } from './identity';
import { presentClauses } from './query-clauses';
import { isRefused, shapeOf, type QueryShape } from './query-shape';
import type { QueryTree, StoredQuery } from './query-tree';
import { isTrue, type Call } from './router';
import { apiUrl } from './urls';

const EXPANSIONS = ['none', 'wiql', 'clauses', 'all', 'minimal'] as const;
type Expansion = (typeof EXPANSIONS)[number];

const DEEPEST = 2;

export interface QuerySelection {
  readonly expand: Expansion;
  /** Levels of children to show. */
  readonly depth: number;
  readonly withDeleted: boolean;
}

/** Reads `$expand`, `$depth` and `$includeDeleted`. */
export function querySelection({ query }: Call): QuerySelection {
  const depth = Number(query('$depth') ?? 0);
  if (!Number.isInteger(depth) || depth < 0 || depth > DEEPEST) {
    throw badRequest(`The value of $depth must be between 0 and ${DEEPEST}.`);
  }
  return {
    expand: readExpansion(query('$expand')),
    depth,
    withDeleted: isTrue(query('$includeDeleted')),
  };
}

export function readExpansion(value: unknown): Expansion {
  const wanted = typeof value === 'string' ? value.toLowerCase() : 'none';
  const expansion = EXPANSIONS.find((name) => name === wanted);
  if (!expansion) throw badRequest(`The value "${wanted}" is not valid for $expand.`);
  return expansion;
}

/** A query or folder (QueryHierarchyItem). `minimal` has the text, but neither people nor dates nor links. */
export function presentQuery(
  call: Call,
  tree: QueryTree,
  query: StoredQuery,
  selection: QuerySelection,
): Record<string, unknown> {
  const { expand } = selection;
  const isMinimal = expand === 'minimal';
  return {
    id: query.id,
    name: query.name,
    path: tree.pathOf(query),
    ...(isMinimal ? {} : history(call, query)),
    ...(query.wiql === undefined
      ? folder(call, tree, query, selection)
      : text(call, tree, query, query.wiql, expand)),
    ...(query.isDeleted ? { isDeleted: true } : {}),
    isPublic: tree.rootOf(query).owner === undefined,
    ...(isMinimal ? {} : links(call, tree, query)),
  };
}

function history({ organization }: Call, query: StoredQuery): Record<string, unknown> {
  const { createdBy, createdDate, changedBy, changedDate, executedBy, executedDate } = query;
  const person = (name: string, mail: string | undefined) => {
    const found = mail === undefined ? undefined : findPerson(mail);
    return found ? { [name]: identityRef(organization.name, found) } : {};
  };
  return {
    ...person('createdBy', createdBy),
    createdDate,
    ...person('lastModifiedBy', changedBy),
    lastModifiedDate: changedDate,
    ...person('lastExecutedBy', executedBy),
    ...(executedDate ? { lastExecutedDate: executedDate } : {}),
  };
}

function folder(
  call: Call,
  tree: QueryTree,
  query: StoredQuery,
  selection: QuerySelection,
): Record<string, unknown> {
  const children = tree.children(query, selection.withDeleted);
  const next = { ...selection, depth: selection.depth - 1 };
  const isShown = selection.depth > 0 && children.length > 0;
  return {
    isFolder: true,
    hasChildren: children.length > 0,
    ...(isShown ? { children: children.map((child) => presentQuery(call, tree, child, next)) } : {}),
  };
}

/** The type is there at every level; the columns come with the text only. */
function text(
  call: Call,
  { project }: QueryTree,
  query: StoredQuery,
  wiql: string,
  expand: Expansion,
): Record<string, unknown> {
  const { name: organization } = call.organization;
  const shape = shapeOf(wiql);
  const hasColumns = expand !== 'none' && expand !== 'minimal';
  const hasClauses = expand === 'clauses' || expand === 'all';
  const isInvalid = hasColumns && (!shape || isRefused({ ...call, project }, wiql));
  return {
    ...(shape && !query.isDeleted ? { queryType: shape.queryType } : {}),
    ...(shape && hasColumns ? columns(organization, shape) : {}),
    ...(expand === 'none' ? {} : { wiql }),
    ...(shape && hasClauses ? presentClauses(organization, shape.query) : {}),
    ...(isInvalid ? { isInvalidSyntax: true } : {}),
  };
}

function columns(organization: string, shape: QueryShape): Record<string, unknown> {
  const column = ({ referenceName, name }: FieldDefinition) => ({
    referenceName,
    name,
    url: apiUrl(organization, `wit/fields/${referenceName}`),
  });
  const sorts = shape.sortColumns.map(({ field, descending }) => ({ field: column(field), descending }));
  return { columns: shape.columns.map(column), ...(sorts.length ? { sortColumns: sorts } : {}) };
}

function links({ organization }: Call, tree: QueryTree, query: StoredQuery): Record<string, unknown> {
  const { name } = organization;
  const { project } = tree;
  const url = (id: string) => apiUrl(name, `wit/queries/${id}`, project);
  const page = query.wiql === undefined ? '_queries/folder' : '_queries/query';
  const site = `https://dev.azure.com/${name}/${encodeURIComponent(project.name)}`;
  return {
    _links: {
      self: { href: url(query.id) },
      html: { href: `${site}/${page}/${query.id}` },
      ...(query.parent === undefined ? {} : { parent: { href: url(query.parent) } }),
      ...(query.wiql === undefined ? {} : { wiql: { href: apiUrl(name, `wit/wiql/${query.id}`, project) } }),
    },
    url: url(query.id),
  };
}
