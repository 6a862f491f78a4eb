import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type Range,
} from '@tanstack/virtual-core';
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
  /** Called when scrolling pauses or the list changes, with the rows in view. */
  readonly onView: (start: number, end: number) => void;
}

const OVERSCAN = 8;
/** Height of a row in the table and as a card, in CSS pixels; the styles agree. */
const ROW = 40;
const CARD = 76;
/** Below this width rows are cards; the styles' container query agrees. */
const CARD_WIDTH = 640;

/** Keeps only the rows near the visible part of a long list in the document. */
export class RowWindow implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: RowWindowOptions;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  #unmount: (() => void) | undefined;
  #cards = false;

  constructor(host: ReactiveControllerHost, options: RowWindowOptions) {
    this.#host = host;
    this.#options = options;
    this.#virtualizer = new Virtualizer<HTMLElement, HTMLElement>(this.#settings(0));
    host.addController(this);
  }

  get rows(): readonly WindowRow[] {
    return this.#virtualizer.getVirtualItems();
  }

  /** Height of all rows together, in CSS pixels. */
  get totalSize(): number {
    return this.#virtualizer.getTotalSize();
  }

  /** Whether the list is so narrow that rows are cards. */
  get cards(): boolean {
    return this.#cards;
  }

  /** How many whole rows one page of the list shows. */
  get pageSize(): number {
    const height = this.#virtualizer.scrollRect?.height ?? 0;
    return Math.max(1, Math.floor(height / this.#rowHeight()) - 1);
  }

  /** Brings the row into view, if it is not. */
  scrollTo(index: number): void {
    this.#virtualizer.scrollToIndex(index, { align: 'auto' });
  }

  hostConnected(): void {
    this.#unmount = this.#virtualizer._didMount();
  }

  hostDisconnected(): void {
    this.#unmount?.();
    this.#unmount = undefined;
  }

  hostUpdate(): void {
    this.#virtualizer.setOptions(this.#settings(this.#options.count()));
  }

  hostUpdated(): void {
    this.#virtualizer._willUpdate();
    if (!this.#virtualizer.isScrolling) this.#reportView();
  }

  #settings(count: number): ConstructorParameters<typeof Virtualizer<HTMLElement, HTMLElement>>[0] {
    return {
      count,
      getScrollElement: this.#options.scroller,
      estimateSize: () => this.#rowHeight(),
      overscan: OVERSCAN,
      scrollPaddingStart: this.#cards ? 0 : ROW,
      scrollToFn: elementScroll,
      observeElementOffset,
      observeElementRect: (instance, callback) =>
        observeElementRect(instance, (rect) => {
          this.#fit(rect.width);
          callback(rect);
        }),
      rangeExtractor: (range) => this.#indexes(range),
      onChange: () => {
        this.#host.requestUpdate();
      },
    };
  }

  #rowHeight(): number {
    return this.#cards ? CARD : ROW;
  }

  #fit(width: number): void {
    const cards = width < CARD_WIDTH;
    if (cards === this.#cards) return;
    this.#cards = cards;
    this.#virtualizer.measure();
    this.#host.requestUpdate();
  }

  #indexes({ startIndex, endIndex, overscan, count }: Range): number[] {
    const from = Math.max(0, startIndex - overscan);
    const to = Math.min(count - 1, endIndex + overscan);
    const indexes = Array.from({ length: Math.max(0, to - from + 1) }, (_, offset) => from + offset);
    const pinned = this.#options.pinned();
    if (pinned === undefined || pinned >= count || (pinned >= from && pinned <= to)) return indexes;
    return pinned < from ? [pinned, ...indexes] : [...indexes, pinned];
  }

  #reportView(): void {
    const { range } = this.#virtualizer;
    if (range) this.#options.onView(range.startIndex, range.endIndex + 1);
  }
}
