export type Unit = 'y' | 'M' | 'w' | 'd' | 'h' | 'm';

export const DAY = 24 * 3600 * 1000;

export interface DateLiteral {
  readonly time: number;
  /** Does it name a time of day? */
  readonly hasTime: boolean;
}

const TIME = String.raw`(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,7}))?)?\s*([AP]M)?)?`;
const ZONE = String.raw`\s*(Z|GMT|UTC|[+-]\d{2}:?\d{2})?`;
const ISO = new RegExp(`^(\\d{4})-(\\d{1,2})-(\\d{1,2})${TIME}${ZONE}$`, 'i');
const LOCAL = new RegExp(`^(\\d{1,2})[-/](\\d{1,2})[-/](\\d{4}|\\d{2})${TIME}${ZONE}$`, 'i');

/**
 * ISO 8601, or month, day and year as the pattern of an American profile has it. Without a zone it is UTC; the
 * service would take the zone of the caller's profile.
 */
export function parseDate(text: string): DateLiteral | undefined {
  const trimmed = text.trim();
  const iso = ISO.exec(trimmed);
  if (iso) return dateOf([iso[1], iso[2], iso[3]], iso.slice(4));
  const local = LOCAL.exec(trimmed);
  if (!local) return undefined;
  const year = local[3]?.length === 2 ? `20${local[3]}` : local[3];
  return dateOf([year, local[1], local[2]], local.slice(4));
}

type Parts = readonly (string | undefined)[];

function dateOf(day: Parts, [hour, minute, second, fraction, half, zone]: Parts): DateLiteral | undefined {
  const [year = 0, month = 0, date = 0] = day.map(Number);
  const midnight = Date.UTC(year, month - 1, date);
  const isReal = new Date(midnight).getUTCMonth() === month - 1;
  const hours = Number(hour ?? 0);
  if (!isReal || hours > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return undefined;
  const hourOfDay = half === undefined ? hours : (hours % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
  const seconds = (hourOfDay * 60 + Number(minute ?? 0)) * 60 + Number(second ?? 0);
  const millis = Math.floor(Number(`0.${fraction ?? 0}`) * 1000);
  return { time: midnight + seconds * 1000 + millis - zoneOffset(zone), hasTime: hour !== undefined };
}

function zoneOffset(zone: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '') ?? [];
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === '-' ? -offset : offset;
}

/** The midnight that begins the period; weeks begin on Sunday. */
export function startOf(unit: Unit, now: Date): Date {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  if (unit === 'y') return new Date(Date.UTC(year, 0, 1));
  if (unit === 'M') return new Date(Date.UTC(year, month, 1));
  if (unit === 'w') return new Date(Date.UTC(year, month, day - now.getUTCDay()));
  return new Date(Date.UTC(year, month, day));
}

const LENGTHS = { w: 7 * DAY, d: DAY, h: 3600_000, m: 60_000 };

/** So many units later; a month that lacks the day gives its last one. */
export function shift(date: Date, unit: Unit, count: number): Date {
  if (unit !== 'y' && unit !== 'M') return new Date(date.getTime() + count * LENGTHS[unit]);
  const months = unit === 'y' ? 12 * count : count;
  const next = new Date(date);
  next.setUTCMonth(next.getUTCMonth() + months);
  if (next.getUTCDate() !== date.getUTCDate()) next.setUTCDate(0);
  return next;
}
