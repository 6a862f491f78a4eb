import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { FieldValues, WorkItem } from '../../ado/types.js';
import type { FieldInfo } from '../../fields/field-kind.js';
import { kindOf } from '../../fields/kinds.js';
import type { WorkItemsMessages } from '../../i18n/work-items-messages.js';
import { Drafts } from '../../state/drafts.js';

const EDITOR_ID = 'cell-editor';

export interface CellEditOptions {
  readonly drafts: () => Drafts | undefined;
  readonly messages: () => WorkItemsMessages;
  readonly save: (item: WorkItem, changes: FieldValues) => void;
  /** Called when the editor closes by a key or a choice, so that focus can go back to the cell. */
  readonly onClosed: () => void;
}

/**
 * The editor of one cell: what it holds, when it saves, when it goes. Text lives in the drafts from the first key
 * on, so nothing that happens around the editor loses it.
 */
export class CellEdit implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: CellEditOptions;
  #item: WorkItem | undefined;
  #field: FieldInfo | undefined;
  #text = '';
  #problem: string | undefined;
  #wantsFocus = false;
  /** A list opened by pointer saves on choosing; one moved through by keys waits for Enter. */
  #byPointer = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: CellEditOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  isOpen(id: number, field: string): boolean {
    return this.#item?.id === id && this.#field?.referenceName === field;
  }

  get openField(): { id: number; field: string } | undefined {
    return this.#item && this.#field ? { id: this.#item.id, field: this.#field.referenceName } : undefined;
  }

  /** Opens with what was typed and not saved before, if anything. */
  start(item: WorkItem, field: FieldInfo, byPointer: boolean): void {
    this.#item = item;
    this.#field = field;
    this.#byPointer = byPointer;
    const draft = this.#options.drafts()?.get(Drafts.ofField(item.id, field.referenceName));
    this.#text = draft ?? this.#storedText();
    this.#problem = undefined;
    this.#wantsFocus = true;
    this.#host.requestUpdate();
  }

  /** Saves a changed text; an unchanged one just closes; one with a problem stays and says so. */
  commit(keepFocus = true): void {
    const [item, field] = [this.#item, this.#field];
    if (!item || !field) return;
    const text = this.#text;
    if (text.trim() === this.#storedText()) {
      this.cancel(keepFocus);
      return;
    }
    this.#problem = kindOf(field).problem(text, field, this.#options.messages());
    if (this.#problem !== undefined) {
      this.#wantsFocus = keepFocus;
      this.#host.requestUpdate();
      return;
    }
    this.#close(keepFocus);
    this.#options.save(item, { [field.referenceName]: kindOf(field).parse(text) });
  }

  /** Forgets what was typed. */
  cancel(keepFocus = true): void {
    if (this.#item && this.#field) {
      this.#options.drafts()?.delete(Drafts.ofField(this.#item.id, this.#field.referenceName));
    }
    this.#close(keepFocus);
  }

  /** Goes without a trace on screen; what was typed stays in the drafts. */
  abandon(): void {
    this.#item = undefined;
    this.#field = undefined;
  }

  hostUpdated(): void {
    if (!this.#wantsFocus) return;
    const control = this.#host.shadowRoot?.getElementById(EDITOR_ID);
    if (!control) return;
    this.#wantsFocus = false;
    control.focus({ preventScroll: true });
    if (control instanceof HTMLInputElement) control.select();
    if (control instanceof HTMLSelectElement && this.#byPointer) openList(control);
  }

  template(): TemplateResult | undefined {
    if (!this.#field) return undefined;
    const field = this.#field;
    const messages = this.#options.messages();
    return html`<div
      class="editor"
      @keydown=${this.#onKeydown}
      @focusout=${this.#onFocusout}
      @change=${this.#onChange}
      @pointerdown=${this.#onPointerdown}
    >
      ${kindOf(field).editor({
        field,
        id: EDITOR_ID,
        text: this.#text,
        problem: this.#problem,
        label: field.name,
        messages,
        onText: this.#onText,
      })}
      ${
        this.#problem === undefined
          ? nothing
          : html`<p class="problem" id="${EDITOR_ID}-problem" role="alert">${this.#problem}</p>`
      }
    </div>`;
  }

  #storedText(): string {
    if (!this.#item || !this.#field) return '';
    return kindOf(this.#field).toText(this.#item.fields[this.#field.referenceName]);
  }

  #close(keepFocus: boolean): void {
    this.abandon();
    if (keepFocus) this.#options.onClosed();
    this.#host.requestUpdate();
  }

  readonly #onText = (text: string): void => {
    this.#text = text;
    this.#problem = undefined;
    if (this.#item && this.#field) {
      this.#options.drafts()?.set(Drafts.ofField(this.#item.id, this.#field.referenceName), text);
    }
    this.#host.requestUpdate();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    this.#byPointer = false;
    if (event.isComposing) return;
    event.stopPropagation();
    if (event.key === 'Enter') this.commit();
    else if (event.key === 'Escape') this.cancel();
    else return;
    event.preventDefault();
  };

  readonly #onPointerdown = (event: Event): void => {
    this.#byPointer = event.target instanceof HTMLSelectElement;
  };

  readonly #onChange = (): void => {
    if (this.#byPointer) this.commit();
  };

  readonly #onFocusout = (event: FocusEvent): void => {
    const leaves = event.relatedTarget !== null || document.hasFocus();
    if (leaves && !(event.currentTarget as Element).contains(event.relatedTarget as Node | null))
      this.commit(false);
  };
}

function openList(select: HTMLSelectElement): void {
  try {
    select.showPicker();
  } catch {
    // Not everywhere, and not without a gesture; the list opens by click or key all the same.
  }
}
