/** A kind of link between work items, seen from one of its ends, or to something else. */
export interface RelationType {
  readonly referenceName: string;
  readonly name: string;
  readonly usage: 'workItemLink' | 'resourceLink';
  readonly editable: boolean;
  /** Only links between items have a shape. */
  readonly topology?: 'tree' | 'dependency' | 'network';
  readonly directional: boolean;
  readonly acyclic: boolean;
  /** As the service says it: two items are linked this way once at most. A tree has one parent in any case. */
  readonly singleTarget: boolean;
  readonly isForward: boolean;
  readonly oppositeEnd?: string;
}

type Pair = readonly [
  prefix: string,
  forward: string,
  reverse: string,
  topology: 'tree' | 'dependency',
  editable?: 'editable',
];

const PAIRS: readonly Pair[] = [
  ['Microsoft.VSTS.Common.Affects', 'Affects', 'Affected By', 'dependency', 'editable'],
  [
    'Microsoft.VSTS.TestCase.SharedParameterReferencedBy',
    'Referenced By',
    'References',
    'dependency',
    'editable',
  ],
  ['Microsoft.VSTS.Common.TestedBy', 'Tested By', 'Tests', 'dependency', 'editable'],
  ['Microsoft.VSTS.TestCase.SharedStepReferencedBy', 'Test Case', 'Shared Steps', 'dependency', 'editable'],
  ['System.LinkTypes.Duplicate', 'Duplicate', 'Duplicate Of', 'tree'],
  ['System.LinkTypes.Dependency', 'Successor', 'Predecessor', 'dependency'],
  ['System.LinkTypes.Hierarchy', 'Child', 'Parent', 'tree'],
];

const RESOURCES: readonly (readonly [referenceName: string, name: string])[] = [
  ['AttachedFile', 'Attached File'],
  ['Hyperlink', 'Hyperlink'],
  ['ArtifactLink', 'Artifact Link'],
];

function bothEnds([prefix, forward, reverse, topology, editable]: Pair): RelationType[] {
  return [true, false].map((isForward) => ({
    referenceName: `${prefix}-${isForward ? 'Forward' : 'Reverse'}`,
    name: isForward ? forward : reverse,
    usage: 'workItemLink',
    editable: editable !== undefined,
    topology,
    directional: true,
    acyclic: true,
    singleTarget: topology === 'dependency',
    isForward,
    oppositeEnd: `${prefix}-${isForward ? 'Reverse' : 'Forward'}`,
  }));
}

/** All relation types, as `_apis/wit/workitemrelationtypes` lists them. */
export const relationTypes: readonly RelationType[] = [
  ...PAIRS.flatMap(bothEnds),
  {
    referenceName: 'System.LinkTypes.Related',
    name: 'Related',
    usage: 'workItemLink',
    editable: false,
    topology: 'network',
    directional: false,
    acyclic: false,
    singleTarget: true,
    isForward: false,
  },
  ...RESOURCES.map(([referenceName, name]) => ({
    referenceName,
    name,
    usage: 'resourceLink' as const,
    editable: false,
    directional: false,
    acyclic: false,
    singleTarget: false,
    isForward: false,
  })),
];

const byName = new Map(relationTypes.map((type) => [type.referenceName.toLowerCase(), type]));

/** Finds a relation type by its reference name, in any case. */
export function findRelationType(referenceName: string): RelationType | undefined {
  return byName.get(referenceName.toLowerCase());
}
