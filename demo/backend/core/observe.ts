/** One answer of the stand-in's routes, as a check in a test run sees it. */
export interface ObservedAnswer {
  method: string;
  /** Below the world's base, encoded as it came. */
  path: string;
  /** With its question mark, or empty. */
  query: string;
  status: number;
  /** The answer's content type, or empty. */
  type: string;
  text: string;
}

/** Is told of every answer of a route, but not of ordered faults and control routes. */
export type Observer = (answer: ObservedAnswer) => void;

/** Reports an answer; the response itself stays unread. */
export async function observe(observer: Observer, request: Request, response: Response): Promise<void> {
  const { pathname: path, search: query } = new URL(request.url);
  const type = response.headers.get('content-type') ?? '';
  const text = await response.clone().text();
  observer({ method: request.method, path, query, status: response.status, type, text });
}
