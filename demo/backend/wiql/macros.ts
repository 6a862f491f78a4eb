import type { FieldDefinition } from '../data/fields';
import type { Macro } from './ast';
import { shift, startOf, type Unit } from './dates';
import { WiqlContextError, WiqlError } from './errors';
import { printValue } from './print';
import type { IdMacro, QueryContext, TeamScope, Vocabulary } from './source';

/** The unit that a plain offset counts in. */
const DATES: Readonly<Record<string, Unit>> = {
  today: 'd',
  startofday: 'd',
  startofweek: 'w',
  startofmonth: 'M',
  startofyear: 'y',
};

const IDS: readonly IdMacro[] = ['follows', 'myrecentactivity', 'recentmentions', 'recentprojectactivity'];

/** What a macro stands for: the texts or ids that it may equal, or a date. */
export type MacroValue = { readonly texts: readonly string[] } | { readonly time: number };

/**
 * The value of a macro where that field is compared. The documentation says that those for teams and recent
 * items work in the web portal only; public clients run them over REST, so they work here, too.
 */
export function resolveMacro(
  macro: Macro,
  field: FieldDefinition,
  vocabulary: Vocabulary,
  context: QueryContext,
): MacroValue {
  const name = macro.name.toLowerCase();
  const unit = DATES[name];
  if (unit) {
    if (field.type !== 'dateTime') throw misplaced(macro);
    return { time: dateOf(macro, unit, context.now) };
  }
  const isIteration = name === 'currentiteration';
  if (macro.offset !== 0 && !isIteration)
    throw new WiqlError('The macro takes no offset.', printValue(macro));
  if (isIteration || name === 'teamareas') {
    if (field.referenceName !== (isIteration ? 'System.IterationPath' : 'System.AreaPath'))
      throw misplaced(macro);
    return { texts: teamPaths(macro, teamOf(macro, vocabulary), isIteration) };
  }
  if (macro.argument !== undefined) throw new WiqlError('The macro takes no argument.', printValue(macro));
  if (name === 'me') return { texts: [context.me] };
  if (name === 'project') return { texts: [projectOf(macro, context)] };
  const ids = IDS.find((known) => known === name);
  if (!ids) throw new WiqlError('The macro is not supported.', printValue(macro));
  if (field.referenceName !== 'System.Id') throw misplaced(macro);
  return { texts: [...vocabulary.ids(ids)].map(String) };
}

/** Does it stand for a list, so that it makes sense behind IN only? */
export function isIdMacro(macro: Macro): boolean {
  return IDS.some((name) => name === macro.name.toLowerCase());
}

/** `('+3M')` shifts by its own unit, or by that of the macro; the offset behind always by that of the macro. */
function dateOf(macro: Macro, unit: Unit, now: Date): number {
  const { argument = '0', offset } = macro;
  const [, sign, digits, modifier] = /^\s*([+-]?)\s*(\d{1,5})\s*([yMwdhm]?)\s*$/.exec(argument) ?? [];
  if (digits === undefined) throw new WiqlError('The macro has a wrong argument.', printValue(macro));
  const count = Number(digits) * (sign === '-' ? -1 : 1);
  const first = shift(startOf(unit, now), (modifier || unit) as Unit, count);
  const time = shift(first, unit, offset).getTime();
  if (Number.isNaN(time)) throw new WiqlError('The macro leads to no date.', printValue(macro));
  return time;
}

function projectOf(macro: Macro, { project }: QueryContext): string {
  if (project === undefined) throw new WiqlError('The macro needs a project in the URL.', printValue(macro));
  return project;
}

function teamPaths(macro: Macro, team: TeamScope, isIteration: boolean): readonly string[] {
  if (!isIteration) return team.areas();
  const path = team.iteration(macro.offset);
  return path === undefined ? [] : [path];
}

/** The team of the argument, else that of the call. */
function teamOf({ name, argument }: Macro, vocabulary: Vocabulary): TeamScope {
  if (argument !== undefined && !/^\[[^\]]+\]\\./.test(argument)) {
    throw new WiqlContextError(`'${argument}' is not of the form '[project]\\team'.`);
  }
  const team = vocabulary.team(argument);
  if (team) return team;
  throw new WiqlContextError(`VS402612: The macro '@${name}' is not supported without a team context.`);
}

function misplaced(macro: Macro): WiqlError {
  return new WiqlError('The macro cannot be used with that field.', printValue(macro));
}
