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

/** Fields of one type of one project, or why they are not known. */
interface KnownFields {
  readonly of: string;
  readonly known?: readonly TypeField[];
  readonly error?: AdoError;
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
  #fields: KnownFields = { of: '' };

  constructor(context: () => CreateContext | undefined, onChange: () => void) {
    this.#context = context;
    this.#onChange = onChange;
  }

  get type(): string {
    return this.#typed(Field.type) ?? plainText(this.#given[Field.type]);
  }

  /** Why the server refused the whole, or why the fields of the type are not known. */
  get error(): AdoError | undefined {
    return this.#error ?? this.#fields.error;
  }

  /** Title and what the chosen type requires beside it; only Title until that is known. */
  get fields(): readonly TypeField[] {
    const context = this.#context();
    const known = this.#fields.of === this.#fieldsKey ? this.#fields.known : undefined;
    return context ? creatableFields(known, context.messages) : [];
  }

  /** The first field that must be mended. */
  get firstProblem(): string | undefined {
    return [...this.#problems.keys()][0];
  }

  get hasDraft(): boolean {
    return this.fields.some((field) => (this.#typed(field.referenceName) ?? '') !== '');
  }

  problem(field: string): string | undefined {
    return this.#problems.get(field);
  }

  /** Starts with values of the host page; what was typed before and not saved stays on top of them. */
  start(given: Readonly<Record<string, FieldValue>>): void {
    this.#given = given;
    if (!this.#fields.known) this.#fields = { of: '' };
    this.forgive();
  }

  /** What stands in a field: what was typed, else what the page gave, else what the server would put there. */
  shown(field: TypeField): string {
    const given = this.#given[field.referenceName];
    return this.#typed(field.referenceName) ?? (kindOf(field).toText(given) || (field.defaultValue ?? ''));
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

  /** Asks for the fields of the chosen type, once; again after a failure when the form is opened anew. */
  loadFields(): void {
    const { type } = this;
    const context = this.#context();
    const key = this.#fieldsKey;
    if (!context || type === '' || key === this.#fields.of) return;
    this.#fields = { of: key };
    const show = (found: Partial<KnownFields>): void => {
      if (this.#fields.of !== key) return;
      this.#fields = { of: key, ...found };
      this.#onChange();
    };
    const { metadata } = context.session;
    metadata.ask(metadata.typeFields(context.project, type)).then(
      (known) => {
        show({ known });
      },
      // The form still works: the server says which fields it misses.
      (cause: unknown) => {
        show({ error: AdoError.from(cause) });
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
      const { referenceName } = field;
      const problem = kindOf(field).problem(text, field, messages);
      if (problem !== undefined) problems.set(referenceName, problem);
      else if (this.#typed(referenceName) !== undefined || values[referenceName] === undefined)
        values[referenceName] = kindOf(field).parse(text);
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

  get #fieldsKey(): string {
    const context = this.#context();
    return JSON.stringify([context?.session.key, context?.project, this.type]);
  }

  #typed(field: string): string | undefined {
    const context = this.#context();
    return context?.session.drafts.get(Drafts.ofNew(context.project, field));
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
