import { expect, fixture } from '@open-wc/testing';
import { html, LitElement, type TemplateResult } from 'lit';
import { StoreController } from '../../src/state/store-controller.js';
import { Store } from '../../src/state/store.js';

class Counter extends Store<{ readonly count: number }> {
  listeners = 0;
  constructor(count: number) {
    super({ count });
  }
  count(count: number): void {
    this.set({ count });
  }
  override subscribe(listener: () => void): () => void {
    const stop = super.subscribe(listener);
    this.listeners++;
    return () => {
      this.listeners--;
      stop();
    };
  }
}

class CounterView extends LitElement {
  store: Counter | undefined = new Counter(0);
  constructor() {
    super();
    new StoreController(this, () => this.store);
  }
  protected override render(): TemplateResult {
    return html`${this.store?.state.count}`;
  }
}
customElements.define('test-counter-view', CounterView);

describe('the controller that follows a store', () => {
  let view: CounterView;
  const text = async (): Promise<string> => {
    await view.updateComplete;
    return view.shadowRoot?.textContent?.trim() ?? '';
  };
  beforeEach(async () => {
    view = await fixture<CounterView>(html`<test-counter-view></test-counter-view>`);
  });

  it('shows each change', async () => {
    view.store?.count(1);
    expect(await text()).to.equal('1');
    view.store?.count(2);
    expect(await text()).to.equal('2');
  });

  it('listens once, however often its host updates', async () => {
    view.requestUpdate();
    await view.updateComplete;
    expect(view.store?.listeners).to.equal(1);
  });

  it('lets go of the store while its host is not in a document, and shows what it missed when it returns', async () => {
    const parent = view.parentElement!;
    view.remove();
    expect(view.store?.listeners).to.equal(0);
    view.store?.count(5);
    parent.append(view);
    expect(await text()).to.equal('5');
    view.store?.count(6);
    expect(await text()).to.equal('6');
    expect(view.store?.listeners).to.equal(1);
  });

  it('goes on when its host is moved', async () => {
    const place = document.createElement('div');
    view.parentElement!.append(place);
    place.append(view);
    view.store?.count(7);
    expect(await text()).to.equal('7');
    expect(view.store?.listeners).to.equal(1);
  });

  it('follows another store when its host swaps it, and no longer the old one', async () => {
    const old = view.store!;
    view.store = new Counter(10);
    view.requestUpdate();
    expect(await text()).to.equal('10');
    expect(old.listeners).to.equal(0);
    view.store.count(11);
    expect(await text()).to.equal('11');
  });

  it('follows the store that was swapped in while its host was away', async () => {
    const old = view.store!;
    const parent = view.parentElement!;
    view.remove();
    view.store = new Counter(20);
    parent.append(view);
    view.store.count(21);
    expect(await text()).to.equal('21');
    expect(old.listeners).to.equal(0);
  });

  it('follows nothing where there is no store', async () => {
    const old = view.store!;
    view.store = undefined;
    view.requestUpdate();
    expect(await text()).to.equal('');
    expect(old.listeners).to.equal(0);
  });
});
