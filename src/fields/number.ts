import { plainText, requiredProblem, type FieldKind } from './field-kind.js';
import { singleLine } from './text.js';

function numberKind(pattern: RegExp, inputMode: 'numeric' | 'decimal'): FieldKind {
  return {
    format: (value, locale) =>
      typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : plainText(value),
    toText: plainText,
    parse: (text) => (text.trim() === '' ? '' : Number(text.trim().replace(',', '.'))),
    problem(text, field, messages) {
      if (text.trim() !== '' && !pattern.test(text.trim())) return messages.notANumber(field.name);
      return requiredProblem(text, field, messages);
    },
    editor: (options) => singleLine(options, inputMode),
  };
}

/** Whole numbers. */
export const integerKind = numberKind(/^-?\d{1,10}$/, 'numeric');
/** Numbers with a fraction; a comma is taken for a point. */
export const doubleKind = numberKind(/^-?\d{1,15}(?:[.,]\d{1,17})?(?:e[+-]?\d{1,3})?$/i, 'decimal');
