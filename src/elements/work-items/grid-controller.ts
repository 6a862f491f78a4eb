import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Field } from '../../ado/field-names.js';
import { COLUMNS, MENU_COLUMN } from './columns.js';
import { focusTarget, placeOf } from './grid-dom.js';
import { moveBy, type CellPosition } from './grid-keys.js';
import { RowWindow } from './row-window.js';
import { Selection } from './selection.js';

/** What a person can ask of the grid; the element does it. */
export interface GridIntents {
  readonly ids: () => readonly number[];
  /** Whether a list is on screen that letters and keys may act on. */
  readonly letterKeys: () => boolean;
  readonly edit: (id: number, field: string, byPointer: boolean) => void;
  /** By the link's own click, which then goes on unless it was prevented, or by key. */
  readonly open: (id: number, click?: MouseEvent) => void;
  readonly remove: (ids: readonly number[]) => void;
  readonly undo: () => void;
  readonly menu: (id: number, anchor: Element) => void;
  readonly selectionChanged: () => void;
  /** Asks for the rows beyond those known; resolves when they are. */
  readonly grow: () => Promise<void>;
  readonly view: (start: number, end: number) => void;
}

const LETTERS: Readonly<Record<string, string>> = { s: Field.state, a: Field.assignedTo };

/** The one tab stop of the grid: which cell it is, what keys and clicks do there, which rows are selected. */
export class GridController implements ReactiveController {
  readonly window: RowWindow;
  readonly selection = new Selection();
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #intents: GridIntents;
  #ids: readonly number[] = [];
  #id: number | undefined;
  #row = 0;
  #column = 0;
  #wantsFocus = false;
  #hadFocus = false;
  /** Rows that were selected have left the list. */
  #unselected = false;
  #pressedFrom: number | undefined;
  /** Where to go when the rows that just became known are in place. */
  #jump: CellPosition | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, intents: GridIntents) {
    this.#host = host;
    this.#intents = intents;
    this.window = new RowWindow(host, {
      scroller: () => host.shadowRoot?.querySelector('[role=grid]') ?? null,
      count: () => intents.ids().length,
      pinned: () => (this.#ids.length > 0 ? this.#row : undefined),
      onView: intents.view,
    });
    host.addController(this);
  }

  /** Column of the tab stop if it is in this row. */
  activeColumn(index: number): number | undefined {
    return index === this.#row ? this.#column : undefined;
  }

  /** Puts focus on the cell last used. */
  focus(): void {
    if (this.#ids.length === 0) return;
    this.#wantsFocus = true;
    this.#host.requestUpdate();
  }

  /** Puts focus on the title of an item. */
  focusRow(id: number): void {
    const row = this.#intents.ids().indexOf(id);
    if (row < 0) return;
    this.#id = id;
    this.#row = row;
    this.#column = COLUMNS.findIndex(({ field }) => field === Field.title);
    this.focus();
  }

  /** Edits a field of an item, wherever the tab stop was. */
  edit(id: number, field: string): void {
    const row = this.#ids.indexOf(id);
    if (row >= 0) this.#edit({ row, column: COLUMNS.findIndex((column) => column.field === field) }, false);
  }

  /** Starts at the top of a new list. */
  reset(): void {
    this.#row = 0;
    this.#id = undefined;
    this.#unselected ||= this.selection.size > 0;
    this.selection.clear();
    this.window.scrollTo(0);
  }

  hostUpdate(): void {
    this.#hadFocus = this.#hasFocus();
    const ids = this.#intents.ids();
    if (ids === this.#ids) return;
    this.#ids = ids;
    this.#row = this.#follow(ids);
    this.#id = ids[this.#row];
    const { size } = this.selection;
    this.selection.keepOnly(ids);
    this.#unselected ||= this.selection.size !== size;
  }

  /** Where the tab stop's item is now; if it is gone, the next one that is left. */
  #follow(ids: readonly number[]): number {
    const same = this.#id === undefined ? -1 : ids.indexOf(this.#id);
    if (same >= 0 || this.#id === undefined) return Math.max(0, same);
    const left = new Set(ids);
    const next = this.#ids.slice(this.#row).find((id) => left.has(id));
    return next === undefined ? Math.max(0, ids.length - 1) : ids.indexOf(next);
  }

  #takeJump(): void {
    const jump = this.#jump;
    this.#jump = undefined;
    if (jump) this.#moveTo(jump, true);
  }

  hostUpdated(): void {
    if (this.#unselected) this.#intents.selectionChanged();
    this.#unselected = false;
    this.#takeJump();
    // A row that goes away takes focus with it; the next one gets it.
    if (this.#hadFocus && !this.#hasFocus())
      this.#wantsFocus ||= this.#host.shadowRoot?.activeElement === null;
    if (!this.#wantsFocus || this.#ids.length === 0) return;
    const cell = this.#cell();
    if (!cell) return;
    this.#wantsFocus = false;
    this.window.scrollTo(this.#row);
    cell.focus({ preventScroll: true });
  }

  readonly onFocusin = (event: FocusEvent): void => {
    const place = this.#place(event);
    if (!place || (place.row === this.#row && place.column === this.#column)) return;
    this.#moveTo(place, false);
  };

  /** Pressing moves focus before it clicks; extending starts from where focus was, and selects rows, not text. */
  readonly onMousedown = (event: MouseEvent): void => {
    this.#pressedFrom = this.#id;
    if (event.shiftKey && this.#place(event)) event.preventDefault();
  };

  readonly onClick = (event: MouseEvent): void => {
    const place = this.#place(event);
    const id = place && this.#ids[place.row];
    if (!place || id === undefined) return;
    if (event.shiftKey || event.ctrlKey || event.metaKey) {
      if (place.column === 0) return;
      event.preventDefault();
      if (event.shiftKey) this.selection.extendTo(id, this.#pressedFrom ?? id, this.#ids);
      else this.selection.toggle(id);
      this.#selected();
      this.#moveTo(place, true);
    } else if (place.column === MENU_COLUMN) {
      this.#intents.menu(id, event.target as Element);
    } else if (COLUMNS[place.column]?.field === Field.state) {
      this.#edit(place, true);
    } else if ((event.target as Element).closest('a')) {
      this.#intents.open(id, event);
    }
  };

  readonly onDblclick = (event: MouseEvent): void => {
    const place = this.#place(event);
    if (place) this.#edit(place, true);
  };

  readonly onContextmenu = (event: MouseEvent): void => {
    const place = this.#place(event);
    const id = place && this.#ids[place.row];
    if (id === undefined || !(event.target instanceof Element) || event.target.closest('a, .editor')) return;
    event.preventDefault();
    this.#intents.menu(id, event.target);
  };

  readonly onKeydown = (event: KeyboardEvent): void => {
    if (this.#act(event)) event.preventDefault();
  };

  /** @returns whether the key meant something. */
  #act(event: KeyboardEvent): boolean {
    const id = this.#ids[this.#row];
    if (id === undefined) return false;
    const place: CellPosition = { row: this.#row, column: this.#column };
    const ctrl = event.ctrlKey || event.metaKey;
    const { key } = event;
    if (key === 'Enter' && event.altKey) return done(this.#intents.open(id));
    if (ctrl && key.toLowerCase() === 'z' && !event.shiftKey) return done(this.#intents.undo());
    if (ctrl && key.toLowerCase() === 'a') return done(this.#selectAll());
    if ((key === 'F10' && event.shiftKey) || key === 'ContextMenu') {
      const cell = this.#cell();
      return cell ? done(this.#intents.menu(id, cell)) : false;
    }
    if (key === 'F2') return done(this.#edit(place, false));
    if (key === 'Enter') return this.#edit(place, false);
    if (key === ' ' && this.#column !== MENU_COLUMN) return done(this.#toggle(id));
    if (key === 'Delete') {
      return done(this.#intents.remove(this.selection.has(id) ? this.selection.ids : [id]));
    }
    if (key === 'Escape' && this.selection.size > 0) return done(this.#clear());
    const letter = !ctrl && !event.altKey && this.#intents.letterKeys() ? LETTERS[key] : undefined;
    if (letter !== undefined) {
      return this.#edit({ ...place, column: COLUMNS.findIndex((column) => column.field === letter) }, false);
    }
    return this.#move(event, place);
  }

  #move(event: KeyboardEvent, from: CellPosition): boolean {
    const rtl = getComputedStyle(this.#host).direction === 'rtl';
    const shape = { rows: this.#ids.length, columns: MENU_COLUMN + 1, page: this.window.pageSize, rtl };
    const to = moveBy(event, from, shape);
    if (!to) return false;
    if (to.row === shape.rows - 1) void this.#followEnd(to, event.ctrlKey || event.metaKey);
    const start = this.#ids[from.row];
    const end = this.#ids[to.row];
    if (event.shiftKey && to.row !== from.row && start !== undefined && end !== undefined) {
      this.selection.extendTo(end, start, this.#ids);
      this.#intents.selectionChanged();
    }
    this.#moveTo(to, true);
    return true;
  }

  /** The end may be further away than the rows known so far; whoever jumped there means the real one. */
  async #followEnd(to: CellPosition, jumped: boolean): Promise<void> {
    await this.#intents.grow();
    const last = this.#intents.ids().length - 1;
    if (jumped && this.#row === to.row && last > to.row) this.#jump = { row: last, column: to.column };
    this.#host.requestUpdate();
  }

  #moveTo({ row, column }: CellPosition, focus: boolean): void {
    this.#row = row;
    this.#column = column;
    this.#id = this.#ids[row];
    this.#wantsFocus = focus;
    if (focus) this.window.scrollTo(row);
    this.#host.requestUpdate();
  }

  #edit(place: CellPosition, byPointer: boolean): boolean {
    const column = COLUMNS[place.column];
    const id = this.#ids[place.row];
    if (!column?.editable || id === undefined) return false;
    this.#moveTo(place, false);
    this.#intents.edit(id, column.field, byPointer);
    return true;
  }

  #toggle(id: number): void {
    this.selection.toggle(id);
    this.#selected();
  }

  #clear(): void {
    this.selection.clear();
    this.#selected();
  }

  async #selectAll(): Promise<void> {
    await this.#intents.grow();
    this.selection.selectAll(this.#intents.ids());
    this.#selected();
  }

  #selected(): void {
    this.#intents.selectionChanged();
    this.#host.requestUpdate();
  }

  #place(event: Event): CellPosition | undefined {
    return placeOf(event, this.#ids);
  }

  #hasFocus(): boolean {
    return this.#host.shadowRoot?.activeElement?.closest('[role=grid]') != null;
  }

  #cell(): HTMLElement | null {
    return focusTarget(this.#host.shadowRoot, this.#id, this.#column);
  }
}

function done(_effect: unknown): true {
  return true;
}
