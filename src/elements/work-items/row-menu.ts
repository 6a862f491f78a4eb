import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';

export interface MenuEntry {
  readonly label: string;
  readonly danger?: boolean;
  readonly run: () => void;
}

const MENU_ID = 'row-menu';

/** A menu beside a row (WAI-ARIA Authoring Practices, menu pattern), in the top layer. */
export class RowMenu implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #onClosed: () => void;
  #entries: readonly MenuEntry[] = [];
  #label = '';
  #anchor: DOMRect | undefined;
  #opens = false;

  constructor(host: ReactiveControllerHost & HTMLElement, onClosed: () => void) {
    this.#host = host;
    this.#onClosed = onClosed;
    host.addController(this);
  }

  open(label: string, entries: readonly MenuEntry[], anchor: Element): void {
    this.#label = label;
    this.#entries = entries;
    this.#anchor = anchor.getBoundingClientRect();
    this.#opens = true;
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const menu = this.#menu();
    if (!this.#opens || !menu || !this.#anchor) return;
    this.#opens = false;
    menu.showPopover();
    place(menu, this.#anchor);
    this.#focus(0);
  }

  template(): TemplateResult | typeof nothing {
    if (this.#entries.length === 0) return nothing;
    return html`<div
      id=${MENU_ID}
      class="menu-popover"
      popover
      role="menu"
      tabindex="-1"
      aria-label=${this.#label}
      @keydown=${this.#onKeydown}
      @toggle=${this.#onToggle}
    >
      ${this.#entries.map(
        (entry) =>
          html`<button
            role="menuitem"
            tabindex="-1"
            class=${entry.danger ? 'danger' : ''}
            @click=${() => {
              this.#menu()?.hidePopover();
              entry.run();
            }}
          >
            ${entry.label}
          </button>`,
      )}
    </div>`;
  }

  #menu(): HTMLElement | null {
    return this.#host.shadowRoot?.getElementById(MENU_ID) ?? null;
  }

  #focus(index: number): void {
    const items = this.#menu()?.querySelectorAll<HTMLElement>('[role=menuitem]');
    items?.[(index + items.length) % items.length]?.focus();
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const items = [...(this.#menu()?.querySelectorAll('[role=menuitem]') ?? [])];
    const at = items.indexOf(event.target as Element);
    event.stopPropagation();
    if (event.key === 'ArrowDown') this.#focus(at + 1);
    else if (event.key === 'ArrowUp') this.#focus(at - 1);
    else if (event.key === 'Home') this.#focus(0);
    else if (event.key === 'End') this.#focus(-1);
    else if (event.key === 'Tab' || event.key === 'Escape') this.#menu()?.hidePopover();
    else return;
    event.preventDefault();
  };

  readonly #onToggle = (event: ToggleEvent): void => {
    if (event.newState !== 'closed') return;
    this.#entries = [];
    this.#host.requestUpdate();
    this.#onClosed();
  };
}

/** Below the anchor, or above it where there is no room; never past the window's edges. */
function place(menu: HTMLElement, anchor: DOMRect): void {
  const { width, height } = menu.getBoundingClientRect();
  const below = anchor.bottom + height <= window.innerHeight;
  const left = Math.min(Math.max(4, anchor.right - width), window.innerWidth - width - 4);
  menu.style.setProperty('left', `${String(Math.max(4, left))}px`);
  menu.style.setProperty('top', `${String(below ? anchor.bottom : Math.max(4, anchor.top - height))}px`);
}
