/** The class that is a module's default export, however the page's bundler presents a CommonJS module. */
export function findClass<T>(module: unknown): T {
  let value = module;
  while (typeof value === 'object' && value !== null && 'default' in value) value = value.default;
  if (typeof value !== 'function') throw new TypeError('The Paragon SDK does not export its class');
  return value as T;
}
