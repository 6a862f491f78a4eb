import { AdoConnect } from './elements/connect/connect-element.js';

if (!customElements.get('ado-connect')) customElements.define('ado-connect', AdoConnect);
