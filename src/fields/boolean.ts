import { picklistKind } from './picklist.js';
import type { FieldKind } from './field-kind.js';

const VALUES = ['true', 'false'];

/** Yes or no; shown as the server's words until there are better ones to choose from. */
export const booleanKind: FieldKind = {
  ...picklistKind,
  parse: (text) => (text === '' ? '' : text === 'true'),
  problem: (text, field, messages) =>
    picklistKind.problem(text, { ...field, allowedValues: VALUES }, messages),
  editor: (options) =>
    picklistKind.editor({ ...options, field: { ...options.field, allowedValues: VALUES } }),
};
