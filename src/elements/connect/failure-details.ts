import type { AdoError } from '../../errors.js';

const TOKEN = /\beyJ[\w-]*\.[\w-]+\.[\w-]*/g;

interface Circumstances {
  readonly status: string;
  readonly failedAt: Date;
}

/** A failure for those who can mend it. Without secrets: a server may quote a token it refused. */
export function describeFailure(error: AdoError, { status, failedAt }: Circumstances): string {
  const { cause } = error;
  const lines = [
    ['Code', error.code],
    ['Server code', error.serverCode],
    ['What', error.message],
    ['Cause', cause instanceof Error ? cause.message : undefined],
    ['Who can fix it', error.fixedBy],
    ['Status', status],
    ['Time', failedAt.toISOString()],
    ['Page', location.origin],
  ];
  return lines
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}: ${value?.replaceAll(TOKEN, '(token)')}`)
    .join('\n');
}
