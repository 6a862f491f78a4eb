import { AdoWorkItems } from './elements/work-items/items-element.js';

export * from './work-item-events.js';
export { AdoWorkItems };

if (!customElements.get('ado-work-items')) customElements.define('ado-work-items', AdoWorkItems);

declare global {
  interface HTMLElementTagNameMap {
    'ado-work-items': AdoWorkItems;
  }
}
