import { html, nothing } from 'lit';
import { plainText, requiredProblem, type FieldKind } from './field-kind.js';

/** One of a list of values; also State, whose list is what may follow the present state. */
export const picklistKind: FieldKind = {
  format: plainText,
  toText: plainText,
  parse: (text) => text,
  problem(text, field, messages) {
    if (text !== '' && !field.allowedValues.includes(text)) return messages.notOneOf(field.name);
    return requiredProblem(text, field, messages);
  },
  editor: ({ id, text, problem, label, field, onText }) =>
    html`<select
      class="input"
      id=${id}
      aria-label=${label ?? nothing}
      aria-required=${field.required ? 'true' : nothing}
      aria-invalid=${problem === undefined ? nothing : 'true'}
      aria-describedby=${problem === undefined ? nothing : `${id}-problem`}
      @change=${(event: Event & { currentTarget: HTMLSelectElement }) => {
        onText(event.currentTarget.value);
      }}
    >
      ${field.allowedValues.includes(text) ? nothing : html`<option value=${text} .selected=${true}>${text}</option>`}
      ${field.allowedValues.map((value) => html`<option value=${value} .selected=${value === text}>${value}</option>`)}
    </select>`,
};

/** A list of numbers: chosen as text, stored as a number. */
export const numberPicklistKind: FieldKind = {
  ...picklistKind,
  parse: (text) => (text === '' ? '' : Number(text)),
};
