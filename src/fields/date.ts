import { plainText, requiredProblem, type FieldKind } from './field-kind.js';
import { singleLine } from './text.js';

const STEPS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, milliseconds: number])[] = [
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** A moment, edited as a day. */
export const dateKind: FieldKind = {
  format(value, locale) {
    const date = toDate(plainText(value));
    return date ? new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(date) : '';
  },
  toText: (value) => isoDay(toDate(plainText(value))),
  parse: (text) => toDate(`${text}T00:00:00`)?.toISOString() ?? '',
  problem: requiredProblem,
  editor: (options) => singleLine(options, 'numeric', 'date'),
};

/** How long ago, while that says more than a date: *5 min. ago*, *yesterday*, then *Mar 3, 2026*. */
export function formatAgo(value: string, now: number, locale?: string): string {
  const date = toDate(value);
  if (!date) return '';
  const ago = now - date.getTime();
  if (ago > 6 * 86_400_000 || ago < -60_000) return dateKind.format(value, locale);
  const days = Math.round((midnight(now) - midnight(date.getTime())) / 86_400_000);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  if (ago >= 86_400_000) return relative.format(-days, 'day');
  const [unit, size] = STEPS.find(([, milliseconds]) => ago >= milliseconds) ?? ['second', 1000];
  const count = unit === 'second' ? 0 : Math.floor(ago / size);
  return relative.format(-count, unit);
}

function midnight(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}

/** The day it is here at that moment, as `<input type=date>` takes it. */
function isoDay(date: Date | undefined): string {
  if (!date) return '';
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join(
    '-',
  );
}

function toDate(text: string): Date | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time);
}
