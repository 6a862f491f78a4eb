/** Reports the outcome to the host page: by message, or through the session that the SDK polls. */
const query = new URLSearchParams({
  state: document.body.dataset.state,
  opener: String(Boolean(window.opener)),
});
const response = await fetch(`outcome?${query}`);
const outcome = await response.json();
if (response.ok && outcome.channel !== 'none') {
  if (outcome.channel === 'message') window.opener?.postMessage(outcome.message, outcome.target);
  window.close();
  document.getElementById('status').textContent = 'You can close this window.';
} else if (!response.ok) {
  document.getElementById('status').textContent = outcome.message;
}
