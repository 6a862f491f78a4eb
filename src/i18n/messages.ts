import type { AccountMessages } from './account-messages.js';
import type { CommonMessages } from './common-messages.js';
import type { ConnectMessages } from './connect-messages.js';
import type { DoctorMessages } from './doctor-messages.js';
import type { HelpMessages } from './help-messages.js';
import type { WorkItemsMessages } from './work-items-messages.js';

/** Every text the elements show. Give any part of it as the `messages` property; the rest stays English. */
export interface Messages
  extends AccountMessages, CommonMessages, ConnectMessages, DoctorMessages, HelpMessages, WorkItemsMessages {}

/** Own texts: any part, tables entry by entry. */
export type MessageOverrides = {
  readonly [Name in keyof Messages]?: Messages[Name] extends string | ((...data: never[]) => string)
    ? Messages[Name]
    : Partial<Messages[Name]>;
};

/** `defaults` with `own` laid over them; tables such as `errors` are merged entry by entry. */
export function mergeMessages<T extends object>(defaults: T, own: MessageOverrides | undefined): T {
  if (!own) return defaults;
  const merged = { ...defaults } as Record<string, unknown>;
  for (const [name, value] of Object.entries(own)) {
    if (!Object.hasOwn(defaults, name) || value === undefined) continue;
    const standard = merged[name];
    merged[name] = isTable(standard) && isTable(value) ? { ...standard, ...value } : value;
  }
  return merged as T;
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
