import { html, nothing, svg, type TemplateResult } from 'lit';
import type { CommonMessages } from '../../i18n/common-messages.js';
import type { ConnectMessages } from '../../i18n/connect-messages.js';
import type { ConnectionState } from '../../state/connection-state.js';
import type { ConnectController } from './connect-controller.js';
import { connectFace, type Face, type FaceButton } from './connect-face.js';
import { organizationField } from './organization-field.js';

export interface ConnectViewOptions {
  readonly state: ConnectionState;
  readonly messages: CommonMessages & ConnectMessages;
  readonly controls: ConnectController;
}

/**
 * The whole life of a connection as one card, for any element that needs one. Every state has the same markup, so
 * the button that has the focus keeps it while its meaning changes.
 */
export function connectView({ state, messages, controls }: ConnectViewOptions): TemplateResult {
  const face = connectFace(state, messages, controls);
  // Each row of a list has its own.
  const shown = controls.accounts.isList
    ? face.buttons.filter(({ onClick }) => onClick !== controls.onDisconnect)
    : face.buttons;
  return html`<div class="connect ${state.status}" part="card" aria-busy=${face.isWaiting ? 'true' : 'false'}>
    <div class="mark" part="mark" aria-hidden="true">${mark(state, face)}</div>
    <div class="words">
      <p class="title" part="title">${face.title}</p>
      ${face.isConnected ? place(state, messages, controls) : nothing}
      <p class="text ${face.isWarning ? 'warning' : ''}" role="status">${face.text ?? nothing}</p>
      <div class="problem" role="alert">
        ${
          face.alert
            ? html`<p>${face.alert.what}</p>
                ${face.alert.who === '' ? nothing : html`<p class="who">${face.alert.who}</p>`}`
            : nothing
        }
      </div>
    </div>
    ${
      controls.accounts.picker(face.asksOrganization === true) ??
      (face.asksOrganization ? organizationForm(messages, controls) : nothing)
    }
    <div class="actions" part="actions">${shown.map(button)}</div>
    ${controls.accounts.list() ?? nothing} ${controls.help.desk?.render() ?? nothing}
    ${controls.details === undefined ? nothing : detailsToCopy(controls.details, messages)}
    ${controls.doctor?.render() ?? nothing}
  </div>`;
}

function button({ label, kind, onClick, opens }: FaceButton): TemplateResult {
  return html`<button class="button ${kind}" type="button" data-opens=${opens ?? nothing} @click=${onClick}>
    ${label}
  </button>`;
}

function place(
  { organization }: ConnectionState,
  messages: ConnectMessages,
  { accounts }: ConnectController,
): TemplateResult {
  const name = organization ?? '';
  return html`<p class="place">
    <a
      href="https://dev.azure.com/${encodeURIComponent(name)}"
      target="_blank"
      rel="noreferrer"
      part="organization"
      >${name}</a
    >${accounts.change() ?? nothing}<span class="health">${messages.connected}</span>
  </p>`;
}

function organizationForm(messages: ConnectMessages, controls: ConnectController): TemplateResult {
  return html`<form class="organization" @submit=${controls.onOrganization}>
    ${organizationField(messages, controls)}
    <button class="button primary" type="submit">${messages.useOrganization}</button>
  </form>`;
}

function detailsToCopy(details: string, messages: CommonMessages): TemplateResult {
  return html`<textarea
    class="input details"
    readonly
    rows="6"
    aria-label=${messages.details}
    .value=${details}
  ></textarea>`;
}

/** The account's initials; without an account a neutral drawing of a board. */
function mark({ account }: ConnectionState, face: Face): TemplateResult | string {
  if (account?.name && face.title === account.name) return initials(account.name);
  return html`<svg viewBox="0 0 24 24" focusable="false">
    ${svg`<rect x="3" y="4" width="5" height="16" rx="1.5" />
      <rect x="9.5" y="4" width="5" height="10" rx="1.5" />
      <rect x="16" y="4" width="5" height="6" rx="1.5" />`}
  </svg>`;
}

function initials(name: string): string {
  const words = name
    .split('@', 1)[0]!
    .split(/[\s._-]+/)
    .filter(Boolean);
  const chosen = words.length > 1 ? [words[0]!, words.at(-1)!] : words.slice(0, 1);
  return chosen.map((word) => [...word][0]!.toLocaleUpperCase()).join('');
}
