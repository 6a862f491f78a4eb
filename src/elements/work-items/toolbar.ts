import { html, nothing, svg, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { WorkItemsMessages } from '../../i18n/work-items-messages.js';

export interface ToolbarOptions {
  readonly messages: WorkItemsMessages;
  readonly search: string;
  /** Named where the user chose it and may choose another. */
  readonly project: string | undefined;
  readonly canCreate: boolean;
  readonly onSearch: (text: string) => void;
  /** Enter: search without waiting for the next key. */
  readonly onSearchNow: () => void;
  readonly onArrowDown: () => void;
  readonly onChangeProject: () => void;
  readonly onCreate: () => void;
}

/** Search, project and the button for a new item. */
export function toolbar(options: ToolbarOptions): TemplateResult {
  const { messages, search } = options;
  return html`<div class="toolbar" part="toolbar">
    <div class="search" role="search">
      <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">
        ${svg`<path d="M7 2.500a4.500 4.500 0 103 7.900l3 3 .9-.9-3-3A4.500 4.500 0 007 2.500zm0 1.400a3.100 3.100 0 110 6.200 3.100 3.100 0 010-6.200z"/>`}
      </svg>
      <input
        class="input"
        type="search"
        role="combobox"
        aria-expanded="false"
        aria-controls="grid"
        aria-label=${messages.searchWorkItems}
        placeholder=${messages.searchPlaceholder}
        autocomplete="off"
        spellcheck="false"
        enterkeyhint="search"
        .value=${live(search)}
        @input=${(event: InputEvent & { currentTarget: HTMLInputElement }) => {
          options.onSearch(event.currentTarget.value);
        }}
        @keydown=${(event: KeyboardEvent) => {
          onSearchKey(event, options);
        }}
      />
    </div>
    ${
      options.project === undefined
        ? nothing
        : html`<button
            class="button quiet project"
            @click=${options.onChangeProject}
            title=${messages.changeProject}
          >
            <span class="visually-hidden">${messages.changeProject}: </span
            ><span class="ellipsis">${options.project}</span>
            <span aria-hidden="true">▾</span>
          </button>`
    }
    <slot name="toolbar"></slot>
    ${
      options.canCreate
        ? html`<button class="button primary new" @click=${options.onCreate}>
            <span aria-hidden="true">+</span><span class="ellipsis">${messages.newWorkItem}</span>
          </button>`
        : nothing
    }
  </div>`;
}

function onSearchKey(event: KeyboardEvent, options: ToolbarOptions): void {
  if (event.isComposing) return;
  if (event.key === 'ArrowDown') options.onArrowDown();
  else if (event.key === 'Enter') options.onSearchNow();
  else return;
  event.preventDefault();
}
