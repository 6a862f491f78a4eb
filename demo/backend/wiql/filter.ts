import type { FieldDefinition } from '../data/fields';
import type { Key, View } from './views';

/** A condition with all names looked up and all constants known: what is evaluated. */
export type Filter =
  | { readonly kind: 'and'; readonly filters: readonly Filter[] }
  | { readonly kind: 'or'; readonly filters: readonly Filter[] }
  | { readonly kind: 'not'; readonly filter: Filter }
  | FieldFilter
  | ComparedFilter;

/** One field, looked at in one way; `ever` looks at all values that it ever had. */
export interface FieldFilter {
  readonly kind: 'field' | 'ever';
  readonly field: FieldDefinition;
  readonly view: View;
  readonly accepts: (key: Key) => boolean;
  /** The keys that it accepts, where those are a short list. */
  readonly keys?: readonly Key[];
}

/** Two fields of the same item. */
export interface ComparedFilter {
  readonly kind: 'fields';
  readonly left: FieldDefinition;
  readonly right: FieldDefinition;
  readonly view: View;
  readonly accepts: (left: Key, right: Key) => boolean;
}
