import type { FieldValue, ProjectData, StoredItem, TreeNode } from '../data/model';
import { flatten } from '../data/trees';
import { countRelations } from './relations';
import type { OrganizationStore } from './store';

type Tree = ReadonlyMap<string, TreeNode>;
const trees = new WeakMap<TreeNode, Tree>();

/** The nodes of a tree by lower-case path. */
export function nodesByPath(root: TreeNode): Tree {
  let tree = trees.get(root);
  if (!tree) {
    tree = new Map(flatten(root).map((node) => [node.path.toLowerCase(), node]));
    trees.set(root, tree);
  }
  return tree;
}

export function findArea(project: ProjectData, path: string): TreeNode | undefined {
  return nodesByPath(project.areas).get(path.toLowerCase());
}

export function findIteration(project: ProjectData, path: string): TreeNode | undefined {
  return nodesByPath(project.iterations).get(path.toLowerCase());
}

type Computed = (item: StoredItem, organization: OrganizationStore) => FieldValue | undefined;

/** Fields that are not stored but follow from the rest. */
const computed: Readonly<Record<string, Computed>> = {
  'System.Id': (item) => item.id,
  'System.Rev': (item) => item.rev,
  'System.Watermark': (item) => item.id * 100 + item.rev,
  'System.CommentCount': (item) => item.fields['System.CommentCount'] ?? 0,
  'System.RelatedLinkCount': (item, organization) => countRelations(organization, item, 'link'),
  'System.AttachedFileCount': (item, organization) => countRelations(organization, item, 'AttachedFile'),
  'System.HyperLinkCount': (item, organization) => countRelations(organization, item, 'Hyperlink'),
  'System.ExternalLinkCount': (item, organization) => countRelations(organization, item, 'ArtifactLink'),
  'System.RevisedDate': (item, organization) => revisedDate(organization, item),
  'System.Parent': (item, organization) => shownParent(item, organization),
  'System.AuthorizedAs': (item) => item.fields['System.ChangedBy'],
  'System.AuthorizedDate': (item) => item.fields['System.ChangedDate'],
  'System.BoardColumn': (item) => item.fields['System.State'],
  'System.AreaId': (item, organization) => areaOf(item, organization)?.id,
  'System.NodeName': (item, organization) => areaOf(item, organization)?.name,
  'System.IterationId': (item, organization) => {
    const project = projectOf(item, organization);
    return project && findIteration(project, text(item, 'System.IterationPath'))?.id;
  },
};

const NEVER = '9999-01-01T00:00:00Z';

/** When the next revision took the place of this one. */
export function revisedDate(organization: OrganizationStore, item: StoredItem): string {
  const next = organization.since(item).find(({ rev }) => rev > item.rev);
  return next ? text(next, 'System.ChangedDate') : NEVER;
}

/** A parent in the recycle bin does not show. */
function shownParent(
  { fields: { 'System.Parent': parent } }: StoredItem,
  organization: OrganizationStore,
): FieldValue | undefined {
  return typeof parent === 'number' && organization.live(parent) ? parent : undefined;
}

export const computedNames: readonly string[] = Object.keys(computed);

/** A field of an item, stored or computed; empty fields are undefined. */
export function fieldValue(
  organization: OrganizationStore,
  item: StoredItem,
  referenceName: string,
): FieldValue | undefined {
  const compute = computed[referenceName];
  return compute ? compute(item, organization) : item.fields[referenceName];
}

export function projectOf(item: StoredItem, organization: OrganizationStore): ProjectData | undefined {
  return organization.project(text(item, 'System.TeamProject'));
}

/** A stored text field, empty if it is absent. */
export function text(item: StoredItem, referenceName: string): string {
  return String(item.fields[referenceName] ?? '');
}

function areaOf(item: StoredItem, organization: OrganizationStore): TreeNode | undefined {
  const project = projectOf(item, organization);
  return project && findArea(project, text(item, 'System.AreaPath'));
}
