/** Whether a modal dialog makes everything outside it, hence `element`, unusable. Looks into open shadow trees. */
export function isBelowModal(element?: Element, root: ParentNode = document): boolean {
  for (const dialog of root.querySelectorAll('dialog:modal'))
    if (!element || !dialog.contains(element)) return true;
  return [...root.querySelectorAll('*')].some(
    ({ shadowRoot }) => shadowRoot && isBelowModal(element, shadowRoot),
  );
}
