const toDist = (path) => path?.replace(/^\/?src\/(.*)\.ts$/, 'dist/$1.js');

/** Describes the public elements for editors and for `npm run docs`. */
export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.styles.ts', 'src/i18n/locales/**'],
  outdir: '.',
  litelement: true,
  plugins: [
    {
      name: 'published',
      packageLinkPhase({ customElementsManifest: manifest }) {
        for (const module of manifest.modules) publish(module);
        // Only modules that hold an element, or define or re-export one, mean anything to a reader.
        manifest.modules = manifest.modules.filter(
          ({ declarations = [], exports = [] }) =>
            declarations.some(({ customElement }) => customElement) ||
            exports.some(({ kind }) => kind === 'custom-element-definition'),
        );
      },
    },
  ],
};

/** Paths as installed, without what is private and without events that have no name. */
function publish(module) {
  module.path = toDist(module.path);
  for (const { declaration } of module.exports ?? [])
    if (declaration?.module) declaration.module = toDist(declaration.module);
  for (const declaration of module.declarations ?? []) {
    declaration.members = declaration.members?.filter(isPublic);
    declaration.events = declaration.events?.filter(({ name }) => name);
  }
}

function isPublic({ name, privacy, static: isStatic }) {
  return (
    !isStatic &&
    privacy !== 'private' &&
    privacy !== 'protected' &&
    !name.startsWith('#') &&
    !lifecycle.has(name)
  );
}

const lifecycle = new Set([
  'connectedCallback',
  'disconnectedCallback',
  'attributeChangedCallback',
  'createRenderRoot',
  'shouldUpdate',
  'willUpdate',
  'update',
  'firstUpdated',
  'updated',
  'render',
]);
