import type { TreeNode } from './model';
import { uuidOf } from './random';

type Names = Readonly<Record<string, readonly string[]>>;

const AREAS: Names = {
  Web: ['Checkout', 'Account', 'Search'],
  Mobile: ['Android', 'iOS'],
  Platform: ['Payments', 'Data'],
  Quality: [],
};

const RELEASES = 4;
const SPRINTS = 12;
const FORTNIGHT = 14 * 24 * 3600 * 1000;

/** Numbers the nodes of one organisation. */
export class NodeIds {
  #next = 100;
  take(): number {
    return this.#next++;
  }
}

/** The area tree of a project; its names are also the teams. */
export function areaTree(project: string, ids: NodeIds): TreeNode {
  return node(project, project, 'area', ids, (path) =>
    Object.entries(AREAS).map(([name, children]) =>
      node(name, `${path}\\${name}`, 'area', ids, (parent) =>
        children.map((child) => node(child, `${parent}\\${child}`, 'area', ids)),
      ),
    ),
  );
}

/** Four releases of twelve sprints of two weeks, Monday to Friday; the last ones lie after the seed clock. */
export function iterationTree(project: string, ids: NodeIds, start: number): TreeNode {
  return node(project, project, 'iteration', ids, (path) =>
    range(RELEASES).map((release) =>
      node(`Release ${release + 1}`, `${path}\\Release ${release + 1}`, 'iteration', ids, (parent) =>
        range(SPRINTS).map((sprint) => {
          const number = release * SPRINTS + sprint;
          const name = `Sprint ${number + 1}`;
          const from = start + number * FORTNIGHT;
          const dates = { startDate: day(from), finishDate: day(from + 11 * 24 * 3600 * 1000) };
          return { ...node(name, `${parent}\\${name}`, 'iteration', ids), ...dates };
        }),
      ),
    ),
  );
}

/** Every node of a tree, the root first. */
export function flatten(root: TreeNode): TreeNode[] {
  return [root, ...root.children.flatMap(flatten)];
}

function node(
  name: string,
  path: string,
  kind: string,
  ids: NodeIds,
  children: (path: string) => TreeNode[] = () => [],
): TreeNode {
  return { id: ids.take(), identifier: uuidOf(`${kind} ${path}`), name, path, children: children(path) };
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function day(time: number): string {
  return `${new Date(time).toISOString().slice(0, 10)}T00:00:00Z`;
}
