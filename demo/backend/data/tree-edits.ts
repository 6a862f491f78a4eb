import type { TreeNode } from './model';

/** The tree with one node replaced by what `edit` makes of it, or taken out. Trees are never changed in place. */
export function editNode(
  root: TreeNode,
  id: number,
  edit: (node: TreeNode) => TreeNode | undefined,
): TreeNode {
  const children = root.children.flatMap((child) => {
    if (child.id !== id) return [editNode(child, id, edit)];
    const edited = edit(child);
    return edited ? [edited] : [];
  });
  const changed = children.some((child, index) => child !== root.children[index]);
  const same = !changed && children.length === root.children.length;
  return root.id === id ? (edit(root) ?? root) : same ? root : { ...root, children };
}

/** A node and all below it, with the paths that follow from its parent's. */
export function placeBelow(parent: Pick<TreeNode, 'path'> | undefined, node: TreeNode): TreeNode {
  const path = parent ? `${parent.path}\\${node.name}` : node.name;
  return { ...node, path, children: node.children.map((child) => placeBelow({ path }, child)) };
}

export function findNode(root: TreeNode, id: number): TreeNode | undefined {
  if (root.id === id) return root;
  for (const child of root.children) {
    const found = findNode(child, id);
    if (found) return found;
  }
  return undefined;
}

export function parentNode(root: TreeNode, id: number): TreeNode | undefined {
  if (root.children.some((child) => child.id === id)) return root;
  for (const child of root.children) {
    const found = parentNode(child, id);
    if (found) return found;
  }
  return undefined;
}

/** How many levels a node has, itself included. */
export function heightOf({ children }: TreeNode): number {
  return 1 + Math.max(0, ...children.map(heightOf));
}
