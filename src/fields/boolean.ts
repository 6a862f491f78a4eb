import { requiredProblem, type FieldKind } from './field-kind.js';
import { choiceEditor, picklistKind } from './picklist.js';

/** Yes or no. */
export const booleanKind: FieldKind = {
  ...picklistKind,
  parse: (text) => (text === '' ? '' : text === 'true'),
  problem(text, field, messages) {
    if (!['', 'true', 'false'].includes(text)) return messages.notOneOf(field.name);
    return requiredProblem(text, field, messages);
  },
  editor: (options) =>
    choiceEditor(options, [
      { value: 'true', label: options.messages.yes },
      { value: 'false', label: options.messages.no },
    ]),
};
