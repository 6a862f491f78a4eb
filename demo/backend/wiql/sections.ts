import type { Condition, FieldName, Predicate } from './ast';
import { WiqlError } from './errors';
import { printField, printPredicate } from './print';

export type Section = 'source' | 'target' | 'link';

/** The three parts of a query over links; each is what all of its clauses ask for together. */
export type Sections = Readonly<Record<Section, Condition | undefined>>;

/** Parts the WHERE of a query over links, which joins them with AND, in any order and in any brackets. */
export function sectionsOf(where: Condition | undefined): Sections {
  const terms: Record<Section, Condition[]> = { source: [], target: [], link: [] };
  for (const term of where ? conjuncts(where) : []) terms[sectionOf(term)].push(term);
  return { source: all(terms.source), target: all(terms.target), link: all(terms.link) };
}

/** Refuses `[Source].` and `[Target].` in a query over items. */
export function refuseSides(where: Condition): void {
  for (const predicate of predicatesOf(where)) {
    for (const field of fieldsOf(predicate)) {
      if (field.side !== undefined) throw unknownField(field);
    }
  }
}

export function isLinkType({ name, side }: FieldName): boolean {
  return side === undefined && /^(System\.Links\.LinkType|Link Type)$/i.test(name);
}

export function unknownField(field: FieldName): WiqlError {
  return new WiqlError('TF51005: The query references a field that does not exist.', printField(field));
}

function conjuncts(condition: Condition): readonly Condition[] {
  return condition.kind === 'and' ? condition.terms.flatMap(conjuncts) : [condition];
}

function all(terms: readonly Condition[]): Condition | undefined {
  return terms.length > 1 ? { kind: 'and', terms } : terms[0];
}

/** The one section that a clause group is about. */
function sectionOf(condition: Condition): Section {
  let section: Section | undefined;
  for (const predicate of predicatesOf(condition)) {
    for (const field of fieldsOf(predicate)) {
      const found = isLinkType(field) ? 'link' : field.side;
      if (!found) throw new WiqlError('Expecting [Source] or [Target] before the field.', printField(field));
      if (section && found !== section) {
        throw new WiqlError(
          'Source, link and target clauses can only be joined by AND.',
          printPredicate(predicate),
        );
      }
      section = found;
    }
  }
  return section ?? 'source';
}

function predicatesOf(condition: Condition): readonly Predicate[] {
  if (condition.kind === 'and' || condition.kind === 'or') return condition.terms.flatMap(predicatesOf);
  return condition.kind === 'not' ? predicatesOf(condition.term) : [condition];
}

function fieldsOf(predicate: Predicate): readonly FieldName[] {
  const value = predicate.kind === 'compare' ? predicate.value : undefined;
  return value?.kind === 'field' ? [predicate.field, value] : [predicate.field];
}
