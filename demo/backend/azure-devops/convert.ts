import { isRecord } from '../core/http';
import type { FieldDefinition } from '../data/fields';
import type { FieldValue } from '../data/model';
import { findPerson } from '../data/people';
import { badRequest, unknownIdentity, type RuleProblem } from './errors';

/** A value as it is stored; undefined clears the field. */
export type Converted = { value: FieldValue | undefined } | { problem: RuleProblem };

type Plain = string | number | boolean;

/**
 * Turns a sent value into what the field's type stores, or says which rule it breaks. Past the rules a person
 * may be any text.
 */
export function convert(field: FieldDefinition, sent: unknown, bypassesRules = false): Converted {
  if (sent === undefined || sent === null || sent === '') return { value: undefined };
  if (field.isIdentity) return { value: identity(field, sent, bypassesRules) };
  if (typeof sent !== 'string' && typeof sent !== 'number' && typeof sent !== 'boolean') {
    throw badRequest(`The value of the field ${field.name} is not a plain one.`);
  }
  switch (field.type) {
    case 'integer':
    case 'double':
      return number(field, sent);
    case 'dateTime':
      return date(field, sent);
    case 'boolean':
      return { value: sent === true || /^(true|1)$/i.test(String(sent)) };
    default:
      return text(field, sent);
  }
}

function text(field: FieldDefinition, sent: Plain): Converted {
  const value = String(sent);
  const longest = field.type === 'string' ? 255 : 1_000_000;
  return value.length > longest
    ? broken(field, 'InvalidTooLong')
    : { value: field.type === 'string' ? value.trim() : value };
}

function number(field: FieldDefinition, sent: Plain): Converted {
  const value = typeof sent === 'number' ? sent : Number(String(sent).trim());
  const isValid = Number.isFinite(value) && (field.type === 'double' || Number.isInteger(value));
  return isValid ? { value } : broken(field, 'InvalidType');
}

function date(field: FieldDefinition, sent: Plain): Converted {
  const time = Date.parse(String(sent));
  if (Number.isNaN(time) || !isDay(String(sent))) return broken(field, 'InvalidDate');
  return { value: new Date(time).toISOString().replace('.000Z', 'Z') };
}

/** JavaScript takes the 30th of February for a day in March, and “Sprint 5” for one in May. */
function isDay(text: string): boolean {
  const [, iso] = /^(\d{4}-\d\d-\d\d)(?:T|$)/.exec(text) ?? [];
  return iso ? new Date(iso).toISOString().startsWith(iso) : /^\d/.test(text);
}

/** An IdentityRef, `Display Name`, `Display Name <mail>`, or the unique name alone. */
function identity(field: FieldDefinition, sent: unknown, bypassesRules: boolean): string {
  const forms = isRecord(sent)
    ? [sent['id'], sent['descriptor'], sent['uniqueName'], sent['displayName']]
    : [sent];
  for (const form of forms) {
    const person = typeof form === 'string' ? findPerson(form) : undefined;
    if (person) return person.mail;
  }
  const shown = isRecord(sent) ? (sent['uniqueName'] ?? sent['displayName'] ?? sent['id']) : sent;
  if (bypassesRules) return String(shown);
  throw unknownIdentity(String(shown), field.name);
}

function broken(field: FieldDefinition, flags: string): Converted {
  return { problem: { referenceName: field.referenceName, name: field.name, flags } };
}
