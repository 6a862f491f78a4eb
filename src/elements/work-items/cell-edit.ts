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
  /** What is known of a field of an item by now; asked anew at each use. */
  readonly field: (field: string, item: WorkItem) => FieldInfo;
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
  #name = '';
  #text = '';
  #problem: string | undefined;
  #wantsFocus = false;
  /** Counts how often the element was taken out of the document. */
  #moves = 0;
  /** A list opened by pointer saves on choosing; one moved through by keys waits for Enter. */
  #byPointer = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: CellEditOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  isOpen(id: number, field: string): boolean {
    return this.#item?.id === id && this.#name === field;
  }

  /** Opens with what was typed and not saved before, if anything. */
  start(item: WorkItem, field: string, byPointer: boolean): void {
    this.#item = item;
    this.#name = field;
    this.#byPointer = byPointer;
    const draft = this.#options.drafts()?.get(Drafts.ofField(item.id, field));
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
    if (this.#item) this.#options.drafts()?.delete(Drafts.ofField(this.#item.id, this.#name));
    this.#close(keepFocus);
  }

  /** Goes without a trace on screen; what was typed stays in the drafts. */
  abandon(): void {
    this.#item = undefined;
  }

  hostDisconnected(): void {
    this.#moves++;
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
    const field = this.#field;
    if (!field) return undefined;
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

  get #field(): FieldInfo | undefined {
    return this.#item && this.#options.field(this.#name, this.#item);
  }

  #storedText(): string {
    const field = this.#field;
    return this.#item && field ? kindOf(field).toText(this.#item.fields[field.referenceName]) : '';
  }

  #close(keepFocus: boolean): void {
    this.abandon();
    if (keepFocus) this.#options.onClosed();
    this.#host.requestUpdate();
  }

  readonly #onText = (text: string): void => {
    this.#text = text;
    this.#problem = undefined;
    if (this.#item) this.#options.drafts()?.set(Drafts.ofField(this.#item.id, this.#name), text);
    this.#host.requestUpdate();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    this.#byPointer = false;
    event.stopPropagation();
    if (event.isComposing) return;
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
    const editor = event.currentTarget as Element;
    const leaves = event.relatedTarget !== null || document.hasFocus();
    if (!leaves || editor.contains(event.relatedTarget as Node | null)) return;
    const [item, name, moves] = [this.#item, this.#name, this.#moves];
    // An editor that was taken out of the document lost its focus to that, not to the user.
    queueMicrotask(() => {
      const isHere = editor.isConnected && moves === this.#moves;
      if (isHere && item && this.isOpen(item.id, name)) this.commit(false);
    });
  };
}

function openList(select: HTMLSelectElement): void {
  try {
    select.showPicker();
  } catch {
    // Not everywhere, and not without a gesture; the list opens by click or key all the same.
  }
}
