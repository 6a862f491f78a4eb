import { AdoWorkItems } from './elements/work-items/items-element.js';

export * from './work-item-events.js';
export { AdoWorkItems };

// Without a document, as on a server, there is nothing to define.
if (!globalThis.customElements?.get('ado-work-items')) {
  globalThis.customElements?.define('ado-work-items', AdoWorkItems);
}

declare global {
  interface HTMLElementTagNameMap {
    'ado-work-items': AdoWorkItems;
  }
}
