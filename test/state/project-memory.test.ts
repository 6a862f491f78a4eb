import { expect } from '@open-wc/testing';
import { rememberedProject, rememberProject } from '../../src/state/project-memory.js';

describe('the memory for projects', () => {
  const real = { get: Storage.prototype.getItem, set: Storage.prototype.setItem };
  afterEach(() => {
    Storage.prototype.getItem = real.get;
    Storage.prototype.setItem = real.set;
    localStorage.clear();
  });

  it('knows the project that was chosen last, for each account by itself', () => {
    rememberProject('avery/1/contoso', 'Northwind');
    rememberProject('avery/1/contoso', 'Fabrikam Fiber');
    rememberProject('jamal/2/contoso', 'Big Backlog');
    expect(rememberedProject('avery/1/contoso')).to.equal('Fabrikam Fiber');
    expect(rememberedProject('jamal/2/contoso')).to.equal('Big Backlog');
    expect(rememberedProject('mei/3/contoso')).to.equal(undefined);
  });

  it('does without where the browser allows no storage', () => {
    const refuse = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    Storage.prototype.getItem = refuse;
    Storage.prototype.setItem = refuse;
    rememberProject('avery/1/contoso', 'Northwind');
    expect(rememberedProject('avery/1/contoso')).to.equal(undefined);
  });
});
