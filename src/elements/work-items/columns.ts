import { Field } from '../../ado/field-names.js';

/** A column of the list, in the order shown. */
export interface Column {
  /** Reference name of the field; also the name of the column's CSS class after its last dot. */
  readonly field: string;
  readonly editable: boolean;
}

export const COLUMNS: readonly Column[] = [
  { field: Field.id, editable: false },
  { field: Field.title, editable: true },
  { field: Field.state, editable: true },
  { field: Field.assignedTo, editable: true },
  { field: Field.tags, editable: false },
  { field: Field.changedDate, editable: false },
];

/** The column after the fields, with the button for the row's menu. */
export const MENU_COLUMN = COLUMNS.length;

/** What each row must know of its item. */
export const ROW_FIELDS: readonly string[] = [
  ...COLUMNS.map((column) => column.field),
  Field.type,
  Field.changedBy,
];
