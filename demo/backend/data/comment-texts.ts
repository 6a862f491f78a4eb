const TEXTS: readonly string[] = [
  'I can reproduce this on the test environment.',
  'Talked to support: three customers are waiting for it.',
  'Moved to the next sprint, the design is not ready.',
  'The change is in review.',
  'Could somebody from <b>Quality</b> have a look?',
  'Done on my side; please check with large data.',
  'Same cause as the other report, I think.',
  'Needs a decision: do we keep the old address?',
  'Numbers look good since yesterday’s deployment.',
  'Reopened in the demo, the second step still fails.',
  'Added acceptance criteria after the refinement.',
];

/** The text of an item's n-th seeded comment, as HTML. */
export function commentText(itemId: number, number: number): string {
  return `<div>${TEXTS[(itemId * 7 + number * 3) % TEXTS.length] ?? ''}</div>`;
}
