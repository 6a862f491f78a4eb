import { expect } from '@open-wc/testing';
import { UndoStack } from '../../src/state/undo.js';

const step = (): Promise<boolean> => Promise.resolve(true);

describe('the undo stack', () => {
  it('gives back the newest step first, each once', () => {
    const stack = new UndoStack();
    const [older, newer] = [() => step(), () => step()];
    stack.push(older);
    stack.push(newer);
    expect(stack.pop()).to.equal(newer);
    expect(stack.pop()).to.equal(older);
    expect(stack.pop()).to.equal(undefined);
  });

  it('remembers fifty steps and forgets the oldest', () => {
    const stack = new UndoStack();
    const steps = Array.from({ length: 51 }, () => () => step());
    for (const each of steps) stack.push(each);
    const back = Array.from({ length: 50 }, () => stack.pop());
    expect(back).to.deep.equal(steps.slice(1).reverse());
    expect(stack.pop()).to.equal(undefined);
  });
});
