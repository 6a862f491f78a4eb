import { expect } from '@open-wc/testing';
import { Store } from '../../src/state/store.js';

class Counter extends Store<{ readonly count: number; readonly label: string }> {
  constructor() {
    super({ count: 0, label: 'a' });
  }
  count(count: number): void {
    this.set({ count });
  }
}

describe('a store', () => {
  it('replaces its state on a change and keeps the rest of it', () => {
    const store = new Counter();
    const before = store.state;
    store.count(1);
    expect(store.state).to.deep.equal({ count: 1, label: 'a' });
    expect(before).to.deep.equal({ count: 0, label: 'a' });
  });

  it('tells everybody who listens, with the new state in place', () => {
    const store = new Counter();
    const seen: number[] = [];
    store.subscribe(() => seen.push(store.state.count));
    store.subscribe(() => seen.push(store.state.count * 10));
    store.count(2);
    expect(seen).to.deep.equal([2, 20]);
  });

  it('tells nobody who has stopped listening', () => {
    const store = new Counter();
    let calls = 0;
    const stop = store.subscribe(() => calls++);
    store.count(1);
    stop();
    stop();
    store.count(2);
    expect(calls).to.equal(1);
  });

  it('is not confused by a listener that stops listening while it is told', () => {
    const store = new Counter();
    const seen: string[] = [];
    const stop = store.subscribe(() => {
      seen.push('first');
      stop();
    });
    store.subscribe(() => seen.push('second'));
    store.count(1);
    store.count(2);
    expect(seen).to.deep.equal(['first', 'second', 'second']);
  });
});
