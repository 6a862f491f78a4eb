import { Field } from '../../ado/field-names.js';
import type { TypeField } from '../../ado/types.js';
import type { WorkItemsMessages } from '../../i18n/work-items-messages.js';

/**
 * Fields of the form for a new item: Title, and what the type requires that only a person can know. Fields of the
 * system beside Title are filled in by the server: the state by the workflow, the paths by the project.
 */
export function creatableFields(
  fields: readonly TypeField[] | undefined,
  messages: WorkItemsMessages,
): readonly TypeField[] {
  const title: TypeField = {
    referenceName: Field.title,
    name: messages.fields[Field.title] ?? 'Title',
    helpText: '',
    type: 'string',
    isIdentity: false,
    required: true,
    readOnly: false,
    defaultValue: undefined,
    allowedValues: [],
  };
  const required = (fields ?? []).filter(
    (field) => field.required && !field.readOnly && !field.referenceName.startsWith('System.'),
  );
  return [title, ...required];
}
