/** Both elements, for a page with one script tag. */
import './ado-connect.js';
import './ado-work-items.js';
