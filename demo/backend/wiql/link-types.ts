import type { Condition, LinkMode, Predicate, Value } from './ast';
import { WiqlError } from './errors';
import { printPredicate, printValue } from './print';
import type { LinkType } from './source';
import { textOf } from './values';

/** The link types that the link clauses allow; all without such a clause. */
export function matchLinkTypes(
  condition: Condition | undefined,
  types: readonly LinkType[],
): readonly LinkType[] {
  return condition ? types.filter((type) => holds(condition, type, types)) : types;
}

/** A tree query follows one type, forwards. */
export function treeTypeOf(types: readonly LinkType[], { kind }: LinkMode): LinkType {
  const [type] = types;
  if (type?.isForwardTree && types.length === 1) return type;
  throw new WiqlError('A recursive query needs one link type, of tree topology and forward.', kind);
}

function holds(condition: Condition, type: LinkType, types: readonly LinkType[]): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.terms.every((term) => holds(term, type, types));
    case 'or':
      return condition.terms.some((term) => holds(term, type, types));
    case 'not':
      return !holds(condition.term, type, types);
    case 'in':
      return condition.values.some((value) => named(value, types) === type);
    case 'compare': {
      const { operator, value, ever } = condition;
      const isEqual = named(value, types) === type;
      if (!ever && operator === '=') return isEqual;
      if (!ever && operator === '<>') return !isEqual;
      throw misused(condition);
    }
    default:
      throw misused(condition);
  }
}

function misused(predicate: Predicate): WiqlError {
  return new WiqlError('The specified operator cannot be used with link types.', printPredicate(predicate));
}

/** A type by either name; an empty text names none. `-Forward` may follow the name of one without direction. */
function named(value: Value, types: readonly LinkType[]): LinkType | undefined {
  if (value.kind === 'field' || value.kind === 'macro') {
    throw new WiqlError('Expecting constant value.', printValue(value));
  }
  const text = textOf(value).toLowerCase();
  if (text === '') return undefined;
  const type =
    types.find(({ referenceName, name }) =>
      [referenceName.toLowerCase(), name.toLowerCase()].includes(text),
    ) ?? types.find(({ referenceName }) => `${referenceName.toLowerCase()}-forward` === text);
  if (type) return type;
  throw new WiqlError('The specified link type does not exist.', printValue(value));
}
