/**
 * Stands in for the SDK's own declarations when the package is compiled (`tsconfig.build.json`): those bring Node's
 * types along, and we look at the module through an interface of our own anyway.
 */
declare const sdk: Readonly<Record<string, unknown>>;
export default sdk;
