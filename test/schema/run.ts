import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Observer } from '../../demo/backend/core/observe';
import { SchemaCheck } from './schema-check';
import { specFolder } from './spec';
import { Tally, type TallyData } from './tally';

/** Where processes of one run leave their findings for the one that started them. */
const RESULTS = 'SCHEMA_CHECK_RESULTS';

/**
 * Checks every answer that the returned observer sees until this process ends. Then the findings are printed and
 * fail the process, or go to the process that asked for them with {@link collectFrom}.
 */
export function checkAnswers(): Observer | undefined {
  const check = SchemaCheck.open();
  const folder = process.env[RESULTS];
  process.once('exit', () => {
    if (!folder) conclude(check?.tally);
    else if (check) writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify(check.tally));
  });
  return check?.observer;
}

/** Environment for processes whose findings {@link concludeFrom} puts together. */
export function collectFrom(folder: string): Record<string, string> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return { [RESULTS]: folder };
}

export function concludeFrom(folder: string): void {
  const tally = new Tally();
  for (const name of readdirSync(folder)) {
    tally.add(JSON.parse(readFileSync(join(folder, name), 'utf8')) as TallyData);
  }
  conclude(SchemaCheck.open() && tally);
}

function conclude(tally: Tally | undefined): void {
  console.log(tally ? String(tally) : `Schema check: skipped, there is no specification at ${specFolder()}.`);
  if (tally?.violations.length) process.exitCode = 1;
}
