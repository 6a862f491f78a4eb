/** One entry of the list the stand-in's `faults` route takes. */
export interface Fault {
  readonly path: string;
  readonly delayMs?: number;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly drop?: boolean;
  readonly times?: number;
}

/** Names of the switches; any number may be on. */
export type FaultName = 'slow' | 'offline' | 'unauthorized' | 'sign-in' | 'throttled';

const DELAY = 1500;

/** Azure DevOps itself, behind Paragon's relay. */
const AZURE_DEVOPS = '^/azure-devops';

const ANSWERS: Readonly<Record<Exclude<FaultName, 'slow'>, Fault>> = {
  offline: { path: '^/(relay|zeus|hermes|passport|token)', drop: true },
  unauthorized: {
    path: AZURE_DEVOPS,
    status: 401,
    body: { message: 'TF400813: The user is not authorized to access this resource.', errorCode: 0 },
  },
  'sign-in': html(203, 'Azure DevOps Services | Sign In', 'Sign in to continue.'),
  throttled: {
    ...html(429, 'Azure DevOps Services', 'TF400733: The request has been canceled: too many requests.'),
    headers: { 'content-type': 'text/html; charset=utf-8', 'retry-after': '10' },
  },
};

/** The faults for the switches that are on. The stand-in uses the first that matches, so each carries the delay. */
export function faultsFor(names: readonly FaultName[]): Fault[] {
  const delay = names.includes('slow') ? { delayMs: DELAY } : {};
  const faults = names.flatMap((name) => (name === 'slow' ? [] : [{ ...ANSWERS[name], ...delay }]));
  return names.includes('slow') ? [...faults, { path: AZURE_DEVOPS, delayMs: DELAY }] : faults;
}

/** The switches that lead to `faults`. */
export function namesOf(faults: readonly Fault[]): FaultName[] {
  const answers = Object.entries(ANSWERS) as [FaultName, Fault][];
  const on = answers.filter(([, { path, status }]) =>
    faults.some((fault) => fault.path === path && fault.status === status && !fault.times),
  );
  const slow: FaultName[] = faults.some((fault) => isDelay(fault)) ? ['slow'] : [];
  return [...slow, ...on.map(([name]) => name)];
}

function isDelay({ path, delayMs, status }: Fault): boolean {
  return path === AZURE_DEVOPS && delayMs === DELAY && status === undefined;
}

function html(status: number, title: string, text: string): Fault {
  return {
    path: AZURE_DEVOPS,
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html><head><title>${title}</title></head><body><p>${text}</p></body></html>`,
  };
}
