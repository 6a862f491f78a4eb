import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { plainText, requiredProblem, type FieldKind } from './field-kind.js';

/** Paragraphs that the server keeps as HTML. What is typed is text: it is escaped, its line breaks become `<br>`. */
export const longTextKind: FieldKind = {
  format: (value) =>
    unescapeHtml(plainText(value).replaceAll(/<[^>]*>/g, ' '))
      .replaceAll(/\s+/g, ' ')
      .trim(),
  // Inverse of parse(); markup that came from elsewhere shows as it is.
  toText: (value) => unescapeHtml(plainText(value).replaceAll(/<br\s*\/?>/gi, '\n')),
  parse: (text) => escapeHtml(text.trim()).replaceAll(/\r?\n/g, '<br>'),
  problem: requiredProblem,
  editor: ({ id, text, problem, label, field, onText, completions }) =>
    html`<textarea
      class="input"
      id=${id}
      rows="4"
      aria-label=${label ?? nothing}
      aria-required=${field.required ? 'true' : nothing}
      aria-invalid=${problem === undefined ? nothing : 'true'}
      aria-describedby=${problem === undefined ? nothing : `${id}-problem`}
      .value=${live(text)}
      @input=${(event: InputEvent & { currentTarget: HTMLTextAreaElement }) => {
        onText(event.currentTarget.value);
      }}
      ${completions}
    ></textarea>`,
};

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
  amp: '&',
};

function unescapeHtml(text: string): string {
  return text.replaceAll(/&(lt|gt|quot|nbsp|#39|amp);/g, (_, name: string) => ENTITIES[name] ?? '');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
