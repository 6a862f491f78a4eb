import { find } from './find';
import { faultsFor, namesOf, type FaultName } from './faults';
import type { Standin } from './standin';

type WorkItems = HTMLElementTagNameMap['ado-work-items'];

/** The panel with which a visitor makes the stand-in misbehave. */
export class Simulate {
  readonly #standin: Standin;
  readonly #list: WorkItems;
  readonly #panel = find('#simulate', HTMLElement);
  readonly #switches = [...this.#panel.querySelectorAll<HTMLInputElement>('[role=switch]')];
  readonly #status = find('#simulate-status', HTMLElement);
  readonly #now = find('#simulate-now', HTMLElement);
  readonly #id = find('#edit-id', HTMLInputElement);
  #lastItem: number | undefined;

  constructor(standin: Standin, list: WorkItems) {
    this.#standin = standin;
    this.#list = list;
    this.#listen(this.#panel, 'toggle', () => this.#suggestItem());
    for (const input of this.#switches) this.#listen(input, 'change', () => this.#applyFaults());
    this.#listen(find('#edit', HTMLFormElement), 'submit', () => this.#edit());
    this.#listen(find('#expire', HTMLButtonElement), 'click', () => this.#expire());
    this.#listen(find('#reset', HTMLButtonElement), 'click', () => this.#reset());
  }

  /** Remembers which item an event was about, to suggest it for the edit. */
  readonly noteItem = (id: number): void => {
    this.#lastItem = id;
  };

  /** Shows which switches are on: the stand-in remembers them across reloads. */
  async start(): Promise<void> {
    const on = namesOf(await this.#standin.faults());
    for (const input of this.#switches) input.checked = on.includes(input.name as FaultName);
    this.#show();
  }

  async #applyFaults(): Promise<void> {
    await this.#standin.control('faults', faultsFor(this.#on().map((input) => input.name as FaultName)));
    this.#show();
  }

  #show(): void {
    const names = this.#on().map((input) =>
      input.labels?.[0]?.firstElementChild?.firstChild?.textContent?.trim(),
    );
    this.#now.textContent = names.join(', ');
    this.#now.hidden = names.length === 0;
    this.#say(names.length === 0 ? 'Everything works.' : `On, from the next request: ${names.join(', ')}.`);
  }

  #on(): HTMLInputElement[] {
    return this.#switches.filter((input) => input.checked);
  }

  /** The selected item, the one last touched, or the first that was read. */
  async #suggestItem(): Promise<void> {
    if (!this.#panel.matches(':popover-open')) return;
    const id = this.#list.selectedIds[0] ?? this.#lastItem ?? (await this.#firstRead());
    if (id !== undefined) this.#id.value = String(id);
  }

  async #firstRead(): Promise<number | undefined> {
    const requests = await this.#standin.requests();
    const searched = requests.findLastIndex(({ path }) => /^\/azure-devops.*\/wiql$/i.test(path));
    const read = requests
      .slice(searched + 1)
      .find(({ path }) => /^\/azure-devops.*\/workitemsbatch$/i.test(path));
    return (read?.body as { ids?: number[] } | undefined)?.ids?.[0];
  }

  async #edit(): Promise<void> {
    const id = this.#id.valueAsNumber;
    const time = new Date().toLocaleTimeString([], { timeStyle: 'medium' });
    await this.#standin.control('external-edit', {
      id,
      fields: { 'System.Title': `Reworded by somebody else at ${time}` },
    });
    this.#say(`Work item ${id} has another title now. Change the title here too to meet the conflict.`);
  }

  async #expire(): Promise<void> {
    await this.#standin.control('credential', { status: 'INVALID', user: this.#standin.user });
    this.#say('The connection has expired; the list was asked to refresh.');
    await this.#list.refresh();
  }

  /** Data, accounts and faults as they were at first, and a page that starts anew on them. */
  async #reset(): Promise<void> {
    await this.#standin.control('reset');
    await this.#standin.control('faults', []);
    location.reload();
  }

  #say(text: string): void {
    this.#status.textContent = text;
  }

  #listen(target: EventTarget, type: string, action: () => Promise<void>): void {
    target.addEventListener(type, (event) => {
      if (type === 'submit') event.preventDefault();
      action().catch((error: unknown) => {
        this.#say(error instanceof Error ? error.message : String(error));
      });
    });
  }
}
