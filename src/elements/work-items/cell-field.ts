import { Field } from '../../ado/field-names.js';
import type { WorkItem, WorkItemType } from '../../ado/types.js';
import { plainText, type FieldInfo } from '../../fields/field-kind.js';
import type { WorkItemsMessages } from '../../i18n/work-items-messages.js';

/** What the editor of a cell must know of its field, for this item. */
export function cellField(
  field: string,
  item: WorkItem,
  type: WorkItemType | undefined,
  messages: WorkItemsMessages,
): FieldInfo {
  return {
    referenceName: field,
    name: messages.fields[field] ?? field,
    type: 'string',
    isIdentity: field === Field.assignedTo,
    required: field === Field.title || field === Field.state,
    helpText: '',
    allowedValues: field === Field.state ? nextStates(plainText(item.fields[field]), type) : [],
  };
}

/** The present state and those that may follow it, in workflow order; all of them where the server names none. */
function nextStates(present: string, type: WorkItemType | undefined): string[] {
  const all = type?.states.map((state) => state.name) ?? [];
  const next = type?.transitions.get(present);
  const permitted = all.filter((name) => name === present || !next || next.includes(name));
  return permitted.includes(present) ? permitted : [present, ...permitted];
}
