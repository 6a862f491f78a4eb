import { html, nothing, type TemplateResult } from 'lit';
import type { WorkItemsMessages } from '../../i18n/work-items-messages.js';
import type { ItemsState } from '../../state/items-store.js';

/** What stands where rows would: bones while the first search runs, words when there is nothing. */
export function emptyView(
  { ids, answered, loading, error }: ItemsState,
  search: string,
  messages: WorkItemsMessages,
): TemplateResult | typeof nothing {
  if (ids.length > 0) return nothing;
  if (!answered) {
    if (error && !loading) return html`<div class="empty"><strong>${messages.notLoaded}</strong></div>`;
    return html`<div class="bones" aria-hidden="true">
      ${Array.from({ length: 8 }, () => html`<div class="row"><span class="bone"></span></div>`)}
    </div>`;
  }
  const [title, hint] =
    search.trim() === ''
      ? [messages.noItems, messages.noItemsHint]
      : [messages.nothingFound, messages.nothingFoundHint];
  return html`<slot name="empty"
    ><div class="empty">
      <strong>${title}</strong>
      <span class="muted">${hint}</span>
    </div></slot
  >`;
}
