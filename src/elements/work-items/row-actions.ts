import type { WorkItemsMessages } from '../../i18n/work-items-messages.js';
import { COLUMNS } from './columns.js';
import type { MenuEntry } from './row-menu.js';

/** What can be done with one row. */
export interface RowActions {
  readonly open: () => void;
  readonly edit: (field: string) => void;
  readonly remove: () => void;
}

/** The entries of a row's menu. */
export function rowActions(messages: WorkItemsMessages, readOnly: boolean, actions: RowActions): MenuEntry[] {
  const open: MenuEntry = { label: messages.open, run: actions.open };
  if (readOnly) return [open];
  const edits = COLUMNS.filter((column) => column.editable).map(({ field }): MenuEntry => ({
    label: messages.edit(messages.fields[field] ?? field),
    run: () => {
      actions.edit(field);
    },
  }));
  return [open, ...edits, { label: messages.delete, danger: true, run: actions.remove }];
}
