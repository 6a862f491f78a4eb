import { html, nothing, type TemplateResult } from 'lit';
import type { AdoError } from '../../errors.js';
import { commonMessages } from '../../i18n/common-messages.js';
import { helpMessages, type HelpMessages } from '../../i18n/help-messages.js';
import { mergeMessages, type MessageOverrides } from '../../i18n/messages.js';
import type { ConnectHelp } from './connect-help.js';
import type { ProviderChange } from '../../state/connection-state.js';
import { readChange } from '../../state/connection-provider.js';
import { withoutSecrets } from './failure-details.js';

const ID = '([0-9a-f]{8}-[0-9a-f-]{27})';
const TRACE = new RegExp(`Trace ID:?\\s*${ID}`, 'i');
const CORRELATION = new RegExp(`Correlation ID:?\\s*${ID}`, 'i');

export function helpWords(own: MessageOverrides | undefined): HelpMessages {
  return mergeMessages(helpMessages, own);
}

/** A failure as a message that the user can send to whoever can mend it. Holds no secret. */
export function letterFor(error: AdoError, failedAt: Date, own: MessageOverrides | undefined): string {
  const words = helpWords(own);
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

/** What is said to somebody whose account is still with the former sign-in provider. */
export function providerNotice(
  change: ProviderChange | undefined,
  own: MessageOverrides | undefined,
): { readonly text: string; readonly isLate: boolean } {
  const by = readChange(change)?.by;
  const isLate = by !== undefined && by.getTime() < Date.now();
  const words = helpWords(own);
  const day = by && new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(by);
  return { text: isLate ? words.providerChanged(day) : words.providerChanges(day), isLate };
}

/** Below the buttons: the message to copy by hand, and the question what the sign-in window said. */
export function helpView(
  help: ConnectHelp,
  { asks, own }: { readonly asks: boolean; readonly own: MessageOverrides | undefined },
): TemplateResult {
  const words = helpWords(own);
  return html`${
    help.letter === undefined
      ? nothing
      : html`<textarea
          class="input details"
          readonly
          rows="8"
          aria-label=${words.messageToSend}
          .value=${help.letter}
        ></textarea>`
  }${asks ? question(help, words) : nothing}`;
}

function question(help: ConnectHelp, words: HelpMessages): TemplateResult {
  return html`<details class="window-error">
    <summary>${words.askWindowError}</summary>
    <form @submit=${help.onExplain}>
      <div class="field">
        <label for="window-error">${words.windowErrorText}</label>
        <textarea
          class="input"
          id="window-error"
          rows="3"
          required
          spellcheck="false"
          .value=${help.pasted}
          @input=${help.onPaste}
        ></textarea>
      </div>
      <button class="button" type="submit">${words.explain}</button>
    </form>
  </details>`;
}

/** The page's language, since the words around are the page's too. */
function locale(): string | undefined {
  const { lang } = document.documentElement;
  return lang && Intl.DateTimeFormat.supportedLocalesOf([lang]).length > 0 ? lang : undefined;
}
