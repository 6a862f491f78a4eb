export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** What somebody looks for. */
export type SearchNode =
  | { readonly kind: 'and'; readonly terms: readonly SearchNode[] }
  | { readonly kind: 'or'; readonly terms: readonly SearchNode[] }
  | { readonly kind: 'not'; readonly term: SearchNode }
  | Term
  /** `field:value`; the names are as written. */
  | { readonly kind: 'field'; readonly field: string; readonly term: Term }
  | {
      readonly kind: 'compare';
      readonly field: string;
      readonly operator: Comparison;
      readonly value: string;
    };

export type Term =
  | { readonly kind: 'word'; readonly word: string }
  /** With `*` for any letters and `?` for one. */
  | { readonly kind: 'wildcard'; readonly pattern: string }
  | { readonly kind: 'phrase'; readonly words: readonly string[] };
