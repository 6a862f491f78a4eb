const NAMES = [
  'ado-connected',
  'ado-disconnected',
  'ado-connection-change',
  'ado-portal-request',
  'ado-items-loaded',
  'ado-selection-change',
  'ado-before-item-save',
  'ado-item-saved',
  'ado-before-item-create',
  'ado-item-created',
  'ado-before-item-delete',
  'ado-item-deleted',
  'ado-item-restored',
  'ado-item-open',
  'ado-error',
] as const satisfies readonly (keyof HTMLElementEventMap)[];

const KEPT = 5;

/** Lists the last events of `elements` in `list`, newest first; `onItem` learns which item they were about. */
export function logEvents(
  elements: readonly HTMLElement[],
  list: HTMLOListElement,
  onItem: (id: number) => void,
): void {
  const log = (event: HTMLElementEventMap[(typeof NAMES)[number]]): void => {
    const line = document.createElement('li');
    line.textContent = [event.type, describe(event)].filter(Boolean).join(' ');
    list.prepend(line);
    while (list.children.length > KEPT) list.lastElementChild?.remove();
    if ('id' in event) onItem(event.id);
  };
  for (const element of elements) for (const name of NAMES) element.addEventListener(name, log);
}

function describe(event: HTMLElementEventMap[(typeof NAMES)[number]]): string {
  if ('id' in event) return `#${event.id}`;
  if ('items' in event) return event.items.map(({ id }) => `#${id}`).join(' ');
  if ('selectedIds' in event)
    return event.selectedIds
      .slice(0, 3)
      .map((id) => `#${id}`)
      .join(' ');
  if ('count' in event) return `${event.count}${event.complete ? '' : '+'}`;
  if ('status' in event) return event.status;
  return 'error' in event ? event.error.code : '';
}
