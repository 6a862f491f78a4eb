import type { CellPosition } from './grid-keys.js';

/** The cell an event happened in; nothing for the header, an open editor, or the space between. */
export function placeOf(event: Event, ids: readonly number[]): CellPosition | undefined {
  const target = event.target instanceof Element ? event.target : undefined;
  if (!target || target.closest('.editor')) return undefined;
  const row = target.closest<HTMLElement>('[role=row][data-id]');
  const index = row ? ids.indexOf(Number(row.dataset.id)) : -1;
  const cell =
    target.closest<HTMLElement>('[data-column]') ?? target.querySelector<HTMLElement>('[data-column]');
  return index >= 0 && cell ? { row: index, column: Number(cell.dataset.column) } : undefined;
}

/** What takes focus in a cell: the cell, or the link or button in it. A row that is not there yet has one only. */
export function focusTarget(
  root: ParentNode | null,
  id: number | undefined,
  column: number,
): HTMLElement | null {
  const row = root?.querySelector(`[role=row][data-id="${String(id)}"]`);
  return (
    row?.querySelector<HTMLElement>(`[data-column="${String(column)}"]`) ??
    row?.querySelector<HTMLElement>('[data-column]') ??
    null
  );
}
