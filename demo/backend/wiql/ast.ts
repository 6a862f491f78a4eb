/** What the parser makes of a query. Fields are as written; the compiler looks them up. */
export interface Query {
  readonly select: readonly string[];
  readonly from: 'WorkItems';
  readonly where: Condition | undefined;
  readonly orderBy: readonly Sort[];
}

export interface Sort {
  readonly field: string;
  readonly descending: boolean;
}

export type Condition =
  | { readonly kind: 'and'; readonly terms: readonly Condition[] }
  | { readonly kind: 'or'; readonly terms: readonly Condition[] }
  | { readonly kind: 'not'; readonly term: Condition }
  | Predicate;

export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type Predicate =
  | {
      readonly kind: 'compare';
      readonly field: string;
      readonly operator: ComparisonOperator;
      readonly value: Value;
    }
  | { readonly kind: 'in'; readonly field: string; readonly values: readonly Value[] }
  | { readonly kind: 'contains'; readonly field: string; readonly text: string }
  | { readonly kind: 'contains-words'; readonly field: string; readonly text: string }
  | { readonly kind: 'under'; readonly field: string; readonly value: Value }
  | { readonly kind: 'empty'; readonly field: string };

export type Value =
  | { readonly kind: 'string'; readonly text: string; readonly source: string }
  | { readonly kind: 'number'; readonly number: number; readonly source: string }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly source: string }
  | { readonly kind: 'field'; readonly name: string; readonly source: string }
  | Macro;

export interface Macro {
  readonly kind: 'macro';
  /** In lower case, without `@`. */
  readonly name: string;
  readonly argument: string | undefined;
  readonly offset: number;
  readonly source: string;
}
