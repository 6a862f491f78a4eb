import { AdoError, type AdoErrorCode, type FieldError } from '../errors.js';
import type { TransportReply } from './transport.js';

/** The parts of Azure DevOps' error body that we branch on (REST 7.1, `WrappedException`). */
interface ErrorBody {
  readonly message: string;
  readonly typeKey: string;
  readonly fields: readonly FieldError[];
}

const BY_TYPE_KEY: ReadonlyMap<string, AdoErrorCode> = new Map<string, AdoErrorCode>(
  Object.entries({
    WorkItemRevisionMismatchException: 'conflict',
    WorkItemUnauthorizedAccessException: 'not-found',
    WorkItemNotFoundException: 'not-found',
    ProjectDoesNotExistException: 'project-not-found',
    ProjectDoesNotExistWithNameException: 'project-not-found',
    RuleValidationException: 'invalid',
    AccessCheckException: 'forbidden',
    InvalidIdentityException: 'unauthorized',
    // What this library would have done wrong.
    VssInvalidPreviewVersionException: 'unexpected',
    VssRequestContentTypeNotSupportedException: 'unexpected',
  }),
);

/** Message codes, where the type key is not known or says too little. */
const BY_SERVER_CODE: Readonly<Record<string, AdoErrorCode>> = {
  TF26071: 'conflict',
  VS403351: 'conflict',
  TF401232: 'not-found',
  TF200016: 'project-not-found',
  TF401320: 'invalid',
  TF401347: 'invalid',
  TF401243: 'invalid',
  VS402323: 'invalid',
  TF237111: 'forbidden',
  TF400813: 'unauthorized',
  TF400733: 'rate-limited',
  TF51005: 'query-invalid',
  TF51535: 'unexpected',
  VS403474: 'unexpected',
  VS402834: 'project-not-found',
  VS402337: 'too-many-results',
  VS402335: 'too-many-results',
};

const BY_STATUS: Readonly<Record<number, AdoErrorCode>> = {
  203: 'unauthorized',
  400: 'invalid',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  412: 'conflict',
  429: 'rate-limited',
};

/** What a refusal of Azure DevOps means. The type key counts most, then the message's code, then the status. */
export function replyError(reply: TransportReply): AdoError {
  const body = readBody(reply.data);
  const serverCode = /\b(?:TF|VS)\d{5,6}\b/.exec(body.message)?.[0];
  const code =
    BY_TYPE_KEY.get(body.typeKey) ??
    (serverCode === undefined ? undefined : BY_SERVER_CODE[serverCode]) ??
    (reply.status === undefined ? undefined : byStatus(reply.status)) ??
    unknownFailure(reply.data, body);
  return new AdoError(
    code,
    body.message || `Azure DevOps answered ${String(reply.status ?? 'with a failure')}`,
    {
      serverCode: serverCode ?? (body.typeKey || undefined),
      fields: body.fields,
      retryAfter: reply.retryAfter,
    },
  );
}

/** A page where data was expected: the sign-in page of a dead connection. */
export function isHtml(data: unknown): boolean {
  return typeof data === 'string' && /^\s*(?:<!doctype|<html|<head|<body)/i.test(data);
}

/** Without a status, as with a page's own SDK instance, only the body can tell. */
function unknownFailure(data: unknown, { message, typeKey }: ErrorBody): AdoErrorCode {
  if (isHtml(data)) return 'unauthorized';
  return message || typeKey ? 'unexpected' : 'server';
}

function byStatus(status: number): AdoErrorCode | undefined {
  return BY_STATUS[status] ?? (status >= 500 ? 'server' : undefined);
}

function readBody(data: unknown): ErrorBody {
  const record = asRecord(data);
  if (!record)
    return {
      message: typeof data === 'string' && !isHtml(data) ? data.slice(0, 300) : '',
      typeKey: '',
      fields: [],
    };
  return {
    message: typeof record.message === 'string' ? record.message : '',
    typeKey: typeof record.typeKey === 'string' ? record.typeKey : '',
    fields: readRuleErrors(asRecord(record.customProperties)?.RuleValidationErrors),
  };
}

function readRuleErrors(list: unknown): FieldError[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry) => {
    const rule = asRecord(entry);
    return typeof rule?.fieldReferenceName === 'string' && typeof rule.errorMessage === 'string'
      ? [{ field: rule.fieldReferenceName, message: rule.errorMessage }]
      : [];
  });
}

function asRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}
