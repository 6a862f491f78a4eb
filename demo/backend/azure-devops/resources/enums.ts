import { wordsOf, type Resource } from './resource';

/** Words of an enumeration by their numbers. */
type Enumeration = Readonly<Record<number, string>>;

/** An enumeration that counts from zero. */
const words = (list: string): Enumeration => list.split(' ');

const errorPolicy: Enumeration = { 1: 'fail', 2: 'omit' };
const itemExpand = words('none relations fields links all');
const queryExpand = words('none wiql clauses all minimal');
const reactions = words('like dislike heart hooray smile confused');
const commentExpand: Enumeration = {
  [-17]: 'all',
  0: 'none',
  1: 'reactions',
  8: 'renderedText',
  16: 'renderedTextOnly',
};

/**
 * Where the service takes the numbers of an enumeration as well as its words, as Microsoft's own client sends
 * them: by the words of the resource, then by the parameter of the path, the query or the body.
 */
const parameters: Readonly<Record<string, Readonly<Record<string, Enumeration>>>> = {
  'wit/classificationnodes': { group: words('areas iterations'), errorPolicy },
  'wit/fields': {
    $expand: words('none extensionFields includeDeleted'),
    type: words(
      'string integer dateTime plainText html treePath history double guid boolean identity picklistString picklistInteger picklistDouble',
    ),
    usage: words('none workItem workItemLink tree workItemTypeExtension'),
  },
  'wit/queries': { $expand: queryExpand },
  'wit/queriesbatch': { $expand: queryExpand, errorPolicy },
  'wit/reporting/workitemrevisions': { $expand: words('none fields') },
  'wit/workitems': { $expand: itemExpand, errorPolicy },
  'wit/workitems/comments': {
    $expand: commentExpand,
    order: { 1: 'asc', 2: 'desc' },
    format: words('markdown html'),
  },
  'wit/workitems/comments/reactions': { reaction: reactions },
  'wit/workitems/comments/reactions/users': { reaction: reactions },
  'wit/workitems/revisions': { $expand: itemExpand },
  'wit/workitemsbatch': { $expand: itemExpand, errorPolicy },
  'wit/workitemtypes/fields': { $expand: words('none allowedValues dependentFields all') },
  'work/teamsettings': {
    bugsBehavior: words('off asRequirements asTasks'),
    workingDays: words('sunday monday tuesday wednesday thursday friday saturday'),
  },
};

/** Parameters as they came, but with the words of enumerations for their numbers, also in lists. */
export function spellOutAll<Value>(
  resource: Resource | undefined,
  values: Record<string, Value>,
): Record<string, Value> {
  const known = Object.entries((resource && parameters[wordsOf(resource)]) ?? {});
  const spelled = { ...values };
  for (const [parameter, enumeration] of known) {
    for (const name of Object.keys(values)) {
      if (name.toLowerCase() !== parameter.toLowerCase()) continue;
      spelled[name] = spellOut(enumeration, values[name]) as Value;
    }
  }
  return spelled;
}

function spellOut(enumeration: Enumeration, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => spellOut(enumeration, one));
  const isNumber = typeof value === 'number' || (typeof value === 'string' && /^-?\d+$/.test(value));
  return (isNumber ? enumeration[Number(value)] : undefined) ?? value;
}
