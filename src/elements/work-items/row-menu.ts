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
/** Between the menu and its anchor or the window's edge, in CSS pixels. */
const GAP = 4;

/** A menu beside a row (WAI-ARIA Authoring Practices, menu pattern), in the top layer. */
export class RowMenu implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #entries: readonly MenuEntry[] = [];
  #label = '';
  #anchor: DOMRect | undefined;
  #opens = false;
  /** What had focus before; inside a shadow root not every browser gives it back by itself. */
  #opener: HTMLElement | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  open(label: string, entries: readonly MenuEntry[], anchor: Element): void {
    this.#label = label;
    this.#entries = entries;
    this.#anchor = anchor.getBoundingClientRect();
    this.#opens = true;
    this.#opener = this.#host.shadowRoot?.activeElement as HTMLElement | null;
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
              this.#close();
              entry.run();
            }}
          >
            ${entry.label}
          </button>`,
      )}
    </div>`;
  }

  #close(): void {
    this.#menu()?.hidePopover();
    this.#opener?.focus({ preventScroll: true });
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
    else if (event.key === 'Tab' || event.key === 'Escape') this.#close();
    else return;
    event.preventDefault();
  };

  readonly #onToggle = (event: ToggleEvent): void => {
    if (event.newState !== 'closed') return;
    this.#entries = [];
    this.#host.requestUpdate();
  };
}

/** Below the anchor, or above it where there is no room; never past the window's edges. */
function place(menu: HTMLElement, anchor: DOMRect): void {
  const { width, height } = menu.getBoundingClientRect();
  const below = anchor.bottom + GAP + height <= window.innerHeight;
  const left = Math.min(anchor.right - width, window.innerWidth - width - GAP);
  menu.style.setProperty('left', `${String(Math.max(GAP, left))}px`);
  menu.style.setProperty(
    'top',
    `${String(below ? anchor.bottom + GAP : Math.max(GAP, anchor.top - height - GAP))}px`,
  );
}
