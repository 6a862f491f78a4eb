/** Tells the host page that this popup stands, so that it sends the popup on to the sign-in page. */
const { origin } = document.body.dataset;
if (window.opener && origin) window.opener.postMessage({ type: 'oauth-nonce-loaded' }, origin);
