import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { doctorTexts, type DoctorTexts } from '../../doctor/diagnose.js';
import type { DiagnosisCheck, DiagnosisReport, DiagnosisVerdict } from '../../doctor/report.js';
import { VERDICTS } from '../../doctor/write-report.js';
import { AdoError } from '../../errors.js';
import type { MessageOverrides } from '../../i18n/messages.js';
import type { Connection } from '../../state/connection.js';
import { doctorStyles } from './doctor-panel.styles.js';

type Host = LitElement & { readonly messages?: MessageOverrides | undefined };

/** Shows what the doctor found inside the connect card of its host. Loaded when it is first asked for. */
export class DoctorPanel {
  readonly #host: Host;
  readonly #read: () => Connection;
  #isOpen = false;
  #isBusy = false;
  #report: DiagnosisReport | undefined;
  #failure: AdoError | undefined;
  #isCopied = false;
  /** The report to copy by hand, where the browser does not allow us to. */
  #text: string | undefined;

  constructor(host: Host, read: () => Connection) {
    this.#host = host;
    this.#read = read;
  }

  /** Opens it, and looks anew. */
  async open(): Promise<void> {
    this.#wearStyles();
    this.#isOpen = true;
    const check = this.#check();
    await this.#focus('.doctor h2');
    await check;
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#isOpen) return nothing;
    const texts = doctorTexts(this.#host.messages);
    const words = texts.doctor;
    return html`<section
      class="doctor"
      aria-labelledby="doctor-heading"
      aria-busy=${this.#isBusy ? 'true' : 'false'}
    >
      <div>
        <h2 id="doctor-heading" tabindex="-1">${words.heading}</h2>
        <p class="text" role="status">${this.#summary(texts)}</p>
      </div>
      ${this.#report ? VERDICTS.map((verdict) => this.#group(verdict, texts)) : nothing}
      ${
        this.#text === undefined
          ? nothing
          : html`<textarea
              class="input details"
              readonly
              rows="8"
              aria-label=${words.report}
              .value=${this.#text}
            ></textarea>`
      }
      <div class="choices">
        ${
          this.#report
            ? html`<button class="button" type="button" @click=${this.#onCopy}>
                ${this.#isCopied ? words.copied : words.copy}
              </button>`
            : nothing
        }
        <button
          class="button"
          type="button"
          aria-disabled=${this.#isBusy ? 'true' : 'false'}
          @click=${this.#onAgain}
        >
          ${words.again}
        </button>
        <button class="button quiet" type="button" @click=${this.#onClose}>${words.close}</button>
      </div>
    </section>`;
  }

  #summary({ doctor: words, errors }: DoctorTexts): string {
    if (this.#isBusy) return words.busy;
    if (this.#failure) return `${words.failed} ${errors[this.#failure.code]}`;
    const count = (wanted: DiagnosisVerdict): number =>
      this.#report?.checks.filter(({ verdict }) => verdict === wanted).length ?? 0;
    return words.summary(count('problem'), count('warning'));
  }

  #group(verdict: DiagnosisVerdict, texts: DoctorTexts): TemplateResult | typeof nothing {
    const found = this.#report?.checks.filter((check) => check.verdict === verdict) ?? [];
    if (found.length === 0) return nothing;
    return html`<div data-verdict=${verdict}>
      <h3 id="doctor-${verdict}">${texts.verdicts[verdict]} (${found.length})</h3>
      <ul aria-labelledby="doctor-${verdict}">
        ${found.map((check) => entry(check, texts))}
      </ul>
    </div>`;
  }

  readonly #onAgain = (): void => {
    if (!this.#isBusy) void this.#check();
  };

  readonly #onCopy = (): void => void this.#copy();

  readonly #onClose = (): void => {
    this.#isOpen = false;
    this.#isCopied = false;
    this.#text = undefined;
    void this.#focus('[data-opens=doctor]', '.connect :is(button, input)');
  };

  async #check(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#isCopied = false;
    this.#text = this.#failure = undefined;
    this.#host.requestUpdate();
    try {
      this.#report = await this.#read().diagnose({ messages: this.#host.messages });
    } catch (cause) {
      this.#failure = AdoError.from(cause);
    }
    this.#isBusy = false;
    this.#host.requestUpdate();
  }

  async #copy(): Promise<void> {
    const text = this.#report?.toText() ?? '';
    try {
      await navigator.clipboard.writeText(text);
      this.#isCopied = true;
      this.#host.requestUpdate();
    } catch {
      this.#text = text;
      await this.#focus('.doctor textarea');
    }
  }

  /** Moves the focus, after the next rendering, to the first of these that is there. */
  async #focus(...selectors: string[]): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const root = this.#host.shadowRoot;
    const found = selectors.map((selector) => root?.querySelector<HTMLElement>(selector));
    found.find((element) => element)?.focus();
  }

  #wearStyles(): void {
    const root = this.#host.shadowRoot;
    const { styleSheet } = doctorStyles;
    if (root && styleSheet && !root.adoptedStyleSheets.includes(styleSheet))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
  }
}

function entry(check: DiagnosisCheck, { doctor: words, fixedBy }: DoctorTexts): TemplateResult {
  return html`<li>
    <details ?open=${check.verdict === 'problem'}>
      <summary>${check.title}</summary>
      <dl>
        <dt>${words.seen}</dt>
        <dd>${check.seen}</dd>
        <dt>${words.expected}</dt>
        <dd>${check.expected}</dd>
        ${
          check.change
            ? html`<dt>${words.change}</dt>
                <dd><code>${check.change}</code></dd>`
            : nothing
        }
      </dl>
      ${check.fixedBy ? html`<p class="who">${fixedBy[check.fixedBy]}</p>` : nothing}
    </details>
  </li>`;
}
