import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import perfectionist from 'eslint-plugin-perfectionist';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { classOrder } from './scripts/lint/class-order.mjs';
import { layers, outsider } from './scripts/lint/layers.mjs';

/** Ways to turn a string into markup or style, each refused by a strict CSP or by Trusted Types. */
const noMarkupFromStrings = [
  {
    selector: 'AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'Build nodes with a template; strings of HTML go through the sanitiser.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment)$/]',
    message: 'Build nodes with a template; strings of HTML go through the sanitiser.',
  },
  {
    selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^(write|writeln)$/]',
    message: 'document.write is not for components.',
  },
  {
    selector: 'CallExpression[callee.property.name="setAttribute"][arguments.0.value="style"]',
    message: "style-src 'self' blocks style attributes: use style.setProperty().",
  },
  {
    selector:
      'TaggedTemplateExpression[tag.name=/^(html|svg|mathml)$/] TemplateElement[value.raw=/\\sstyle\\s*=/i]',
    message: "style-src 'self' blocks style attributes: use a class, or style.setProperty().",
  },
  {
    selector:
      'TaggedTemplateExpression[tag.name=/^(html|svg|mathml)$/] TemplateElement[value.raw=/[\\s.](innerHTML|outerHTML|srcdoc)\\s*=/i]',
    message: 'A binding to innerHTML is unsafeHTML by another name.',
  },
  {
    selector: 'ImportExpression[source.value=/(unsafe-(html|svg|mathml)|static-html|style-map)(\\.js)?$/]',
    message: 'Refused by our content security policy.',
  },
];

const unsafeDirectives = {
  patterns: [
    {
      regex:
        '^lit(-html)?/(directives/)?(unsafe-html|unsafe-svg|unsafe-mathml|static-html|style-map)(\\.js)?$',
      message: 'Our content security policy refuses what it does.',
    },
  ],
};

const honestTests = [
  {
    selector:
      'MemberExpression[object.name=/^(it|describe|test|context|suite)$/][property.name=/^(only|skip)$/]',
    message: 'All tests run. Where an engine lacks a feature, call this.skip() and say why.',
  },
  {
    selector:
      'CallExpression[callee.name=/^(setTimeout|aTimeout)$/], CallExpression[callee.property.name=/^(setTimeout|waitForTimeout)$/]',
    message: 'No sleeps: wait for what the test is about (waitUntil, oneEvent, a held answer).',
  },
];

const noSleepImports = {
  paths: [
    {
      name: '@open-wc/testing',
      importNames: ['aTimeout'],
      message: 'No sleeps: wait for what the test is about.',
    },
    { name: 'node:timers/promises', message: 'No sleeps: wait for what the test is about.' },
  ],
};

/** Stand-ins that tests start are checked against Microsoft's specification; these paths lead past the check. */
const uncheckedStandins = {
  patterns: [
    {
      regex: '/demo/backend/(standin|serve)$',
      allowTypeImports: true,
      message: 'Take it from support/standin: there every answer is checked.',
    },
  ],
};

/** `equal` is typed as a promise because a DOM snapshot's is one; a plain comparison fails at once. */
const chaiEqual = [{ from: 'package', package: '@types/chai', name: ['Equal'] }];

export default tseslint.config(
  { ignores: ['dist/', 'cdn/', 'demo/dist/', 'coverage/', 'test/e2e/cdn-page/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-undef': 'off', // TypeScript knows better
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 10 },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/unbound-method': 'off', // Lit binds handlers to their host
      'no-restricted-syntax': ['error', ...noMarkupFromStrings],
    },
  },
  {
    files: ['src/**/*.ts', 'demo/**/*.ts', 'test/**/*.ts'],
    ignores: ['demo/backend/**', 'test/node/**', 'test/e2e/**'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice']],
    plugins: { 'lit-a11y': litA11y },
    settings: { wc: { elementBaseClasses: ['LitElement'] } },
    rules: { ...litA11y.configs.recommended.rules },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { local: { rules: { layers } }, perfectionist },
    rules: {
      'local/layers': 'error',
      'no-console': 'error',
      'no-restricted-imports': ['error', unsafeDirectives],
      'perfectionist/sort-classes': ['error', ...classOrder],
      'wc/guard-super-call': 'off', // LitElement has them all
    },
  },
  {
    files: ['demo/**/*.ts'],
    plugins: { local: { rules: { outsider } } },
    rules: { 'local/outsider': 'error', 'no-restricted-imports': ['error', unsafeDirectives] },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...noMarkupFromStrings, ...honestTests],
      'no-restricted-imports': ['error', noSleepImports],
      '@typescript-eslint/no-unused-expressions': 'off', // expect(x).to.be.true
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: chaiEqual }],
    },
  },
  {
    files: ['test/node/**/*.ts'],
    ignores: ['test/node/backend/support/standin.ts'],
    rules: {
      'no-restricted-imports': 'off', // the same rule, which knows imports of types
      '@typescript-eslint/no-restricted-imports': ['error', { ...noSleepImports, ...uncheckedStandins }],
    },
  },
  {
    files: ['test/node/**/*.ts', 'test/e2e/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {
              from: 'package',
              package: 'node:test',
              name: ['it', 'test', 'describe', 'suite', 'before', 'after', 'beforeEach', 'afterEach'],
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'Buffer',
          'fetch',
          'Request',
          'setTimeout',
          'clearTimeout',
          'performance',
          'structuredClone',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['demo/**/*.js', 'test/**/*.js'],
    rules: { 'no-undef': 'off' }, // small scripts of test pages, in a browser
  },
);
