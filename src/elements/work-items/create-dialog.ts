import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { Field } from '../../ado/field-names.js';
import type { FieldValue, TypeField, WorkItemType } from '../../ado/types.js';
import { AdoError } from '../../errors.js';
import { kindOf } from '../../fields/kinds.js';
import type { CommonMessages } from '../../i18n/common-messages.js';
import type { WorkItemsMessages } from '../../i18n/work-items-messages.js';
import { Drafts } from '../../state/drafts.js';
import type { WorkSession } from '../../state/work-session.js';
import type { Writes } from '../../state/writes.js';
import { creatableFields } from './creatable-fields.js';

/** What the form needs from the list it stands in. */
export interface CreateDialogContext {
  readonly session: WorkSession;
  readonly project: string;
  readonly writes: Writes;
  /** Nothing while they are on their way. */
  readonly types: readonly WorkItemType[] | undefined;
  readonly typesError: AdoError | undefined;
  readonly onRetryTypes: () => void;
  readonly messages: CommonMessages & WorkItemsMessages;
}

const TYPE = Field.type;

/**
 * The form for a new work item. What is typed goes into the drafts at once, so closing, failing and losing the
 * connection keep it; creating or discarding forgets it.
 */
export class CreateDialog implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #context: () => CreateDialogContext | undefined;
  readonly #onClosed: (createdId: number | undefined) => void;
  #open = false;
  #fields: readonly TypeField[] | undefined;
  #fieldsOf = '';
  #problems: ReadonlyMap<string, string> = new Map();
  #error: AdoError | undefined;
  #wantsFocus = '';

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    context: () => CreateDialogContext | undefined,
    onClosed: (createdId: number | undefined) => void,
  ) {
    this.#host = host;
    this.#context = context;
    this.#onClosed = onClosed;
    host.addController(this);
  }

  /** Opens with what was typed before, and with `values` of the host page over it. */
  open(values: Readonly<Record<string, FieldValue>> = {}): void {
    for (const [field, value] of Object.entries(values)) {
      if (value !== undefined && typeof value !== 'object') this.#write(field, String(value));
    }
    this.#open = true;
    this.#error = undefined;
    this.#problems = new Map();
    this.#wantsFocus = this.#text(TYPE) === '' ? TYPE : Field.title;
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const dialog = this.#dialog();
    if (!this.#open || !dialog) return;
    if (!dialog.open) dialog.showModal();
    const context = this.#context();
    if (context) this.#loadFields(context);
    if (this.#wantsFocus !== '') {
      this.#host.shadowRoot?.getElementById(controlId(this.#wantsFocus))?.focus();
      this.#wantsFocus = '';
    }
  }

  template(): TemplateResult | typeof nothing {
    const context = this.#context();
    if (!this.#open || !context) return nothing;
    const { messages, writes } = context;
    const { creating } = writes.state;
    return html`<dialog class="dialog" aria-labelledby="create-title" @close=${this.#onClose}>
      <form novalidate @submit=${this.#onSubmit}>
        <h2 id="create-title">${messages.newWorkItem}</h2>
        <div class="fields">
          ${this.#typeField(context)} ${this.#shown(context).map((field) => this.#field(field, context))}
        </div>
        ${this.#error ? this.#failure(this.#error, context) : nothing}
        <div class="buttons">
          ${
            this.#hasDraft()
              ? html`<button type="button" class="button quiet discard" @click=${this.#onDiscard}>
                  ${messages.discardDraft}
                </button>`
              : nothing
          }
          <button type="button" class="button" @click=${this.#close}>${messages.cancel}</button>
          <button class="button primary" ?disabled=${creating}>
            ${creating ? messages.creating : messages.create}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  #typeField({ types, typesError, onRetryTypes, messages }: CreateDialogContext): TemplateResult {
    const chosen = this.#text(TYPE);
    const problem = this.#problems.get(TYPE);
    const id = controlId(TYPE);
    return html`<div class="field">
      <label for=${id}>${messages.type}</label>
      <select
        class="input"
        id=${id}
        aria-required="true"
        aria-invalid=${problem === undefined ? nothing : 'true'}
        aria-describedby=${problem === undefined ? nothing : `${id}-problem`}
        @change=${(event: Event & { currentTarget: HTMLSelectElement }) => {
          this.#onText(TYPE, event.currentTarget.value);
        }}
      >
        <option value="" .selected=${chosen === ''} disabled>${messages.chooseType}</option>
        ${(types ?? [])
          .filter((type) => !type.isDisabled)
          .map(({ name }) => html`<option value=${name} .selected=${name === chosen}>${name}</option>`)}
      </select>
      ${this.#problem(TYPE)}
      ${
        typesError
          ? html`<p class="problem" role="alert">${messages.errors[typesError.code]}</p>
              <button type="button" class="button small" @click=${onRetryTypes}>${messages.tryAgain}</button>`
          : types
            ? nothing
            : html`<span class="hint late" role="status">${messages.loading}</span>`
      }
    </div>`;
  }

  #field(field: TypeField, { messages }: CreateDialogContext): TemplateResult {
    const { referenceName } = field;
    const id = controlId(referenceName);
    return html`<div class="field">
      <label for=${id}>${messages.fields[referenceName] ?? field.name}</label>
      ${kindOf(field).editor({
        field,
        id,
        text: this.#text(referenceName) || (field.defaultValue ?? ''),
        problem: this.#problems.get(referenceName),
        messages,
        onText: (text) => {
          this.#onText(referenceName, text);
        },
      })}
      ${this.#problem(referenceName)}
    </div>`;
  }

  #problem(field: string): TemplateResult | typeof nothing {
    const problem = this.#problems.get(field);
    return problem === undefined
      ? nothing
      : html`<p class="problem" id="${controlId(field)}-problem">${problem}</p>`;
  }

  #failure(error: AdoError, { messages }: CreateDialogContext): TemplateResult {
    return html`<div class="failure" role="alert">
      <p>${messages.errors[error.code]}</p>
      ${error.fields.length === 0 && error.code === 'invalid' ? html`<p class="muted">${error.message}</p>` : nothing}
      ${error.fixedBy === 'user' ? nothing : html`<p class="muted">${messages.fixedBy[error.fixedBy]}</p>`}
    </div>`;
  }

  /** Title and what the chosen type requires beside it; only Title until that is known. */
  #shown({ messages }: CreateDialogContext): readonly TypeField[] {
    return creatableFields(this.#fieldsOf === this.#text(TYPE) ? this.#fields : undefined, messages);
  }

  #loadFields({ session, project }: CreateDialogContext): void {
    const type = this.#text(TYPE);
    if (type === '' || type === this.#fieldsOf) return;
    this.#fieldsOf = type;
    this.#fields = undefined;
    session.metadata.queries
      .fetchQuery({ ...session.metadata.typeFields(project, type), queryKey: ['type-fields', project, type] })
      .then(
        (fields) => {
          if (this.#fieldsOf === type) this.#fields = fields;
          this.#host.requestUpdate();
        },
        (cause: unknown) => {
          // The form still works: the server says which fields it misses.
          this.#error = AdoError.from(cause);
          this.#host.requestUpdate();
        },
      );
  }

  async #submit(context: CreateDialogContext): Promise<void> {
    const { writes, messages } = context;
    const type = this.#text(TYPE);
    const fields = this.#shown(context);
    const problems = new Map<string, string>();
    const values: Record<string, FieldValue> = {};
    if (type === '') problems.set(TYPE, messages.valueRequired(messages.type));
    for (const field of fields) {
      const text = this.#text(field.referenceName) || (field.defaultValue ?? '');
      const problem = kindOf(field).problem(text, field, messages);
      if (problem !== undefined) problems.set(field.referenceName, problem);
      else values[field.referenceName] = kindOf(field).parse(text);
    }
    this.#problems = problems;
    this.#error = undefined;
    this.#wantsFocus = [...problems.keys()][0] ?? '';
    this.#host.requestUpdate();
    if (problems.size > 0) return;
    try {
      const created = await writes.create(type, values);
      if (!created) return;
      this.#forget();
      this.#close();
      this.#onClosed(created.id);
    } catch (cause) {
      this.#refused(AdoError.from(cause), fields);
    }
  }

  /** Puts the server's objections beside the fields they are about. */
  #refused(error: AdoError, fields: readonly TypeField[]): void {
    const known = error.fields.filter((rule) => fields.some((field) => field.referenceName === rule.field));
    this.#problems = new Map(known.map((rule) => [rule.field, rule.message]));
    this.#error = error;
    this.#wantsFocus = known[0]?.field ?? '';
    this.#host.requestUpdate();
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const context = this.#context();
    if (context && !context.writes.state.creating) void this.#submit(context);
  };

  readonly #onDiscard = (): void => {
    this.#forget();
    this.#close();
  };

  readonly #close = (): void => {
    this.#dialog()?.close();
  };

  readonly #onClose = (): void => {
    this.#open = false;
    this.#host.requestUpdate();
    this.#onClosed(undefined);
  };

  #onText(field: string, text: string): void {
    this.#write(field, text);
    this.#problems = new Map([...this.#problems].filter(([name]) => name !== field));
    this.#host.requestUpdate();
  }

  #dialog(): HTMLDialogElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLDialogElement>('dialog.dialog') ?? null;
  }

  #text(field: string): string {
    const context = this.#context();
    return context?.session.drafts.get(Drafts.ofNew(context.project, field)) ?? '';
  }

  #write(field: string, text: string): void {
    const context = this.#context();
    context?.session.drafts.set(Drafts.ofNew(context.project, field), text);
  }

  #hasDraft(): boolean {
    return (
      this.#text(Field.title) !== '' ||
      (this.#fields ?? []).some((field) => this.#text(field.referenceName) !== '')
    );
  }

  #forget(): void {
    const context = this.#context();
    for (const field of [Field.title, ...(this.#fields ?? []).map((known) => known.referenceName)]) {
      context?.session.drafts.delete(Drafts.ofNew(context.project, field));
    }
  }
}

function controlId(field: string): string {
  return `new-${field.replaceAll('.', '-')}`;
}
