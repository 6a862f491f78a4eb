import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A row that is in the document, and where. */
export interface WindowRow {
  readonly index: number;
  /** Distance from the first row's top, in CSS pixels. */
  readonly start: number;
}

export interface RowWindowOptions {
  readonly scroller: () => HTMLElement | null;
  readonly count: () => number;
  /** A row that stays in the document wherever the list is scrolled to, so that focus and typed text survive. */
  readonly pinned: () => number | undefined;
  /** Called when scrolling pauses and after each change, with the rows in view. */
  readonly onView: (start: number, end: number) => void;
}

/** Rows beyond the visible ones on either side. */
const OVERSCAN = 8;
/** Rows come and go this many at a time, so that most scroll events change nothing. */
const STEP = 4;
/** Height of a row in the table and as a card, and of the header, in CSS pixels; the styles agree. */
const ROW = 40;
const CARD = 76;
const HEADER = 40;
/** Below this width rows are cards; in the styles `.cards` says what that means. */
const CARD_WIDTH = 640;
/** How long the list must stand still before its rows are asked for, in milliseconds. */
const PAUSE = 100;

/**
 * Keeps only the rows near the visible part of a long list in the document. All rows have one height, so where a
 * row stands is a multiplication: see `docs/decisions/0002-own-row-window.md`.
 */
export class RowWindow implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: RowWindowOptions;
  readonly #observer: ResizeObserver | undefined;
  #scroller: HTMLElement | null = null;
  #top = 0;
  #height = 0;
  #cards = false;
  #first = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, options: RowWindowOptions) {
    this.#host = host;
    this.#options = options;
    this.#observer = globalThis.ResizeObserver && new ResizeObserver(() => this.#measure());
    host.addController(this);
  }

  get rows(): readonly WindowRow[] {
    const count = this.#options.count();
    const from = Math.max(0, this.#first - OVERSCAN);
    const to = Math.min(count, this.#first + this.#visible + STEP + OVERSCAN);
    const indexes = Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset);
    const pinned = this.#options.pinned();
    if (pinned !== undefined && pinned < count) {
      if (pinned < from) indexes.unshift(pinned);
      else if (pinned >= to) indexes.push(pinned);
    }
    return indexes.map((index) => ({ index, start: index * this.#rowHeight }));
  }

  /** Height of all rows together, in CSS pixels. */
  get totalSize(): number {
    return this.#options.count() * this.#rowHeight;
  }

  /** Whether the list is so narrow that rows are cards. */
  get cards(): boolean {
    return this.#cards;
  }

  /** How many rows a press of PageDown passes. */
  get pageSize(): number {
    return Math.max(1, Math.floor(this.#room / this.#rowHeight) - 1);
  }

  /** Brings the row into view, if it is not. */
  scrollTo(index: number): void {
    if (!this.#scroller) return;
    const start = index * this.#rowHeight;
    const end = start + this.#rowHeight - this.#room;
    const top = this.#scroller.scrollTop;
    if (start < top) this.#scroller.scrollTop = start;
    else if (end > top) this.#scroller.scrollTop = end;
  }

  hostDisconnected(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#watch(null);
  }

  hostUpdated(): void {
    const scroller = this.#options.scroller();
    if (scroller !== this.#scroller) this.#watch(scroller);
    if (this.#pause === undefined) this.#report();
  }

  /** Height left for rows, in CSS pixels. */
  get #room(): number {
    return Math.max(0, this.#height - (this.#cards ? 0 : HEADER));
  }

  get #rowHeight(): number {
    return this.#cards ? CARD : ROW;
  }

  get #visible(): number {
    return Math.ceil(this.#room / this.#rowHeight) + 1;
  }

  #watch(scroller: HTMLElement | null): void {
    this.#observer?.disconnect();
    this.#scroller?.removeEventListener('scroll', this.#onScroll);
    this.#scroller = scroller;
    if (!scroller) return;
    // An element that was taken out and put back has forgotten how far it was scrolled.
    if (scroller.scrollTop === 0) scroller.scrollTop = this.#top;
    scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    this.#observer?.observe(scroller);
    this.#measure();
  }

  #measure(): void {
    if (!this.#scroller) return;
    const { clientHeight, clientWidth } = this.#scroller;
    const cards = clientWidth > 0 && clientWidth < CARD_WIDTH;
    if (clientHeight === this.#height && cards === this.#cards) return;
    this.#height = clientHeight;
    this.#cards = cards;
    this.#place();
    this.#host.requestUpdate();
  }

  /** @returns whether other rows are to be shown. */
  #place(): boolean {
    const first = Math.floor(this.#top / this.#rowHeight / STEP) * STEP;
    if (first === this.#first) return false;
    this.#first = first;
    return true;
  }

  #report(): void {
    const start = Math.floor(this.#top / this.#rowHeight);
    const end = Math.min(this.#options.count(), start + this.#visible);
    if (start < end) this.#options.onView(start, end);
  }

  readonly #onScroll = (): void => {
    this.#top = this.#scroller?.scrollTop ?? 0;
    if (this.#place()) this.#host.requestUpdate();
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      this.#report();
    }, PAUSE);
  };
}
