/** A kind of link from a work item to something in another tool. */
export interface ArtifactLinkType {
  readonly toolType: string;
  readonly artifactType: string;
  /** Stands as `name` in the attributes of the relation. */
  readonly linkType: string;
}

const ROWS: readonly (readonly [toolType: string, artifactType: string, linkType: string])[] = [
  ['Git', 'Branch', 'Branch'],
  ['Build', 'Build', 'Build'],
  ['VersionControl', 'Changeset', 'Fixed in Changeset'],
  ['Git', 'Commit', 'Fixed in Commit'],
  ['Build', 'Build', 'Found in build'],
  ['Build', 'Build', 'Integrated in build'],
  ['ArchitectureTools', 'ModelLink', 'Model Link'],
  ['Git', 'PullRequestId', 'Pull Request'],
  ['WorkItemTracking', 'Workitem', 'Related Workitem'],
  ['TestManagement', 'TcmResultAttachment', 'Result Attachment'],
  ['VersionControl', 'LatestItemVersion', 'Source Code File'],
  ['Requirements', 'Storyboard', 'Storyboard'],
  ['Git', 'Tag', 'Tag'],
  ['TestManagement', 'TcmTest', 'Test'],
  ['TestManagement', 'TcmResult', 'Test Result'],
  ['WorkItemTracking', 'Hyperlink', 'Workitem Hyperlink'],
];

export const artifactLinkTypes: readonly ArtifactLinkType[] = ROWS.map(
  ([toolType, artifactType, linkType]) => ({ toolType, artifactType, linkType }),
);
