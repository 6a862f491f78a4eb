import type { BrowserContext } from 'playwright-core';

/** A request that carried the token other than in its `Authorization` header. */
export interface Spill {
  readonly path: string;
  readonly where: 'address' | 'referrer' | 'body' | 'other header';
}

/** Watches the network and the console of every page from now on. */
export class Watch {
  /** All user tokens that the vendor's server gave out. */
  readonly tokens = new Set<string>();
  readonly console: string[] = [];
  readonly #requests: { url: string; headers: Record<string, string>; body: string }[] = [];
  readonly #pending: Promise<unknown>[] = [];

  constructor(context: BrowserContext) {
    context.on('console', (message) => {
      this.console.push(message.text());
      for (const argument of message.args())
        this.#pending.push(
          argument
            .evaluate((value) => JSON.stringify(value))
            .then(
              (text) => this.console.push(text ?? ''),
              () => undefined,
            ),
        );
    });
    context.on('request', (request) => {
      const noted = { url: request.url(), headers: request.headers(), body: request.postData() ?? '' };
      this.#requests.push(noted);
      this.#pending.push(
        request.allHeaders().then(
          (headers) => (noted.headers = headers),
          () => undefined,
        ),
      );
    });
    context.on('response', (response) => {
      if (!new URL(response.url()).pathname.endsWith('/token')) return;
      this.#pending.push(
        response.json().then(
          ({ token }: { token: string }) => this.tokens.add(token),
          () => undefined,
        ),
      );
    });
  }

  /** Waits for what is still being looked at. */
  async settle(): Promise<void> {
    await Promise.all(this.#pending);
  }

  /** The parts of the tokens that are nobody else's: claims and signatures. */
  get secrets(): string[] {
    return [...this.tokens].flatMap((token) => token.split('.').slice(1));
  }

  reveals(text: string): boolean {
    const plain = [text, decode(text)].join('\n');
    return this.secrets.some((secret) => plain.includes(secret));
  }

  get spills(): Spill[] {
    return this.#requests.flatMap(({ url, headers, body }) => {
      const { authorization: _, referer = '', ...others } = headers;
      const places = {
        address: url,
        referrer: referer,
        body,
        'other header': JSON.stringify(others),
      } as const;
      const path = new URL(url).pathname.replace(/^\/standin\/w\/[^/]+/, '');
      return Object.entries(places)
        .filter(([, text]) => this.reveals(text))
        .map(([where]) => ({ path, where: where as Spill['where'] }));
    });
  }

  /** Paths to which the token went where it belongs: in the header. */
  get receivers(): string[] {
    return this.#requests
      .filter(({ headers }) => this.reveals(headers['authorization'] ?? ''))
      .map(({ url }) => new URL(url).pathname.replace(/^\/standin\/w\/[^/]+/, ''));
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
