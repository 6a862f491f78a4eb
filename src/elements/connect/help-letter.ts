import type { AdoError } from '../../errors.js';
import { commonMessages } from '../../i18n/common-messages.js';
import { helpMessages } from '../../i18n/help-messages.js';
import { mergeMessages, type MessageOverrides } from '../../i18n/messages.js';
import { withoutSecrets } from './failure-details.js';

const ID = '([0-9a-f]{8}-[0-9a-f-]{27})';
const TRACE = new RegExp(`Trace ID:?\\s*${ID}`, 'i');
const CORRELATION = new RegExp(`Correlation ID:?\\s*${ID}`, 'i');

/** A failure as a message that the user can send to whoever can mend it. Holds no secret. */
export function letterFor(error: AdoError, failedAt: Date, own: MessageOverrides | undefined): string {
  const words = mergeMessages(helpMessages, own);
  const { errors } = mergeMessages(commonMessages, own);
  const { code, fixedBy, message, serverCode } = error;
  const said = withoutSecrets(message);
  const { letterLines: names, whatToChange } = words;
  const lines = [
    [names.what, errors[code]],
    [names.change, whatToChange[code] ?? whatToChange.otherwise],
    [names.code, serverCode ? `${code} (${withoutSecrets(serverCode)})` : code],
    [names.words, said.replaceAll(/\s+/g, ' ').slice(0, 600)],
    [names.time, failedAt.toISOString()],
    [names.trace, TRACE.exec(said)?.[1]],
    [names.correlation, CORRELATION.exec(said)?.[1]],
    [names.page, location.origin],
  ];
  const facts = lines.filter(([, value]) => value).map((line) => line.join(': '));
  const to = words.letterTo[fixedBy === 'admin' ? 'admin' : 'vendor'];
  return [to, '', words.letterAbout, '', ...facts].join('\n');
}
