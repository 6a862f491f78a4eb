import { html, nothing, type TemplateResult } from 'lit';
import { plainText, requiredProblem, type EditorOptions, type FieldKind } from './field-kind.js';

/** A value to choose and the words for it. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One of a list of values; also State, whose list is what may follow the present state. */
export const picklistKind: FieldKind = {
  format: plainText,
  toText: plainText,
  parse: (text) => text,
  problem(text, field, messages) {
    if (text !== '' && !field.allowedValues.includes(text)) return messages.notOneOf(field.name);
    return requiredProblem(text, field, messages);
  },
  editor: (options) =>
    choiceEditor(
      options,
      options.field.allowedValues.map((value) => ({ value, label: value })),
    ),
};

/** A list of numbers: chosen as text, stored as a number. */
export const numberPicklistKind: FieldKind = {
  ...picklistKind,
  parse: (text) => (text === '' ? '' : Number(text)),
};

/** The control of every kind that is chosen from a list. A value that is not in the list stays choosable. */
export function choiceEditor(
  { id, text, problem, label, field, onText }: EditorOptions,
  choices: readonly Choice[],
): TemplateResult {
  const isKnown = choices.some(({ value }) => value === text);
  const all = isKnown ? choices : [{ value: text, label: text }, ...choices];
  return html`<select
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
    ${all.map((choice) => html`<option value=${choice.value} .selected=${choice.value === text}>${choice.label}</option>`)}
  </select>`;
}
