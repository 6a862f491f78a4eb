const COMMON = 'Microsoft.VSTS.Common';

/** What the state sets or clears. */
const BY_STATE = [
  `${COMMON}.StateChangeDate`,
  `${COMMON}.ActivatedDate`,
  `${COMMON}.ActivatedBy`,
  `${COMMON}.ResolvedDate`,
  `${COMMON}.ResolvedBy`,
  `${COMMON}.ClosedDate`,
  `${COMMON}.ClosedBy`,
] as const;

/** Fields that rules tie to one another: each may change when the other does. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['System.AreaPath', 'System.AreaId'],
  ['System.AreaId', 'System.NodeName'],
  ['System.IterationPath', 'System.IterationId'],
  ['System.State', 'System.Reason'],
  ['System.State', 'System.AssignedTo'],
  ['System.Reason', `${COMMON}.ResolvedReason`],
  ...BY_STATE.map((field) => ['System.State', field] as const),
];

/** The fields that change along with a field. */
export function dependentFields(referenceName: string): readonly string[] {
  return PAIRS.flatMap(([one, other]) =>
    one === referenceName ? [other] : other === referenceName ? [one] : [],
  );
}
