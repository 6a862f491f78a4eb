import type { Page } from 'playwright-core';

/**
 * Runs before the scripts of each page: keeps every shadow root within reach and writes down what the elements'
 * events carry, causes of errors and getters included.
 */
export function installWitness(): void {
  const roots: ShadowRoot[] = [];
  const events: string[] = [];
  Object.assign(globalThis, { witness: { roots, events } });

  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    roots.push(root);
    return root;
  };

  const { dispatchEvent } = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event) {
    if (event.type.startsWith('ado-')) events.push(`${event.type} ${spell(event, new Set())}`);
    return dispatchEvent.call(this, event);
  };

  /** Everything that a listener could read off `value`, the document and what every event has apart. */
  function spell(value: unknown, seen: Set<unknown>): string {
    if (typeof value === 'string') return JSON.stringify(value);
    if (typeof value !== 'object' || value === null || value instanceof Node || value === window)
      return typeof value;
    if (seen.has(value)) return '…';
    seen.add(value);
    const parts: string[] = [];
    for (let level: unknown = value; isOurs(level); level = Object.getPrototypeOf(level))
      for (const key of Reflect.ownKeys(level))
        if (key !== 'constructor')
          parts.push(`${String(key)}: ${spell((value as Record<PropertyKey, unknown>)[key], seen)}`);
    if (value instanceof Map || value instanceof Set)
      for (const entry of value as Iterable<unknown>) parts.push(spell(entry, seen));
    return `{${parts.join(', ')}}`;
  }

  function isOurs(level: unknown): level is object {
    const ordinary: unknown[] = [Event, Object, Array, Map, Set].map(({ prototype }) => prototype as unknown);
    return Boolean(level) && !ordinary.includes(level);
  }
}

/** Everything in the page's reach that outlives the moment, by the name of the place. */
export async function walk(page: Page): Promise<Record<string, string>> {
  const inside = await page.evaluate(async () => {
    const { roots, events } = (
      globalThis as unknown as { witness: { roots: ShadowRoot[]; events: string[] } }
    ).witness;
    const markup = (root: Document | ShadowRoot): string => {
      const controls = [...root.querySelectorAll<HTMLInputElement>('input, textarea, select')];
      const html = root instanceof Document ? root.documentElement.outerHTML : root.innerHTML;
      return [html, root.textContent, ...controls.map(({ value }) => value)].join('\n');
    };
    const databases: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const content = database.transaction(store).objectStore(store);
        const rows = [await settled(content.getAllKeys()), await settled(content.getAll())];
        databases.push(`${name} ${store} ${JSON.stringify(rows)}`);
      }
      database.close();
    }
    const caches_: string[] = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) caches_.push(`${name} ${request.url}`);
    return {
      events: events.join('\n'),
      document: markup(document),
      'shadow roots': roots.map(markup).join('\n'),
      'local storage': JSON.stringify({ ...localStorage }),
      'session storage': JSON.stringify({ ...sessionStorage }),
      IndexedDB: databases.join('\n'),
      'cache storage': caches_.join('\n'),
      cookies: document.cookie,
      'address of the page': location.href,
      'state of the history': JSON.stringify(history.state),
      'name of the window': window.name,
      'marks of time': JSON.stringify([
        ...performance.getEntriesByType('mark'),
        ...performance.getEntriesByType('measure'),
      ]),
      'global names': Object.keys(globalThis).join('\n'),
    };

    function settled<T>(request: IDBRequest<T>): Promise<T> {
      return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
      });
    }
  });
  const cookies = JSON.stringify(await page.context().cookies());
  return { ...inside, 'all cookies': cookies };
}
