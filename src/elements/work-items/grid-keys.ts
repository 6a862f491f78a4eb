/** A cell of the list: row by index, column by index, the header apart. */
export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

export interface GridShape {
  readonly rows: number;
  readonly columns: number;
  /** Rows that PageUp and PageDown pass. */
  readonly page: number;
  readonly rtl: boolean;
}

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>;

/**
 * Where a key leads from a cell (WAI-ARIA Authoring Practices, grid pattern); nothing if the key does not move.
 */
export function moveBy(key: Key, from: CellPosition, shape: GridShape): CellPosition | undefined {
  const ctrl = key.ctrlKey || key.metaKey;
  const lastRow = shape.rows - 1;
  const lastColumn = shape.columns - 1;
  const forward = shape.rtl ? -1 : 1;
  const to = (row: number, column: number): CellPosition => ({
    row: Math.min(Math.max(row, 0), lastRow),
    column: Math.min(Math.max(column, 0), lastColumn),
  });
  switch (key.key) {
    case 'ArrowDown':
      return to(ctrl ? lastRow : from.row + 1, from.column);
    case 'ArrowUp':
      return to(ctrl ? 0 : from.row - 1, from.column);
    case 'ArrowRight':
      return to(from.row, ctrl ? edge(forward, lastColumn) : from.column + forward);
    case 'ArrowLeft':
      return to(from.row, ctrl ? edge(-forward, lastColumn) : from.column - forward);
    case 'Home':
      return to(ctrl ? 0 : from.row, 0);
    case 'End':
      return to(ctrl ? lastRow : from.row, lastColumn);
    case 'PageDown':
      return to(from.row + shape.page, from.column);
    case 'PageUp':
      return to(from.row - shape.page, from.column);
    default:
      return undefined;
  }
}

function edge(direction: number, lastColumn: number): number {
  return direction > 0 ? lastColumn : 0;
}
