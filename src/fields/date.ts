import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { plainText, requiredProblem, type FieldKind } from './field-kind.js';

const STEPS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, milliseconds: number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** A moment, edited as a day. */
export const dateKind: FieldKind = {
  format(value, locale) {
    const date = toDate(plainText(value));
    return date ? new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(date) : '';
  },
  toText: (value) => toDate(plainText(value))?.toISOString().slice(0, 10) ?? '',
  parse: (text) => (text === '' ? '' : `${text}T00:00:00Z`),
  problem: requiredProblem,
  editor: ({ id, text, problem, label, field, onText }) =>
    html`<input
      class="input"
      type="date"
      id=${id}
      aria-label=${label ?? nothing}
      aria-required=${field.required ? 'true' : nothing}
      aria-invalid=${problem === undefined ? nothing : 'true'}
      aria-describedby=${problem === undefined ? nothing : `${id}-problem`}
      .value=${live(text)}
      @input=${(event: InputEvent & { currentTarget: HTMLInputElement }) => {
        onText(event.currentTarget.value);
      }}
    />`,
};

/** How long ago, while that says more than a date: *5 min. ago*, *yesterday*, then *Mar 3, 2026*. */
export function formatAgo(value: string, now: number, locale?: string): string {
  const date = toDate(value);
  if (!date) return '';
  const ago = now - date.getTime();
  if (ago > 6 * 86_400_000 || ago < -60_000) return dateKind.format(value, locale);
  const [unit, size] = STEPS.find(([, milliseconds]) => ago >= milliseconds) ?? ['second', 1000];
  const count = unit === 'second' ? 0 : Math.floor(ago / size);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }).format(-count, unit);
}

function toDate(text: string): Date | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time);
}
