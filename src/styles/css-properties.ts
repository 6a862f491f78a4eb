import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

/**
 * Sets CSS properties of the element it stands on through the CSSOM. A `style` attribute, and so Lit's
 * `styleMap`, is refused where `style-src` allows no inline styles.
 */
class CssProperties extends Directive {
  #last: Readonly<Record<string, string>> = {};

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('cssProperties() belongs on an element');
  }

  override render(_properties: Readonly<Record<string, string>>): typeof noChange {
    return noChange;
  }

  override update(part: ElementPart, [properties]: [Readonly<Record<string, string>>]): typeof noChange {
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(properties)) {
      if (this.#last[name] !== value) style.setProperty(name, value);
    }
    for (const name of Object.keys(this.#last)) if (!(name in properties)) style.removeProperty(name);
    this.#last = properties;
    return noChange;
  }
}

export const cssProperties = directive(CssProperties);

/** A colour as Azure DevOps writes it, six hexadecimal digits without `#`; anything else gives nothing. */
export function hexColor(digits: string | undefined): string | undefined {
  return digits !== undefined && /^[0-9a-f]{6}$/i.test(digits) ? `#${digits}` : undefined;
}
