/**
 * The reading order of an element class, held by `perfectionist/sort-classes`:
 * statics, what the page sets, state, queries, fields, constructor, life cycle, methods for the page,
 * render and its parts, handlers, the rest. Inside a group the order is the author's.
 */
const lifecycle = [
  'connectedCallback',
  'disconnectedCallback',
  'attributeChangedCallback',
  'formAssociatedCallback',
  'adoptedCallback',
  'shouldUpdate',
  'willUpdate',
  'update',
  'firstUpdated',
  'updated',
  'getUpdateComplete',
  'createRenderRoot',
];
const group = (groupName, match) => ({ groupName, ...match });

const elementOrder = {
  type: 'unsorted',
  newlinesBetween: 'ignore',
  useConfigurationIf: { matchesAstSelector: 'ClassDeclaration[superClass.name="LitElement"] > ClassBody' },
  customGroups: [
    group('state', { selector: 'property', decoratorNamePattern: '^state$' }),
    group('query', { decoratorNamePattern: '^query' }),
    group('lifecycle', { selector: 'method', elementNamePattern: `^(${lifecycle.join('|')})$` }),
    group('render', { selector: 'method', elementNamePattern: '^render$' }),
    group('render-part', {
      selector: 'method',
      elementNamePattern: '^#?render[A-Z]',
      modifiers: ['private'],
    }),
    group('handler', { selector: 'method', elementNamePattern: '^#?on[A-Z]', modifiers: ['private'] }),
    group('handler-field', {
      selector: 'function-property',
      elementNamePattern: '^#?on[A-Z]',
      modifiers: ['private'],
    }),
  ],
  groups: [
    ['static-property', 'static-block', 'static-get-method', 'static-method'],
    [
      'public-decorated-property',
      'public-property',
      'public-get-method',
      'public-set-method',
      'public-accessor-property',
    ],
    'state',
    'query',
    ['private-property', 'protected-property', 'private-accessor-property'],
    'constructor',
    'lifecycle',
    ['public-method', 'public-function-property'],
    'render',
    'render-part',
    ['handler', 'handler-field'],
    'unknown',
  ],
};

/** Other classes keep the order their author chose. */
export const classOrder = [elementOrder, { type: 'unsorted', groups: [] }];
