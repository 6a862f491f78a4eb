/** “Now” of the generated data, so that the same seed always gives the same dates. Writes use the real time. */
export const SEED_CLOCK = Date.UTC(2026, 10, 2, 9);

/** The oldest items are 18 months old. */
export const SEED_START = SEED_CLOCK - 548 * 24 * 3600 * 1000;

/** The first sprint starts on the Monday after that. */
export const SPRINTS_START = Date.UTC(2025, 4, 5);
