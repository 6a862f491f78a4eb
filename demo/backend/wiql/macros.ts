import type { Macro } from './ast';
import { WiqlError } from './errors';
import type { QueryContext } from './source';

type Unit = 'y' | 'M' | 'w' | 'd' | 'h' | 'm';

/** The unit that a plain offset counts in. */
const DATE_MACROS: Readonly<Record<string, Unit>> = {
  today: 'd',
  startofday: 'd',
  startofweek: 'w',
  startofmonth: 'M',
  startofyear: 'y',
};

/** The literal that a macro stands for. Days are UTC days; which zone the service uses is not documented. */
export function resolveMacro(macro: Macro, context: QueryContext): string {
  if (macro.name === 'me') return context.me;
  if (macro.name === 'project') {
    if (context.project === undefined)
      throw new WiqlError('The macro needs a project in the URL.', macro.source);
    return context.project;
  }
  const unit = DATE_MACROS[macro.name];
  if (!unit) throw new WiqlError('The macro is not supported.', macro.source);
  const start = startOf(unit, context.now);
  const [, sign, digits, modifier] = /^([+-]?)(\d+)([yMwdhm]?)$/.exec(macro.argument ?? '') ?? [];
  if (macro.argument !== undefined && digits === undefined) {
    throw new WiqlError('The macro has a wrong argument.', macro.argument);
  }
  const shifted = shift(start, (modifier || unit) as Unit, Number(digits ?? 0) * (sign === '-' ? -1 : 1));
  return shift(shifted, unit, macro.offset).toISOString();
}

/** Is it a date, so that a time in it is no mistake of the writer? */
export function isDateMacro(macro: Macro): boolean {
  return macro.name in DATE_MACROS;
}

function startOf(unit: Unit, now: Date): Date {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  if (unit === 'y') return new Date(Date.UTC(year, 0, 1));
  if (unit === 'M') return new Date(Date.UTC(year, month, 1));
  if (unit === 'w') return new Date(Date.UTC(year, month, day - now.getUTCDay()));
  return new Date(Date.UTC(year, month, day));
}

function shift(date: Date, unit: Unit, count: number): Date {
  const next = new Date(date);
  if (unit === 'y') next.setUTCFullYear(next.getUTCFullYear() + count);
  else if (unit === 'M') next.setUTCMonth(next.getUTCMonth() + count);
  else if (unit === 'w') next.setUTCDate(next.getUTCDate() + 7 * count);
  else if (unit === 'd') next.setUTCDate(next.getUTCDate() + count);
  else if (unit === 'h') next.setUTCHours(next.getUTCHours() + count);
  else next.setUTCMinutes(next.getUTCMinutes() + count);
  return next;
}
