import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Field } from '../../ado/field-names.js';
import type { WorkItem, WorkItemType } from '../../ado/types.js';
import { plainText } from '../../fields/field-kind.js';
import type { WorkItemsMessages } from '../../i18n/work-items-messages.js';
import type { WorkList } from '../../state/work-list.js';
import { cssProperties } from '../../styles/css-properties.js';
import type { CellEdit } from './cell-edit.js';
import { COLUMNS, MENU_COLUMN } from './columns.js';
import type { GridController } from './grid-controller.js';
import { cellClass, row } from './row.js';
import type { WindowRow } from './row-window.js';

export interface GridOptions {
  readonly list: WorkList;
  readonly types: ReadonlyMap<string, WorkItemType>;
  readonly controller: GridController;
  readonly edit: CellEdit;
  readonly readOnly: boolean;
  /** Shown in place of rows when there are none. */
  readonly empty: TemplateResult | typeof nothing;
  readonly messages: WorkItemsMessages;
}

/** The list itself: a header and the rows in view (WAI-ARIA Authoring Practices, grid pattern). */
export function grid(options: GridOptions): TemplateResult {
  const { list, controller, messages } = options;
  const { ids, complete, loading } = list.items.state;
  const now = Date.now();
  return html`<div
    id="grid"
    class="grid ${controller.window.cards ? 'cards' : ''}"
    part="grid"
    role="grid"
    aria-label=${messages.workItems}
    aria-rowcount=${complete ? ids.length + 1 : -1}
    aria-colcount=${MENU_COLUMN + 1}
    aria-multiselectable="true"
    aria-readonly=${options.readOnly ? 'true' : nothing}
    aria-busy=${loading ? 'true' : 'false'}
    @keydown=${controller.onKeydown}
    @mousedown=${controller.onMousedown}
    @click=${controller.onClick}
    @dblclick=${controller.onDblclick}
    @contextmenu=${controller.onContextmenu}
    @focusin=${controller.onFocusin}
  >
    ${header(messages)}
    <div
      class="rows"
      role="rowgroup"
      ${cssProperties({ height: `${String(controller.window.totalSize)}px` })}
    >
      ${repeat(
        controller.window.rows,
        (place) => ids[place.index],
        (place) => oneRow(place, options, now),
      )}
    </div>
    ${options.empty}
  </div>`;
}

function header(messages: WorkItemsMessages): TemplateResult {
  return html`<div role="rowgroup" class="head">
    <div role="row" class="row header" part="header" aria-rowindex="1">
      ${COLUMNS.map(
        ({ field }, index) =>
          html`<div
            role="columnheader"
            class="cell ${cellClass(field)}"
            aria-colindex=${index + 1}
            aria-sort=${field === Field.changedDate ? 'descending' : nothing}
          >
            ${messages.fields[field] ?? field}
          </div>`,
      )}
      <div role="columnheader" class="cell menu" aria-colindex=${MENU_COLUMN + 1}>
        <span class="visually-hidden">${messages.rowMenu}</span>
      </div>
    </div>
  </div>`;
}

function oneRow(place: WindowRow, options: GridOptions, now: number): TemplateResult {
  const { list, controller, edit, types } = options;
  const id = list.items.state.ids[place.index] ?? 0;
  const stored = list.items.item(id);
  const item: WorkItem | undefined = stored && list.writes.shown(stored);
  return row({
    place,
    id,
    item,
    missing: list.items.isMissing(id),
    type: types.get(plainText(item?.fields[Field.type])),
    href: list.session.client.browserUrl(list.project, id),
    active: controller.activeColumn(place.index),
    selected: controller.selection.has(id),
    busy: list.writes.isBusy(id),
    readOnly: options.readOnly,
    editor: openEditor(edit, id),
    now,
    messages: options.messages,
  });
}

function openEditor(edit: CellEdit, id: number): { column: number; template: TemplateResult } | undefined {
  const column = COLUMNS.findIndex(({ field }) => edit.isOpen(id, field));
  const template = column < 0 ? undefined : edit.template();
  return template && { column, template };
}
