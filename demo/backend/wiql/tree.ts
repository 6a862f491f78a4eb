import type { LinkMode } from './ast';
import type { Ends, LinkRow } from './one-hop';
import type { LinkType, QuerySource } from './source';

/**
 * A hierarchy, each item once: below its parent if that is in the result, else on top. Parents come before
 * their children, siblings by id.
 */
export function tree<Item>(
  { sources, targets }: Ends<Item>,
  type: LinkType,
  { matchingChildren }: LinkMode,
  source: QuerySource<Item>,
): LinkRow[] {
  const ids = { sources: sources.map(source.id), targets: targets.map(source.id) };
  const hierarchy = hierarchyOf(type, source);
  const kept = matchingChildren ? fromBelow(ids, hierarchy) : fromAbove(ids, hierarchy);
  return rowsOf(kept, hierarchy, type.referenceName);
}

interface Hierarchy {
  children(id: number): readonly number[];
  parent(id: number): number | undefined;
}

/** The items of the result; true for those that stand below their parent. */
type Kept = ReadonlyMap<number, boolean>;

/** Asks for the children of an item once, though the rows need them again. */
function hierarchyOf<Item>({ referenceName, opposite }: LinkType, source: QuerySource<Item>): Hierarchy {
  const known = new Map<number, readonly number[]>();
  const targets = (id: number, wanted: string) => {
    const found: number[] = [];
    for (const { type, target } of source.links(id)) if (type === wanted) found.push(target);
    return found;
  };
  return {
    children: (id) => {
      const children = known.get(id) ?? targets(id, referenceName).sort((a, b) => a - b);
      known.set(id, children);
      return children;
    },
    parent: (id) => targets(id, opposite)[0],
  };
}

/** What the source clauses find, with everything below it that the target clauses find without a gap. */
function fromAbove({ sources, targets }: Ends<number>, { children }: Hierarchy): Kept {
  const wanted = new Set(targets);
  const kept = new Map(sources.map((id) => [id, false]));
  const open = [...sources];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const child of children(id)) {
      if (!wanted.has(child)) continue;
      if (!kept.has(child)) open.push(child);
      kept.set(child, true);
    }
  }
  return kept;
}

/** What the target clauses find, with all that lies between it and the highest item that the source clauses find. */
function fromBelow({ sources, targets }: Ends<number>, { parent }: Hierarchy): Kept {
  const tops = new Set(sources);
  const kept = new Map<number, boolean>();
  for (const target of targets) {
    const line: number[] = [];
    for (let id: number | undefined = target; id !== undefined && !line.includes(id); id = parent(id)) {
      line.push(id);
    }
    const top = line.findLastIndex((id) => tops.has(id));
    for (const [index, id] of line.slice(0, top + 1).entries()) {
      kept.set(id, index < top || kept.get(id) === true);
    }
  }
  return kept;
}

function rowsOf(kept: Kept, { children }: Hierarchy, type: string): LinkRow[] {
  const rows: LinkRow[] = [];
  const show = (id: number, row: LinkRow) => {
    rows.push(row);
    for (const target of children(id)) {
      if (kept.get(target) === true) show(target, { type, source: id, target });
    }
  };
  const tops = [...kept].filter(([, isChild]) => !isChild).map(([id]) => id);
  for (const id of tops.sort((a, b) => a - b)) show(id, { target: id });
  return rows;
}
