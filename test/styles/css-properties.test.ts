import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { cssProperties, hexColor } from '../../src/styles/css-properties.js';

describe('CSS properties of an element', () => {
  let place: HTMLElement;
  const show = (properties: Readonly<Record<string, string>>): HTMLElement => {
    render(html`<p class="a" ${cssProperties(properties)}></p>`, place);
    return place.querySelector('p')!;
  };
  beforeEach(() => {
    place = document.createElement('div');
  });

  it('are set, custom ones too', () => {
    const { style } = show({ '--_color': '#ff0000', 'inline-size': '7px' });
    expect(style.getPropertyValue('--_color')).to.equal('#ff0000');
    expect(style.getPropertyValue('inline-size')).to.equal('7px');
  });

  it('are set without a style attribute, which a strict policy refuses', () => {
    const real = Element.prototype.setAttribute;
    const written: string[] = [];
    Element.prototype.setAttribute = function (name, value) {
      written.push(name);
      real.call(this, name, value);
    };
    try {
      show({ color: 'red' });
    } finally {
      Element.prototype.setAttribute = real;
    }
    expect(written).not.to.include('style');
  });

  it('follow a change, and are removed when they are gone', () => {
    show({ color: 'red', '--_a': '1' });
    const { style } = show({ color: 'blue' });
    expect(style.color).to.equal('blue');
    expect(style.getPropertyValue('--_a')).to.equal('');
  });

  it('leave alone what they never set, and what they did set and did not change', () => {
    const { style } = show({ color: 'red' });
    style.setProperty('width', '5px');
    style.setProperty('color', 'green');
    show({ color: 'red' });
    expect([style.width, style.color]).to.deep.equal(['5px', 'green']);
  });

  it('belong on an element', () => {
    expect(() => {
      render(html`<p>${cssProperties({})}</p>`, place);
    }).to.throw('cssProperties() belongs on an element');
  });
});

describe('a colour of Azure DevOps', () => {
  it('is six hexadecimal digits', () => {
    expect(hexColor('CC293D')).to.equal('#CC293D');
    expect(hexColor('007acc')).to.equal('#007acc');
  });

  it('is nothing else', () => {
    for (const text of [
      '',
      '#cc293d',
      'fff',
      'cc293dff',
      'red',
      'gggggg',
      'cc293d\n',
      'cc293d;x',
      ' cc293d',
      undefined,
    ])
      expect(hexColor(text), text).to.equal(undefined);
  });
});
