// Lets the page around this one ask the doctor here, under this page's policy.
import { Connection } from '/src/state/connection.ts';

globalThis.diagnose = async (options) => {
  const connection = new Connection(options);
  const report = await connection.diagnose();
  connection.dispose();
  return report.toJSON();
};
