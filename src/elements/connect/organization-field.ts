import { html, type TemplateResult } from 'lit';
import type { ConnectMessages } from '../../i18n/connect-messages.js';
import type { ConnectController } from './connect-controller.js';

/** Where the name of an organization is typed. */
export function organizationField(messages: ConnectMessages, controls: ConnectController): TemplateResult {
  return html`<div class="field">
    <label for="organization">${messages.organization}</label>
    <input
      class="input"
      id="organization"
      name="organization"
      .value=${controls.organization}
      @input=${controls.onOrganizationInput}
      required
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      aria-describedby="organization-hint"
    />
    <span class="hint" id="organization-hint">${messages.organizationHint}</span>
  </div>`;
}
