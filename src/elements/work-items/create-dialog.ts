import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { Field } from '../../ado/field-names.js';
import type { FieldValue, TypeField } from '../../ado/types.js';
import type { AdoError } from '../../errors.js';
import { kindOf } from '../../fields/kinds.js';
import { CreateForm, type CreateContext } from './create-form.js';

export type { CreateContext };

/** The dialog for a new work item: opens, closes, keeps focus where the next thing is to be done. */
export class CreateDialog implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #context: () => CreateContext | undefined;
  readonly #onCreated: (id: number) => void;
  readonly #form: CreateForm;
  #open = false;
  /** To be shown when it is drawn; not again while it closes. */
  #shows = false;
  #wantsFocus: string | undefined;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    context: () => CreateContext | undefined,
    onCreated: (id: number) => void,
  ) {
    this.#host = host;
    this.#context = context;
    this.#onCreated = onCreated;
    this.#form = new CreateForm(context, () => {
      host.requestUpdate();
    });
    host.addController(this);
  }

  /** Opens with what was typed before, and with `values` of the host page over it. */
  open(values: Readonly<Record<string, FieldValue>> = {}): void {
    this.#form.start(values);
    this.#open = this.#shows = true;
    this.#wantsFocus = this.#form.type === '' ? Field.type : Field.title;
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const dialog = this.#dialog();
    if (!this.#open || !dialog?.isConnected) return;
    if (this.#shows) dialog.showModal();
    else if (dialog.open && !dialog.matches(':modal')) {
      // The element was moved: the dialog is still open, but no longer on top.
      dialog.removeAttribute('open');
      dialog.showModal();
    }
    this.#shows = false;
    this.#form.loadFields();
    if (this.#wantsFocus === undefined) return;
    this.#host.shadowRoot?.getElementById(controlId(this.#wantsFocus))?.focus();
    this.#wantsFocus = undefined;
  }

  template(): TemplateResult | typeof nothing {
    const context = this.#context();
    if (!this.#open || !context) return nothing;
    const form = this.#form;
    const { creating } = context.writes.state;
    return html`<dialog
      class="dialog"
      aria-labelledby="create-title"
      @cancel=${this.#onCancel}
      @close=${this.#onClose}
    >
      <form novalidate @submit=${this.#onSubmit}>
        <h2 id="create-title">${context.messages.newWorkItem}</h2>
        <div class="fields" ?inert=${creating}>
          ${this.#typeField(context)} ${form.fields.map((field) => this.#field(field, context))}
        </div>
        ${form.error ? failure(form.error, context) : nothing} ${this.#buttons(context)}
      </form>
    </dialog>`;
  }

  #typeField(context: CreateContext): TemplateResult {
    const { types, messages } = context;
    const { type } = this.#form;
    const problem = this.#form.problem(Field.type);
    const id = controlId(Field.type);
    return html`<div class="field">
      <label for=${id}>${messages.type}</label>
      <select
        class="input"
        id=${id}
        aria-required="true"
        aria-invalid=${problem === undefined ? nothing : 'true'}
        aria-describedby=${problem === undefined ? nothing : `${id}-problem`}
        @change=${(event: Event & { currentTarget: HTMLSelectElement }) => {
          this.#form.write(Field.type, event.currentTarget.value);
        }}
      >
        <option value="" .selected=${type === ''} disabled>${messages.chooseType}</option>
        ${types
          ?.filter(({ isDisabled }) => !isDisabled)
          .map(({ name }) => html`<option value=${name} .selected=${name === type}>${name}</option>`)}
      </select>
      ${problemText(problem, id)} ${typesPending(context)}
    </div>`;
  }

  #field(field: TypeField, { messages }: CreateContext): TemplateResult {
    const { referenceName } = field;
    const id = controlId(referenceName);
    const problem = this.#form.problem(referenceName);
    return html`<div class="field">
      <label for=${id}>${messages.fields[referenceName] ?? field.name}</label>
      ${kindOf(field).editor({
        field,
        id,
        text: this.#form.shown(field),
        problem,
        messages,
        onText: (text) => {
          this.#form.write(referenceName, text);
        },
      })}
      ${field.helpText === '' ? nothing : html`<span class="hint" dir="auto">${field.helpText}</span>`}
      ${problemText(problem, id)}
    </div>`;
  }

  #buttons({ messages, writes }: CreateContext): TemplateResult {
    const { creating } = writes.state;
    return html`<div class="buttons">
      ${
        this.#form.hasDraft
          ? html`<button type="button" class="button quiet discard" @click=${this.#onDiscard}>
              ${messages.discardDraft}
            </button>`
          : nothing
      }
      <button type="button" class="button" @click=${this.#close}>${messages.cancel}</button>
      <button class="button primary" aria-disabled=${creating ? 'true' : nothing}>
        ${creating ? messages.creating : messages.create}
      </button>
    </div>`;
  }

  readonly #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const created = await this.#form.submit();
    if (created) {
      this.#form.discard();
      this.#close();
      this.#onCreated(created.id);
    } else {
      // Should it have been closed meanwhile, it opens again to say why.
      if (!this.#open && this.#form.error) this.#open = this.#shows = true;
      this.#wantsFocus = this.#form.firstProblem;
      this.#host.requestUpdate();
    }
  };

  readonly #onDiscard = (): void => {
    this.#form.discard();
    this.#close();
  };

  readonly #close = (): void => {
    this.#dialog()?.close();
  };

  readonly #onCancel = (event: Event): void => {
    if (this.#context()?.writes.state.creating) event.preventDefault();
  };

  readonly #onClose = (): void => {
    this.#open = false;
    this.#host.requestUpdate();
  };

  #dialog(): HTMLDialogElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLDialogElement>('dialog.dialog') ?? null;
  }
}

function typesPending({
  types,
  typesError,
  onRetryTypes,
  messages,
}: CreateContext): TemplateResult | typeof nothing {
  if (typesError) {
    return html`<p class="problem" role="alert">${messages.errors[typesError.code]}</p>
      <button type="button" class="button small" @click=${onRetryTypes}>${messages.tryAgain}</button>`;
  }
  return types ? nothing : html`<span class="hint late" role="status">${messages.loading}</span>`;
}

function problemText(problem: string | undefined, id: string): TemplateResult | typeof nothing {
  return problem === undefined ? nothing : html`<p class="problem" id="${id}-problem">${problem}</p>`;
}

function failure(error: AdoError, { messages }: CreateContext): TemplateResult {
  return html`<div class="failure" role="alert">
    <p>${messages.errors[error.code]}</p>
    ${
      error.fields.length === 0 && error.code === 'invalid'
        ? html`<p class="muted" dir="auto">${error.message}</p>`
        : nothing
    }
    ${error.fixedBy === 'user' ? nothing : html`<p class="muted">${messages.fixedBy[error.fixedBy]}</p>`}
  </div>`;
}

function controlId(field: string): string {
  return `new-${field.replaceAll('.', '-')}`;
}
