const WARM_UP = 30;
const RUNS = 50;

/** Milliseconds that something takes. */
export async function time(run) {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

/** The middle of many runs, after some that only warm up. */
export async function median(run) {
  for (let count = 0; count < WARM_UP; count++) await run();
  const times = [];
  for (let count = 0; count < RUNS; count++) times.push(await time(run));
  return times.sort((a, b) => a - b)[RUNS / 2];
}

/** Prints a measurement, figures by name. */
export function row(name, figures) {
  const shown = Object.entries(figures).map(([label, figure]) => {
    const digits = Number.isInteger(figure) ? 0 : 2;
    return `${label} ${figure.toFixed(digits)}`.padEnd(18);
  });
  console.log(`  ${name.padEnd(26)} ${shown.join(' ')}`);
}
