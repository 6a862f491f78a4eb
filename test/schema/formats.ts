import type { Ajv } from 'ajv';

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const between = (limit: number) => ({
  type: 'number' as const,
  validate: (value: number) => Number.isInteger(value) && value >= -limit && value < limit,
});
const anything = { type: 'number' as const, validate: () => true };

/** The formats that Microsoft's files name, and one rule that they do not write down. */
export function addVocabulary(ajv: Ajv): void {
  ajv.addFormat('date-time', DATE);
  ajv.addFormat('uuid', UUID);
  ajv.addFormat('int32', between(2 ** 31));
  ajv.addFormat('int64', between(2 ** 63));
  ajv.addFormat('double', anything);
  ajv.addFormat('float', anything);
  for (const opaque of ['byte', 'Stream', 'T']) ajv.addFormat(opaque, true);
  ajv.addKeyword({
    keyword: 'countsItsValue',
    type: 'object',
    error: { message: 'must have as `count` how many entries `value` has' },
    validate: (_: true, { count, value }: { count: unknown; value?: unknown[] }) => count === value?.length,
  });
}
