const TOKEN = /\beyJ[\w-]*(\.[\w-]*){0,2}/g;
const MAIL = /[^\s"'<>()“”:,;]+@[^\s"'<>()“”:,;]+\.\w+/g;

/**
 * Takes out of `text` what must not leave the page: tokens, whole or in parts, mail addresses, and `secrets` such as
 * the user's id. A server or the page's own function may quote any of them.
 */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text.replaceAll(TOKEN, '(token)').replaceAll(MAIL, '(mail address)');
  for (const secret of [...secrets].sort((a, b) => b.length - a.length))
    if (secret) clean = clean.replaceAll(secret, '(secret)');
  return clean;
}

/** Enough of an id to tell it from others beside it. */
export function shorten(id: string): string {
  return id.length > 8 ? `${id.slice(0, 4)}…` : '…';
}
