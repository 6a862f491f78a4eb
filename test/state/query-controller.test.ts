import { expect, fixture, waitUntil } from '@open-wc/testing';
import { html, LitElement, type TemplateResult } from 'lit';
import { AdoClient } from '../../src/ado/client.js';
import type { Project } from '../../src/ado/types.js';
import { Metadata } from '../../src/state/metadata.js';
import { QueryController } from '../../src/state/query-controller.js';
import { openBench, refusal, type Bench } from './work-bench.js';

class ProjectsView extends LitElement {
  metadata: Metadata | undefined;
  readonly projects: QueryController<Project[]> = new QueryController(this, () =>
    this.metadata ? { metadata: this.metadata, query: this.metadata.projects() } : undefined,
  );
  protected override render(): TemplateResult {
    const { data, error, loading } = this.projects;
    return html`${loading ? 'loading ' : ''}${error?.code} ${data?.length}`;
  }
}
customElements.define('test-projects-view', ProjectsView);

const PROJECTS = /^\/azure-devops\/contoso\/_apis\/projects$/;

describe('what an organization is made of', () => {
  let bench: Bench;
  let metadata: Metadata;
  let view: ProjectsView;
  let already: number;
  const shows = (text: string): Promise<void> =>
    waitUntil(
      () => view.shadowRoot?.textContent?.trim() === text,
      `“${text}” instead of “${view.shadowRoot?.textContent ?? ''}”`,
      { timeout: 8000 },
    );
  /** How often the projects were asked for. */
  const asked = async (): Promise<number> => (await bench.world.requests(PROJECTS)).length - already;
  const show = async (): Promise<ProjectsView> => {
    view = await fixture<ProjectsView>(html`<test-projects-view .metadata=${metadata}></test-projects-view>`);
    return view;
  };

  beforeEach(async () => {
    bench = await openBench();
    metadata = new Metadata(bench.client);
    already = (await bench.world.requests(PROJECTS)).length;
  });
  afterEach(() => {
    bench.connection.dispose();
    localStorage.clear();
  });

  it('is shown when it is there', async () => {
    const held = bench.transport.hold(/\/projects/);
    await show();
    expect(view.shadowRoot?.textContent?.trim()).to.equal('loading');
    await held.answered;
    held.release();
    await shows('5');
  });

  it('is asked for once, however many show it', async () => {
    await Promise.all([show(), show(), show()]);
    await shows('5');
    await show();
    await shows('5');
    expect(await asked()).to.equal(1);
  });

  it('is not asked for while nobody wants it, and no longer shown then', async () => {
    await show();
    await shows('5');
    view.metadata = undefined;
    view.requestUpdate();
    await shows('');
    expect(view.projects.loading).to.be.false;
    view.metadata = metadata;
    view.requestUpdate();
    await shows('5');
    expect(await asked()).to.equal(1);
  });

  it('is shown again after the element was moved, without asking again', async () => {
    await show();
    await shows('5');
    const parent = view.parentElement!;
    view.remove();
    parent.append(view);
    view.requestUpdate();
    await view.updateComplete;
    await shows('5');
    expect(await asked()).to.equal(1);
  });

  it('is shown when it came while the element was away', async () => {
    const held = bench.transport.hold(/\/projects/);
    await show();
    await held.answered;
    const parent = view.parentElement!;
    view.remove();
    held.release();
    await waitUntil(() => metadata.cache?.queries.getQueryData(['projects']) !== undefined, 'it came', {
      timeout: 8000,
    });
    parent.append(view);
    await shows('5');
  });

  it('is that of the other organization as soon as that is swapped in', async () => {
    await show();
    await shows('5');
    view.metadata = new Metadata(new AdoClient(bench.transport, 'litware'));
    view.requestUpdate();
    await shows('2');
  });

  it('says what went wrong, is not asked for again by itself, but on retry', async () => {
    await bench.world.control('faults', [
      { path: '^/azure-devops.*/projects', times: 1, ...refusal(403, 'No.') },
    ]);
    await show();
    await shows('forbidden');
    expect(await asked()).to.equal(1);
    view.projects.retry();
    await shows('5');
    expect(view.projects.error).to.equal(undefined);
  });

  it('knows types and their fields by project', async () => {
    const types = await metadata.ask(metadata.types('Northwind'));
    expect(types.map(({ name }) => name)).to.include.members(['Epic', 'Issue', 'Task']);
    const fields = await metadata.ask(metadata.typeFields('Northwind', 'Issue'));
    const title = fields.find((field) => field.referenceName === 'System.Title');
    expect(title).to.deep.include({ type: 'string', required: true, name: 'Title' });
    const other = await metadata.ask(metadata.types('Fabrikam Fiber'));
    expect(other.map(({ name }) => name)).to.include('User Story');
  });
});
