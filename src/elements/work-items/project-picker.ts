import { html, nothing, type TemplateResult } from 'lit';
import type { Project } from '../../ado/types.js';
import type { AdoError } from '../../errors.js';
import type { CommonMessages } from '../../i18n/common-messages.js';
import type { WorkItemsMessages } from '../../i18n/work-items-messages.js';

export interface ProjectPickerOptions {
  readonly messages: CommonMessages & WorkItemsMessages;
  readonly projects: readonly Project[] | undefined;
  readonly error: AdoError | undefined;
  readonly onPick: (project: string) => void;
  readonly onRetry: () => void;
}

/** Asks which project to list. */
export function projectPicker({
  messages,
  projects,
  error,
  onPick,
  onRetry,
}: ProjectPickerOptions): TemplateResult {
  return html`<section class="picker" aria-labelledby="picker-title">
    <h2 id="picker-title">${messages.chooseProject}</h2>
    ${
      error
        ? html`<p role="alert" class="alert">${messages.errors[error.code]}</p>
            <button class="button" @click=${onRetry}>${messages.tryAgain}</button>`
        : projects
          ? list(projects, messages, onPick)
          : html`<p class="muted late" role="status">${messages.loading}</p>`
    }
  </section>`;
}

function list(
  projects: readonly Project[],
  messages: WorkItemsMessages,
  onPick: (project: string) => void,
): TemplateResult {
  if (projects.length === 0) return html`<p class="muted">${messages.noProjects}</p>`;
  const sorted = [...projects].sort((a, b) => a.name.localeCompare(b.name));
  return html`<p class="muted">${messages.chooseProjectHint}</p>
    <ul class="projects">
      ${sorted.map(
        ({ name }) =>
          html`<li>
            <button
              class="button project"
              @click=${() => {
                onPick(name);
              }}
            >
              <span class="avatar square" aria-hidden="true">${[...name][0] ?? nothing}</span
              ><span class="ellipsis" dir="auto">${name}</span>
            </button>
          </li>`,
      )}
    </ul>`;
}
