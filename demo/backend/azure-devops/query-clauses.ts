import { findField } from '../data/fields';
import { queryOperator } from '../data/query-operators';
import type { ComparisonOperator, Condition, FieldName, Predicate, Query, Value } from '../wiql/ast';
import { printValue } from '../wiql/print';
import { isLinkType, sectionsOf } from '../wiql/sections';
import { apiUrl } from './urls';

type Clause = Readonly<Record<string, unknown>>;

const OPPOSITES: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};

/** Names of the other operators, and of what they are under NOT. */
const NAMES: Readonly<Record<Exclude<Predicate['kind'], 'compare'>, readonly [string, string]>> = {
  in: ['In', 'Not In'],
  'in group': ['In Group', 'Not In Group'],
  contains: ['Contains', 'Does Not Contain'],
  'contains words': ['Contains Words', 'Does Not Contain Words'],
  under: ['Under', 'Not Under'],
  'is empty': ['Is Empty', 'Is Not Empty'],
};

/** The conditions of a query as a tree, the way the query editor shows them. */
export function presentClauses(organization: string, query: Query): Clause {
  if (query.from === 'WorkItems') return part('clauses', organization, query.where);
  const { source, link, target } = sectionsOf(query.where);
  const { kind, matchingChildren } = query.mode;
  return {
    ...part('linkClauses', organization, link),
    filterOptions: kind === 'Recursive' ? 'linksRecursiveMayContain' : `linksOneHop${kind}`,
    ...(matchingChildren ? { queryRecursionOption: 'childFirst' } : {}),
    ...part('sourceClauses', organization, source),
    ...part('targetClauses', organization, target),
  };
}

function part(name: string, organization: string, condition: Condition | undefined): Clause {
  return condition ? { [name]: clause(organization, condition, false) } : {};
}

/** NOT is no clause of its own: it turns what stands below it into its opposite. */
function clause(organization: string, condition: Condition, isNegated: boolean): Clause {
  if (condition.kind === 'not') return clause(organization, condition.term, !isNegated);
  if (condition.kind === 'and' || condition.kind === 'or') {
    const isAnd = (condition.kind === 'and') !== isNegated;
    return {
      logicalOperator: isAnd ? 'and' : 'or',
      clauses: condition.terms.map((term) => clause(organization, term, isNegated)),
    };
  }
  const field = reference(organization, condition.field);
  if (condition.kind === 'compare') return { field, ...comparison(organization, condition, isNegated) };
  const name = NAMES[condition.kind][isNegated ? 1 : 0];
  return { field, operator: queryOperator(name), value: valueOf(condition) };
}

function comparison(
  organization: string,
  { operator, value, ever }: Predicate & { kind: 'compare' },
  isNegated: boolean,
): Clause {
  const sign = isNegated ? OPPOSITES[operator] : operator;
  if (value.kind !== 'field') {
    return { operator: queryOperator(ever ? 'Was Ever' : sign), value: plain(value) };
  }
  return {
    operator: queryOperator(`${sign} [Field]`),
    isFieldValue: true,
    fieldValue: reference(organization, value),
  };
}

function valueOf(predicate: Exclude<Predicate, { kind: 'compare' }>): string {
  switch (predicate.kind) {
    case 'in':
      return predicate.values.map(plain).join(', ');
    case 'under':
      return plain(predicate.value);
    case 'is empty':
      return '';
    default:
      return predicate.text;
  }
}

function plain(value: Value): string {
  return value.kind === 'string' ? value.text : printValue(value);
}

function reference(organization: string, name: FieldName): Clause {
  const field = isLinkType(name)
    ? { referenceName: 'System.Links.LinkType', name: 'Link Type' }
    : findField(name.name);
  const referenceName = field?.referenceName ?? name.name;
  return {
    referenceName,
    name: field?.name ?? name.name,
    url: apiUrl(organization, `wit/fields/${referenceName}`),
  };
}
