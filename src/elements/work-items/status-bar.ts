import { html, nothing, type TemplateResult } from 'lit';
import type { FieldValues } from '../../ado/types.js';
import type { AdoError } from '../../errors.js';
import { plainText } from '../../fields/field-kind.js';
import type { CommonMessages } from '../../i18n/common-messages.js';
import type { ConnectMessages } from '../../i18n/connect-messages.js';
import type { WorkItemsMessages } from '../../i18n/work-items-messages.js';
import type { Notice } from '../../state/writes.js';

type Messages = CommonMessages & ConnectMessages & WorkItemsMessages;

/** A failure the user can do something about, whether of a write or of reading the list. */
export interface Failure {
  readonly error: AdoError;
  /** What did not happen, as a sentence; empty if the error says it all. */
  readonly lead: string;
  readonly typed: FieldValues;
  /** What somebody else made of the same fields. */
  readonly theirs: FieldValues;
  readonly onRetry: (() => void) | undefined;
  readonly onReconnect: (() => void) | undefined;
  readonly onDismiss: () => void;
}

export interface StatusBarOptions {
  readonly messages: Messages;
  /** How many results, or that they are being looked for. */
  readonly results: string;
  readonly done: (Notice & { kind: 'done' }) | undefined;
  readonly doneText: string;
  readonly resultsAreNewer: boolean;
  readonly failure: Failure | undefined;
  readonly detailsOpen: boolean;
  readonly selected: number;
  readonly canDelete: boolean;
  readonly onUndo: () => void;
  readonly onDismiss: () => void;
  readonly onDetails: (open: boolean) => void;
  readonly onDeleteSelected: () => void;
}

/** What the list has to say: results, the last write, what went wrong and what can be done about it. */
export function statusBar(options: StatusBarOptions): TemplateResult {
  const { messages, done, failure, selected, results, doneText } = options;
  // The newer of the two is announced; the other stands beside it.
  const [announced, beside] = done && !options.resultsAreNewer ? [doneText, results] : [results, doneText];
  return html`<footer class="status-bar ${failure ? 'failed' : ''} ${done ? 'done' : ''}" part="status">
    <p class="said" role="status" dir="auto">${failure && !done ? '' : announced}</p>
    <p class="said alert" role="alert" dir="auto">${failure ? failureText(failure, messages) : ''}</p>
    ${done ? html`<span class="count">${beside}</span>` : nothing}
    ${
      done || failure
        ? html`<div class="actions" role="group" aria-label=${messages.notifications}>
            ${done?.undoable ? action(messages.undo, options.onUndo) : nothing}
            ${failure?.onReconnect ? action(messages.reconnect, failure.onReconnect) : nothing}
            ${failure?.onRetry ? action(messages.tryAgain, failure.onRetry) : nothing}
            ${
              failure
                ? html`<button
                    class="button small"
                    aria-expanded=${options.detailsOpen}
                    @click=${() => {
                      options.onDetails(!options.detailsOpen);
                    }}
                  >
                    ${messages.details}
                  </button>`
                : nothing
            }
            ${action(messages.dismiss, failure ? failure.onDismiss : options.onDismiss)}
          </div>`
        : nothing
    }
    ${
      selected > 0 && !failure
        ? html`<div class="actions">
            <span class="muted">${messages.itemsSelected(selected)}</span>
            ${options.canDelete ? action(messages.deleteSelected(selected), options.onDeleteSelected) : nothing}
          </div>`
        : nothing
    }
    ${failure && options.detailsOpen ? details(failure, messages) : nothing}
  </footer>`;
}

function action(label: string, onClick: () => void): TemplateResult {
  return html`<button class="button small" @click=${onClick}>${label}</button>`;
}

/** What happened, what to do, and who can if it is not the reader. */
function failureText({ error, lead }: Failure, messages: Messages): string {
  const wait = error.retryAfter === undefined ? '' : messages.waitSeconds(error.retryAfter);
  const who = error.fixedBy === 'user' ? '' : messages.fixedBy[error.fixedBy];
  return [lead, messages.errors[error.code], wait, who].filter((part) => part !== '').join(' ');
}

function details({ error, typed, theirs }: Failure, messages: Messages): TemplateResult {
  const rows: (readonly [string, string])[] = [
    ...Object.values(typed).map((value) => [messages.youTyped, plainText(value)] as const),
    ...Object.values(theirs).map((value) => [messages.nowItSays, plainText(value)] as const),
    ...(error.fields.length > 0
      ? error.fields.map((field) => [messages.fields[field.field] ?? field.field, field.message] as const)
      : [[error.serverCode ? messages.serverSaid : messages.reason, error.message] as const]),
    [messages.errorCode, [error.code, error.serverCode].filter(Boolean).join(' · ')],
  ];
  return html`<dl class="details">
    ${rows
      .filter(([, text]) => text !== '')
      .map(
        ([term, text]) =>
          html`<dt>${term}</dt>
            <dd dir="auto">${text}</dd>`,
      )}
  </dl>`;
}
