import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { MAX_TEXT_LENGTH } from '../ado/field-names.js';
import { plainText, requiredProblem, type EditorOptions, type FieldKind } from './field-kind.js';

/** One line of text. */
export const textKind: FieldKind = {
  format: plainText,
  toText: plainText,
  parse: (text) => text.trim(),
  problem(text, field, messages) {
    const { length } = text.trim();
    if (length > MAX_TEXT_LENGTH) return messages.textTooLong(field.name, length, MAX_TEXT_LENGTH);
    return requiredProblem(text, field, messages);
  },
  editor: (options) => singleLine(options, 'text'),
};

/** The control of every kind that is typed on one line. */
export function singleLine(
  { id, text, problem, label, field, onText, completions }: EditorOptions,
  inputMode: 'text' | 'decimal' | 'numeric' | 'email',
  type: 'text' | 'date' = 'text',
): ReturnType<FieldKind['editor']> {
  return html`<input
    class="input"
    type=${type}
    id=${id}
    autocomplete="off"
    inputmode=${inputMode}
    aria-label=${label ?? nothing}
    aria-required=${field.required ? 'true' : nothing}
    aria-invalid=${problem === undefined ? nothing : 'true'}
    aria-describedby=${problem === undefined ? nothing : `${id}-problem`}
    .value=${live(text)}
    @input=${(event: InputEvent & { currentTarget: HTMLInputElement }) => {
      onText(event.currentTarget.value);
    }}
    ${completions}
  />`;
}
