/** A person or group, as identity fields carry it (Azure DevOps REST 7.1, `IdentityRef`). */
export interface Identity {
  readonly displayName: string;
  /** Usually an e-mail address; the safest way to name a person in a write. */
  readonly uniqueName?: string | undefined;
  readonly id?: string | undefined;
}

/** Value of one field. Empty fields are absent. */
export type FieldValue = string | number | boolean | Identity | undefined;

/** Field values by reference name, such as `System.Title`. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

export interface WorkItem {
  readonly id: number;
  /** Revision; each change raises it. */
  readonly rev: number;
  readonly fields: FieldValues;
}

export interface Project {
  readonly id: string;
  readonly name: string;
}

/** Where a state stands in the life of a work item. */
export type StateCategory = 'Proposed' | 'InProgress' | 'Resolved' | 'Completed' | 'Removed';

export interface WorkItemState {
  readonly name: string;
  /** Six hexadecimal digits, no `#`. */
  readonly color: string;
  readonly category: StateCategory | undefined;
}

export interface WorkItemType {
  readonly name: string;
  readonly referenceName: string;
  /** Six hexadecimal digits, no `#`. */
  readonly color: string;
  /** Icon id, such as `icon_insect`. */
  readonly icon: string;
  readonly isDisabled: boolean;
  readonly states: readonly WorkItemState[];
  /** States that may follow each state; the key `''` holds those a new item may have. */
  readonly transitions: ReadonlyMap<string, readonly string[]>;
}

/** Data type of a field, as `_apis/wit/fields` names it. */
export type FieldType =
  | 'string'
  | 'integer'
  | 'dateTime'
  | 'plainText'
  | 'html'
  | 'treePath'
  | 'history'
  | 'double'
  | 'guid'
  | 'boolean'
  | 'identity'
  | 'picklistString'
  | 'picklistInteger'
  | 'picklistDouble';

/** A field as one work item type uses it. */
export interface TypeField {
  readonly referenceName: string;
  readonly name: string;
  readonly helpText: string;
  readonly type: FieldType;
  readonly isIdentity: boolean;
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly defaultValue: string | undefined;
  /** Empty when any value of the type will do. */
  readonly allowedValues: readonly string[];
}
