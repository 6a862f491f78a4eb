import type { FieldName, LinkMode, Query, Sort } from './ast';
import { parseCondition } from './parse-condition';
import { parseConstant, parseField, parseList } from './parse-value';
import { TokenReader } from './token-reader';

const MODES = ['MustContain', 'MayContain', 'DoesNotContain', 'Recursive'] as const;

const DEFAULT_MODE: LinkMode = { kind: 'MustContain', matchingChildren: false };

/** Recursive descent over WIQL (WIQL syntax reference). A mistake is refused where it stands. */
export function parseWiql(text: string): Query {
  const reader = new TokenReader(text);
  reader.expectWord('SELECT');
  const select = selectList(reader);
  if (!reader.takeWord('FROM')) reader.fail('TF51006: The query statement is missing a FROM clause.');
  const from = fromClause(reader);
  const where = reader.takeWord('WHERE') ? parseCondition(reader) : undefined;
  const orderBy = reader.takeWord('ORDER') ? orderClause(reader) : [];
  const asOf = reader.takeWord('ASOF') ? parseConstant(reader) : undefined;
  const mode = from === 'WorkItemLinks' && reader.takeWord('MODE') ? modeClause(reader) : DEFAULT_MODE;
  if (reader.peek().kind !== 'end') reader.fail('Expected end of string.');
  return { select, from, where, orderBy, asOf, mode };
}

function selectList(reader: TokenReader): FieldName[] {
  return reader.takeSymbol('*') ? [] : parseList(reader, parseField);
}

function fromClause(reader: TokenReader): Query['from'] {
  if (reader.takeWord('WORKITEMS')) return 'WorkItems';
  if (reader.takeWord('WORKITEMLINKS')) return 'WorkItemLinks';
  return reader.fail('Expecting WorkItems or WorkItemLinks.');
}

function orderClause(reader: TokenReader): Sort[] {
  reader.expectWord('BY');
  return parseList(reader, () => {
    const field = parseField(reader);
    const descending = reader.takeWord('DESC');
    if (!descending) reader.takeWord('ASC');
    return { field, descending };
  });
}

function modeClause(reader: TokenReader): LinkMode {
  reader.expectBracket('(');
  const kind = MODES.find((name) => reader.takeWord(name.toUpperCase())) ?? reader.fail('Expecting mode.');
  const hasMore = kind === 'Recursive' && reader.takeSymbol(',');
  if (hasMore) reader.expectWord('RETURNMATCHINGCHILDREN');
  reader.expectBracket(')');
  return { kind, matchingChildren: hasMore };
}
