/** What the parser makes of a query. Names are as written; the compiler looks them up. */
export interface Query {
  /** `*` is an empty list. */
  readonly select: readonly FieldName[];
  readonly from: 'WorkItems' | 'WorkItemLinks';
  readonly where: Condition | undefined;
  readonly orderBy: readonly Sort[];
  readonly asOf: Value | undefined;
  readonly mode: LinkMode;
}

/** How a query over links answers; flat queries have the default. */
export interface LinkMode {
  readonly kind: 'MustContain' | 'MayContain' | 'DoesNotContain' | 'Recursive';
  /** `Recursive` only: what the target clauses find counts, with all that is above it. */
  readonly matchingChildren: boolean;
}

export interface Sort {
  readonly field: FieldName;
  readonly descending: boolean;
}

export interface FieldName {
  readonly name: string;
  /** `[Source].` or `[Target].` before the name. */
  readonly side: 'source' | 'target' | undefined;
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
      readonly field: FieldName;
      readonly operator: ComparisonOperator;
      readonly value: Value;
      /** `EVER`: in any revision. */
      readonly ever: boolean;
    }
  | { readonly kind: 'in'; readonly field: FieldName; readonly values: readonly Value[] }
  | { readonly kind: 'in group'; readonly field: FieldName; readonly text: string }
  | { readonly kind: 'contains'; readonly field: FieldName; readonly text: string }
  | { readonly kind: 'contains words'; readonly field: FieldName; readonly text: string }
  | { readonly kind: 'under'; readonly field: FieldName; readonly value: Value }
  | { readonly kind: 'is empty'; readonly field: FieldName };

export type Value = Literal | Macro | (FieldName & { readonly kind: 'field' });

export type Literal =
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'boolean'; readonly value: boolean };

export interface Macro {
  readonly kind: 'macro';
  /** As written, without `@`. */
  readonly name: string;
  readonly argument: string | undefined;
  readonly offset: number;
}
