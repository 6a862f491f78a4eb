/** Where a directive is looked up, the most telling first. */
const FALLBACK: Readonly<Record<string, readonly string[]>> = {
  'connect-src': ['connect-src', 'default-src'],
  'frame-src': ['frame-src', 'child-src', 'default-src'],
  'img-src': ['img-src', 'default-src'],
  'script-src': ['script-src-elem', 'script-src', 'default-src'],
};

/** The values of `directive` in one content security policy, its fallbacks included; `undefined` if it is free. */
export function policyValues(policy: string, directive: string): readonly string[] | undefined {
  const directives = new Map(
    policy
      .split(';')
      .map((part) => part.trim().split(/\s+/))
      .reverse() // of two, the first counts
      .map(([name = '', ...values]) => [name.toLowerCase(), values] as const),
  );
  for (const name of FALLBACK[directive] ?? [directive]) {
    const values = directives.get(name);
    // A nonce is for one answer of the server only, and nobody else's business.
    if (values) return values.map((value) => value.replace(/^'nonce-.*'$/i, "'nonce-…'"));
  }
  return undefined;
}

/** `directive` as it stands in `policy` with the sources that are missing. */
export function policyLine(policy: string | undefined, directive: string, needed: readonly string[]): string {
  const present = (policy === undefined ? undefined : policyValues(policy, directive)) ?? [];
  const kept = present.filter((value) => value !== "'none'");
  return `${[directive, ...new Set([...kept, ...needed])].join(' ')};`;
}

/** The part of a source list that an address needs. */
export function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url;
}

/** Policies that the page states in its markup. */
export function metaPolicies(root: ParentNode = document): string[] {
  const tags = root.querySelectorAll<HTMLMetaElement>('meta[http-equiv="content-security-policy" i]');
  return [...tags].map(({ content }) => content).filter(Boolean);
}

/** Policies of a header: several may be joined by commas. */
export function headerPolicies(header: string | null): string[] {
  return (header ?? '')
    .split(',')
    .map((policy) => policy.trim())
    .filter(Boolean);
}
