/** The element of this page that `selector` names. */
export function find<E extends Element>(selector: string, type: abstract new () => E): E {
  const found = document.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`index.html has no ${type.name} ${selector}`);
}
