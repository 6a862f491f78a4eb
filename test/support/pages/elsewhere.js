// Tells whoever opened or framed this page that its button was pressed by a person.
document.querySelector('button').addEventListener('click', (event) => {
  (window.opener ?? window.parent).postMessage(`pressed, trusted: ${event.isTrusted}`, '*');
});
