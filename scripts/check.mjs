/**
 * `npm run check`: every gate, one after the other, then all verdicts, once more what the failed ones said,
 * and a line of totals. `npm test` is the part that tests (`node scripts/check.mjs test`). A failed step does
 * not hide the next, but what needs the build needs it.
 */
import { isPresent } from './test/launchers.mjs';
import { exitCodeOf } from './run.mjs';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const script = (name) => [npm, ['run', '--silent', name]];
const unit = (engine) => [...script('test:unit'), { BROWSERS: engine }];

const steps = [
  { name: 'format', command: script('format:check') },
  { name: 'types', command: script('types') },
  { name: 'lint', command: script('lint') },
  { name: 'build', command: script('build'), test: true },
  { name: 'docs drift', command: script('docs:check') },
  { name: 'package check', command: script('package:check'), needs: 'build' },
  { name: 'size', command: script('size'), needs: 'build' },
  { name: 'unit tests, chromium', command: unit('chromium'), engine: 'chromium', test: true },
  { name: 'node tests', command: script('test:node'), needs: 'build', test: true },
  { name: 'end-to-end tests', command: script('test:e2e'), needs: 'build', test: true },
  { name: 'unit tests, firefox', command: unit('firefox'), engine: 'firefox' },
  { name: 'unit tests, webkit', command: unit('webkit'), engine: 'webkit' },
];

/** How much of a failed step's output is told again: a log is read from its end, and often cut before it. */
const TAIL = 150;

const onlyTests = process.argv[2] === 'test';
const results = new Map();
for (const step of steps) if (!onlyTests || step.test) results.set(step.name, await perform(step));
report();

async function perform({ name, command: [program, args, env], needs, engine }) {
  console.log(`\n──── ${name}`);
  if (engine && !isPresent(engine))
    return process.env.REQUIRE_ENGINES === '1'
      ? { verdict: 'failed', note: `${engine} is not installed` }
      : { verdict: 'skipped', note: `${engine} is not installed` };
  if (needs && results.get(needs)?.verdict === 'failed')
    return { verdict: 'failed', note: `not run without the ${needs}` };
  const start = performance.now();
  const output = [];
  const code = await exitCodeOf(program, args, { env, heard: (line) => output.push(line) });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (code === 0) return { verdict: 'passed', note: `${seconds} s` };
  return { verdict: 'failed', note: `${seconds} s, exit code ${code}`, output };
}

function report() {
  console.log('\n──── result');
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, { verdict, note }] of results) {
    count[verdict]++;
    console.log(`${verdict.padEnd(8)} ${name} (${note})`);
  }
  if (count.skipped) console.log(`${count.skipped} skipped; REQUIRE_ENGINES=1 would call that a failure`);
  for (const [name, { output }] of results) if (output) repeat(name, output);
  console.log(`${count.passed} passed, ${count.failed} failed`);
  process.exitCode = count.failed ? 1 : 0;
}

function repeat(name, output) {
  const lines = output.filter((line, index) => line.trim() || output[index - 1]?.trim());
  const left = Math.max(0, lines.length - TAIL);
  console.log(`\n──── ${name}, again${left ? ` (without the first ${left} lines)` : ''}`);
  console.log(lines.slice(left).join('\n'));
}
