/** Says which engines this machine has; exit code 0 only if all are there. */
import { engineNames, isPresent } from './launchers.mjs';

const missing = engineNames.filter((name) => !isPresent(name));
console.log(
  `Engines: ${engineNames.map((name) => `${name} ${missing.includes(name) ? 'missing' : 'found'}`).join(', ')}`,
);
process.exitCode = missing.length ? 1 : 0;
