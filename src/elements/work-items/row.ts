import { html, nothing, type TemplateResult } from 'lit';
import { Field } from '../../ado/field-names.js';
import type { WorkItem, WorkItemState, WorkItemType } from '../../ado/types.js';
import { formatAgo } from '../../fields/date.js';
import { plainText } from '../../fields/field-kind.js';
import { initials, personName } from '../../fields/identity.js';
import { splitTags } from '../../fields/tags.js';
import type { WorkItemsMessages } from '../../i18n/work-items-messages.js';
import { cssProperties, hexColor } from '../../styles/css-properties.js';
import { COLUMNS, MENU_COLUMN } from './columns.js';
import type { WindowRow } from './row-window.js';
import { typeIcon } from './type-icon.js';

export interface RowOptions {
  readonly place: WindowRow;
  readonly id: number;
  /** As shown: the server's word with pending changes laid over it. Nothing while it is on its way. */
  readonly item: WorkItem | undefined;
  readonly missing: boolean;
  readonly type: WorkItemType | undefined;
  readonly href: string;
  /** Column that Tab leads to, if the row has it. */
  readonly active: number | undefined;
  readonly selected: boolean;
  readonly busy: boolean;
  readonly readOnly: boolean;
  /** The column being edited and its editor. */
  readonly editor: { readonly column: number; readonly template: TemplateResult } | undefined;
  readonly now: number;
  readonly messages: WorkItemsMessages;
}

/** One work item. Its events are handled by the grid around it. */
export function row(options: RowOptions): TemplateResult {
  const { place, id, selected, busy } = options;
  return html`<div
    role="row"
    class="row"
    part="row ${busy ? 'busy' : ''} ${selected ? 'selected' : ''}"
    data-id=${id}
    aria-rowindex=${place.index + 2}
    aria-selected=${selected ? 'true' : 'false'}
    aria-busy=${busy ? 'true' : nothing}
    ${cssProperties({ transform: `translateY(${String(place.start)}px)` })}
  >
    ${idCell(options)} ${options.item ? fieldCells(options, options.item) : absentCell(options)}
    ${menuCell(options)}
  </div>`;
}

function fieldCells(options: RowOptions, item: WorkItem): TemplateResult[] {
  return COLUMNS.slice(1).map(({ field }, index) => {
    const column = index + 1;
    const editing = options.editor?.column === column;
    return html`<div
      role="gridcell"
      class="cell ${cellClass(field)} ${editing ? 'editing' : ''}"
      aria-colindex=${column + 1}
      aria-readonly=${options.readOnly || !COLUMNS[column]?.editable ? 'true' : nothing}
      data-column=${column}
      tabindex=${options.active === column && !editing ? 0 : -1}
    >
      ${editing ? html`${iconOf(field, item, options)}${options.editor.template}` : cellContent(field, item, options)}
    </div>`;
  });
}

/** Class of a column's cells, such as `title` or `assigned-to`. */
export function cellClass(field: string): string {
  return (field.split('.').at(-1) ?? '').replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}

function cellContent(field: string, item: WorkItem, options: RowOptions): TemplateResult | string {
  const { type, now, messages } = options;
  const value = item.fields[field];
  switch (field) {
    case Field.title:
      return html`${iconOf(field, item, options)}<span class="ellipsis" dir="auto"
          >${plainText(value)}</span
        >`;
    case Field.state:
      return stateLabel(plainText(value), type);
    case Field.assignedTo:
      return personLabel(personName(value), messages);
    case Field.tags:
      return tagChips(splitTags(value));
    case Field.changedDate:
      return html`<time datetime=${plainText(value)}>${formatAgo(plainText(value), now)}</time>`;
    default:
      return plainText(value);
  }
}

/** Stands before the title, also while it is being edited. */
function iconOf(field: string, item: WorkItem, { type }: RowOptions): TemplateResult | typeof nothing {
  return field === Field.title ? typeIcon(plainText(item.fields[Field.type]), type) : nothing;
}

function stateLabel(name: string, type: WorkItemType | undefined): TemplateResult {
  const state: WorkItemState | undefined = type?.states.find((candidate) => candidate.name === name);
  const color = hexColor(state?.color);
  return html`<span
      class="dot ${state?.category?.toLowerCase() ?? ''}"
      ${cssProperties(color === undefined ? {} : { '--_state': color })}
    ></span
    ><span class="ellipsis">${name}</span>`;
}

function personLabel(name: string, messages: WorkItemsMessages): TemplateResult {
  if (name === '') return html`<span class="ellipsis muted">${messages.unassigned}</span>`;
  return html`<span class="avatar" aria-hidden="true">${initials(name)}</span
    ><span class="ellipsis" title=${name}>${name}</span>`;
}

/** One tag and how many more; where there is room, two. The styles choose between the two ways to count. */
function tagChips(tags: readonly string[]): TemplateResult {
  const [first, second] = tags;
  return html`${first === undefined ? nothing : html`<span class="tag" dir="auto">${first}</span>`}
  ${second === undefined ? nothing : html`<span class="tag second" dir="auto">${second}</span>`}
  ${moreTags(tags, 1, 'narrow')} ${moreTags(tags, 2, 'wide')}`;
}

function moreTags(
  tags: readonly string[],
  shown: number,
  room: 'narrow' | 'wide',
): TemplateResult | typeof nothing {
  const rest = tags.slice(shown);
  if (rest.length === 0) return nothing;
  return html`<span class="tag more ${room}" dir="ltr" title=${rest.join(', ')}>+${rest.length}</span>`;
}

function idCell({ id, href, active, item }: RowOptions): TemplateResult {
  return html`<div role="gridcell" class="cell id" aria-colindex="1" aria-readonly="true">
    ${
      item
        ? html`<a
            href=${href}
            target="_blank"
            rel="noopener noreferrer"
            data-column="0"
            tabindex=${active === 0 ? 0 : -1}
            >${id}</a
          >`
        : html`<span data-column="0" tabindex=${active === 0 ? 0 : -1}>${id}</span>`
    }
  </div>`;
}

function absentCell({ id, missing, active, messages }: RowOptions): TemplateResult {
  return html`<div
    role="gridcell"
    class="cell absent"
    aria-colindex="2"
    aria-colspan=${COLUMNS.length - 1}
    data-column="1"
    tabindex=${active !== undefined && active > 0 && active < MENU_COLUMN ? 0 : -1}
  >
    ${missing ? html`<span class="ellipsis muted">${messages.itemUnavailable(id)}</span>` : html`<span class="bone"></span>`}
  </div>`;
}

function menuCell({ active, item, messages, id }: RowOptions): TemplateResult {
  return html`<div role="gridcell" class="cell menu" aria-colindex=${MENU_COLUMN + 1}>
    ${
      item
        ? html`<button
            class="button quiet more"
            data-column=${MENU_COLUMN}
            tabindex=${active === MENU_COLUMN ? 0 : -1}
            aria-haspopup="menu"
            aria-label=${`${messages.rowMenu} ${String(id)}`}
          >
            <span aria-hidden="true">⋯</span>
          </button>`
        : nothing
    }
  </div>`;
}
