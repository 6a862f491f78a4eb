import type { LinkMode } from './ast';
import type { QuerySource } from './source';

/** A row of a result over links; those on top have neither a type nor a source. */
export interface LinkRow {
  readonly type?: string | undefined;
  readonly source?: number | undefined;
  readonly target: number;
}

/** Items that the two halves of a query found, in the order of the result. */
export interface Ends<Item> {
  readonly sources: readonly Item[];
  readonly targets: readonly Item[];
}

/** Each source on top of the links that were found; the mode says which sources count. */
export function oneHop<Item>(
  { sources, targets }: Ends<Item>,
  types: ReadonlySet<string>,
  mode: LinkMode['kind'],
  source: QuerySource<Item>,
): LinkRow[] {
  const places = new Map(targets.map((item, place) => [source.id(item), place]));
  return sources.flatMap((item) => {
    const id = source.id(item);
    const links = [...source.links(id)]
      .filter(({ type, target }) => types.has(type) && places.has(target))
      .sort((a, b) => (places.get(a.target) ?? 0) - (places.get(b.target) ?? 0));
    if (mode === 'DoesNotContain') return links.length ? [] : [{ target: id }];
    if (mode === 'MustContain' && !links.length) return [];
    return [{ target: id }, ...links.map(({ type, target }) => ({ type, source: id, target }))];
  });
}
