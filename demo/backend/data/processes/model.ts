export type StateCategory = 'Proposed' | 'InProgress' | 'Resolved' | 'Completed' | 'Removed';

export interface StateDefinition {
  readonly name: string;
  readonly category: StateCategory;
  /** Reasons one may give for coming here; the first is the default. */
  readonly reasons: readonly string[];
  /** The reasons for coming from a state that has reasons of its own. */
  readonly from?: Readonly<Record<string, readonly string[]>>;
  /** States one may go to from here. */
  readonly to: readonly string[];
}

/** A field as a work item type uses it. */
export interface TypeField {
  readonly referenceName: string;
  readonly required?: boolean;
  readonly defaultValue?: string | number;
  readonly allowedValues?: readonly string[];
  readonly helpText?: string;
}

/** Rules beyond “required” and “allowed values”; each names the field it watches. They run in their order. */
export type TypeRule =
  | { readonly kind: 'empty-in'; readonly field: string; readonly states: readonly string[] }
  | { readonly kind: 'required-in'; readonly field: string; readonly states: readonly string[] }
  | { readonly kind: 'read-only-in'; readonly field: string; readonly states: readonly string[] }
  | { readonly kind: 'assign-on-start'; readonly from: string; readonly to: string }
  | { readonly kind: 'assign-to-creator' };

export interface WorkItemType {
  readonly name: string;
  readonly referenceName: string;
  readonly description: string;
  /** Six hexadecimal digits, no `#`. */
  readonly color: string;
  readonly icon: string;
  readonly category: string;
  /** The first is the state of a new item. */
  readonly states: readonly StateDefinition[];
  readonly fields: readonly TypeField[];
  readonly rules: readonly TypeRule[];
}

export interface Process {
  readonly id: string;
  readonly name: string;
  readonly types: readonly WorkItemType[];
}

/** Colour of a state by its category, unless the process says otherwise. */
export const stateColors: Readonly<Record<StateCategory, string>> = {
  Proposed: 'b2b2b2',
  InProgress: '007acc',
  Resolved: 'ff9d00',
  Completed: '339933',
  Removed: 'ffffff',
};

/** Reasons one may give for coming to a state from another one; the first is the default. */
export function reasonsFor(state: StateDefinition, before: string | undefined): readonly string[] {
  return state.from?.[before ?? ''] ?? state.reasons;
}

/** Every reason there is for being in a state. */
export function allReasons({ reasons, from = {} }: StateDefinition): readonly string[] {
  return [...new Set([...reasons, ...Object.values(from).flat()])];
}

export function findState(type: WorkItemType, name: string): StateDefinition | undefined {
  return type.states.find((state) => state.name.toLowerCase() === name.toLowerCase());
}
