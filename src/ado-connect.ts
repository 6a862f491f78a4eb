import { AdoConnect } from './elements/connect/connect-element.js';

export * from './events.js';
export { AdoConnect };

// Without a document, as on a server, there is nothing to define.
if (!globalThis.customElements?.get('ado-connect')) {
  globalThis.customElements?.define('ado-connect', AdoConnect);
}
