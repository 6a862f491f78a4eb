import type { OrganizationData, StoredItem } from '../data/model';
import type { SearchNode } from '../search/ast';
import { SearchIndex } from '../search/search-index';
import { itemReader } from './search-fields';
import type { OrganizationStore } from './store';

export interface Found {
  readonly item: StoredItem;
  readonly score: number;
}

const shared = new WeakMap<OrganizationData, SearchIndex<StoredItem>>();

/** The index over the seeded items: made when somebody searches first, and shared by all worlds. */
function sharedIndex(data: OrganizationData): SearchIndex<StoredItem> {
  let index = shared.get(data);
  if (!index) {
    index = new SearchIndex(
      data.items.filter((item) => !item.deleted),
      itemReader,
    );
    shared.set(data, index);
  }
  return index;
}

/**
 * Searches what a world's index knows: the seeded items, and above them its own changes as far as they are
 * older than the lag.
 */
export function searchItems(organization: OrganizationStore, node: SearchNode, lagMs: number): Found[] {
  const base = sharedIndex(organization.data);
  const { replaced, docs } = changes(organization, organization.time - lagMs);
  const found = base.search(node).filter(([item]) => !replaced.has(item.id));
  const own = docs.length ? new SearchIndex(docs, itemReader).search(node) : [];
  const all = [...found, ...own].map(([item, score]) => ({ item, score }));
  return all.filter(({ item }) => organization.rights.canRead(item));
}

/** Which seeded items this world has changed, and how its index sees the changed and new ones. */
function changes(
  organization: OrganizationStore,
  until: number,
): { replaced: ReadonlySet<number>; docs: StoredItem[] } {
  const replaced = new Set<number>();
  const docs: StoredItem[] = [];
  for (const id of organization.changedIds()) {
    const current = organization.find(id);
    const indexed = current && indexedAt(organization, current, until);
    replaced.add(id);
    if (indexed && !indexed.deleted) docs.push(indexed);
  }
  return { replaced, docs };
}

/** The newest revision that the index has seen by then; what was seeded, it has always known. */
function indexedAt(
  organization: OrganizationStore,
  current: StoredItem,
  until: number,
): StoredItem | undefined {
  const seeded = organization.data.byId.get(current.id);
  const isKnown = (item: StoredItem) => item.rev <= (seeded?.rev ?? 0) || changedAt(item) <= until;
  if (isKnown(current)) return current;
  return organization.revisions(current.id).filter(isKnown).pop();
}

function changedAt({ fields }: StoredItem): number {
  return Date.parse(String(fields['System.ChangedDate']));
}
