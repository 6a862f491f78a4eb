import type { TemplateResult } from 'lit';
import type { DirectiveResult } from 'lit/directive.js';
import type { FieldType, FieldValue } from '../ado/types.js';
import type { WorkItemsMessages } from '../i18n/work-items-messages.js';

/** What an editor must know about a field. */
export interface FieldInfo {
  readonly referenceName: string;
  /** As people know it. */
  readonly name: string;
  readonly type: FieldType;
  readonly isIdentity: boolean;
  readonly required: boolean;
  readonly helpText: string;
  /** Empty when any value of the type will do. */
  readonly allowedValues: readonly string[];
}

/** One editor on the screen. Its value is text until it is saved, so that whatever was typed can be kept. */
export interface EditorOptions {
  readonly field: FieldInfo;
  /** Id of the control, for its label and its problem. */
  readonly id: string;
  readonly text: string;
  /** Why the text cannot be saved. */
  readonly problem: string | undefined;
  /** Names the control where no `<label>` does, as in a cell. */
  readonly label?: string;
  readonly messages: WorkItemsMessages;
  readonly onText: (text: string) => void;
  /** An element directive that offers completions in a text control. */
  readonly completions?: DirectiveResult | undefined;
}

/**
 * How values of one Azure DevOps field type are shown, typed, checked and stored. Cells, dialogs and every other
 * place that edits go through this and nothing else.
 */
export interface FieldKind {
  /** For reading. Empty for no value. */
  format(value: FieldValue, locale?: string): string;
  /** What an editor starts with. */
  toText(value: FieldValue): string;
  /** What is sent to the server; `''` clears. Only called with text that has no problem. */
  parse(text: string): FieldValue;
  /** Why this text cannot be saved, in words; nothing if it can. */
  problem(text: string, field: FieldInfo, messages: WorkItemsMessages): string | undefined;
  editor(options: EditorOptions): TemplateResult;
}

/** The check that every kind begins with. */
export function requiredProblem(
  text: string,
  field: FieldInfo,
  messages: WorkItemsMessages,
): string | undefined {
  return field.required && text.trim() === '' ? messages.valueRequired(field.name) : undefined;
}

/** A value as text, whatever it is. */
export function plainText(value: FieldValue): string {
  if (value === undefined) return '';
  return typeof value === 'object' ? value.displayName : String(value);
}
