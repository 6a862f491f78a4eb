import type { AdoError } from '../../errors.js';

const TOKEN = /\beyJ[\w-]*\.[\w-]+\.[\w-]*/g;
/** What an address may hold that was pasted along. */
const PARAMETER = /\b(code|state|session_state|client_secret|client_assertion|\w*token)=[^&\s"']+/gi;

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
    .map(([name, value]) => `${name}: ${withoutSecrets(value ?? '')}`)
    .join('\n');
}

/** `text` without what would let somebody else in. */
export function withoutSecrets(text: string): string {
  return text.replaceAll(TOKEN, '(token)').replaceAll(PARAMETER, '$1=(hidden)');
}
