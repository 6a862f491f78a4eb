/** One entry of the list the stand-in's `faults` route takes. */
export interface Fault {
  /** A bad day by name; `GET control/presets` lists them. */
  readonly preset?: string;
  readonly delayMs?: number;
  readonly times?: number;
}

/** The switches, any number of which may be on, and the stand-in's names for what they do. */
const PRESETS = {
  slow: 'slow',
  offline: 'offline',
  unauthorized: 'unauthorized',
  'sign-in': 'signed-out',
  throttled: 'throttled',
} as const;

export type FaultName = keyof typeof PRESETS;

const NAMES = Object.keys(PRESETS) as FaultName[];
const DELAY = 1500;

/** The faults for the switches that are on. The stand-in uses the first that matches, so each carries the delay. */
export function faultsFor(names: readonly FaultName[]): Fault[] {
  const isSlow = names.includes('slow');
  const ordered = names.filter((name) => name !== 'slow').map((name) => ({ preset: PRESETS[name] }));
  return isSlow
    ? [...ordered, { preset: PRESETS.slow }].map((fault) => ({ ...fault, delayMs: DELAY }))
    : ordered;
}

/** The switches that lead to `faults`. */
export function namesOf(faults: readonly Fault[]): FaultName[] {
  return NAMES.filter((name) => faults.some(({ preset, times }) => preset === PRESETS[name] && !times));
}
