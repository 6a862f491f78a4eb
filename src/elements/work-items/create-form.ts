import { Field } from '../../ado/field-names.js';
import type { FieldValue, TypeField, WorkItem, WorkItemType } from '../../ado/types.js';
import { AdoError } from '../../errors.js';
import { kindOf } from '../../fields/kinds.js';
import { plainText } from '../../fields/field-kind.js';
import type { CommonMessages } from '../../i18n/common-messages.js';
import type { WorkItemsMessages } from '../../i18n/work-items-messages.js';
import { Drafts } from '../../state/drafts.js';
import type { WorkSession } from '../../state/work-session.js';
import type { Writes } from '../../state/writes.js';
import { creatableFields } from './creatable-fields.js';

/** What the form needs from the list it stands in. */
export interface CreateContext {
  readonly session: WorkSession;
  readonly project: string;
  readonly writes: Writes;
  /** Nothing while they are on their way. */
  readonly types: readonly WorkItemType[] | undefined;
  readonly typesError: AdoError | undefined;
  readonly onRetryTypes: () => void;
  readonly messages: CommonMessages & WorkItemsMessages;
}

/**
 * What is in the form for a new work item, and what is wrong with it. What is typed goes into the drafts at once,
 * so closing, failing and losing the connection keep it; creating or discarding forgets it.
 */
export class CreateForm {
  readonly #context: () => CreateContext | undefined;
  readonly #onChange: () => void;
  #problems: ReadonlyMap<string, string> = new Map();
  #error: AdoError | undefined;
  /** Values of the host page; what is typed wins over them. */
  #given: Readonly<Record<string, FieldValue>> = {};
  #fields: { readonly of: string; readonly known: readonly TypeField[] | undefined } = {
    of: '',
    known: undefined,
  };

  constructor(context: () => CreateContext | undefined, onChange: () => void) {
    this.#context = context;
    this.#onChange = onChange;
  }

  get type(): string {
    return this.text(Field.type);
  }

  /** Why the server refused the whole. */
  get error(): AdoError | undefined {
    return this.#error;
  }

  /** Title and what the chosen type requires beside it; only Title until that is known. */
  get fields(): readonly TypeField[] {
    const context = this.#context();
    const known = this.#fields.of === this.type ? this.#fields.known : undefined;
    return context ? creatableFields(known, context.messages) : [];
  }

  /** The first field that must be mended. */
  get firstProblem(): string | undefined {
    return [...this.#problems.keys()][0];
  }

  get hasDraft(): boolean {
    return this.fields.some((field) => this.text(field.referenceName) !== '');
  }

  problem(field: string): string | undefined {
    return this.#problems.get(field);
  }

  /** Starts with values of the host page, which take the place of what was typed into those fields before. */
  start(given: Readonly<Record<string, FieldValue>>): void {
    this.#given = given;
    for (const field of Object.keys(given)) this.#drop(field);
    this.forgive();
  }

  /** What was typed into a field, or given for it. */
  text(field: string): string {
    const context = this.#context();
    const typed = context?.session.drafts.get(Drafts.ofNew(context.project, field));
    return typed ?? plainText(this.#given[field]);
  }

  /** What stands in a field: what was typed, else what the server would put there. */
  shown(field: TypeField): string {
    return this.text(field.referenceName) || (field.defaultValue ?? '');
  }

  write(field: string, text: string): void {
    const context = this.#context();
    context?.session.drafts.set(Drafts.ofNew(context.project, field), text);
    this.#problems = new Map([...this.#problems].filter(([name]) => name !== field));
    this.#onChange();
  }

  /** Takes back what the last attempt said. */
  forgive(): void {
    this.#problems = new Map();
    this.#error = undefined;
  }

  /** Forgets what was typed; the type stays, as people often create several of one. */
  discard(): void {
    const { type } = this;
    for (const { referenceName } of this.fields) this.#drop(referenceName);
    this.#given = type === '' ? {} : { [Field.type]: type };
    this.forgive();
  }

  /** Asks for the fields of the chosen type, once. */
  loadFields(): void {
    const { type } = this;
    const context = this.#context();
    if (!context || type === '' || type === this.#fields.of) return;
    this.#fields = { of: type, known: undefined };
    const { metadata } = context.session;
    const show = (known: readonly TypeField[] | undefined, error: AdoError | undefined): void => {
      if (this.#fields.of !== type) return;
      this.#fields = { of: type, known };
      this.#error = error;
      this.#onChange();
    };
    metadata.ask(metadata.typeFields(context.project, type)).then(
      (known) => {
        show(known, undefined);
      },
      // The form still works: the server says which fields it misses.
      (cause: unknown) => {
        show(undefined, AdoError.from(cause));
      },
    );
  }

  /** @returns the new item; nothing if something must be mended first, or if the host page called it off. */
  async submit(): Promise<WorkItem | undefined> {
    const context = this.#context();
    const { type, fields } = this;
    if (!context || context.writes.state.creating) return undefined;
    const { writes, messages } = context;
    this.forgive();
    const problems = new Map<string, string>();
    const { [Field.type]: _, ...values }: Record<string, FieldValue> = this.#given;
    if (type === '') problems.set(Field.type, messages.valueRequired(messages.type));
    for (const field of fields) {
      const text = this.shown(field);
      const problem = kindOf(field).problem(text, field, messages);
      if (problem === undefined) values[field.referenceName] = kindOf(field).parse(text);
      else problems.set(field.referenceName, problem);
    }
    this.#problems = problems;
    if (problems.size > 0) return undefined;
    try {
      return await writes.create(type, values);
    } catch (cause) {
      this.#refused(AdoError.from(cause), fields);
      return undefined;
    }
  }

  #drop(field: string): void {
    const context = this.#context();
    context?.session.drafts.delete(Drafts.ofNew(context.project, field));
  }

  /** Puts the server's objections beside the fields they are about. */
  #refused(error: AdoError, fields: readonly TypeField[]): void {
    const known = error.fields.filter((rule) => fields.some((field) => field.referenceName === rule.field));
    this.#problems = new Map(known.map((rule) => [rule.field, rule.message]));
    this.#error = error;
  }
}
