import { Ajv, type ErrorObject, type SchemaObject, type ValidateFunction } from 'ajv';
import type { ObservedAnswer } from '../../demo/backend/core/observe';
import { addVocabulary } from './formats';
import { jsonSchema, responseSchema } from './json-schema';
import { findOperation, operationsOf, place, type Operation } from './operations';
import { readSpecs, specFolder } from './spec';
import { Tally, type Violation } from './tally';
import { unpublished } from './unpublished';
import { wrappedException } from './wrapped-exception';

const SIGN_IN_PAGE = 203;

/** Compares what the stand-in answers in the name of Azure DevOps with Microsoft's specification. */
export class SchemaCheck {
  readonly tally = new Tally();
  readonly #ajv = new Ajv({ allErrors: true, strictTypes: false, verbose: true });
  readonly #operations: readonly Operation[];
  readonly #validators = new Map<string, ValidateFunction>();

  /** Undefined where Microsoft's files are not at hand. */
  static open(folder = specFolder()): SchemaCheck | undefined {
    const specs = readSpecs(folder);
    return specs && new SchemaCheck([...specs.values()]);
  }

  private constructor(specs: readonly Parameters<typeof operationsOf>[0][]) {
    addVocabulary(this.#ajv);
    for (const spec of specs) this.#ajv.addSchema(jsonSchema(spec));
    this.#operations = specs.flatMap((spec) => operationsOf(spec));
  }

  readonly observer = (answer: ObservedAnswer): void => {
    const found = place(answer.path);
    if (!found || answer.status === SIGN_IN_PAGE) return;
    const { method, query, status } = answer;
    const known = this.#operations.filter(({ spec }) => found.specs.some((name) => name === spec.name));
    const operation = findOperation(known, method, found.segments, new URLSearchParams(query));
    if (status >= 400) this.#refusal(operation, answer);
    else if (operation) this.#success(operation, answer);
    else if (unpublished.some(({ call }) => call.test(`${method} ${found.segments.join('/')}`)))
      this.tally.passUnpublished();
    else this.#report('no operation', answer, [{ path: '', what: 'the specification has no such call' }]);
  };

  #success(operation: Operation, answer: ObservedAnswer): void {
    const { id, spec } = operation;
    const { status, text } = answer;
    const type = answer.type.split(';')[0] ?? '';
    const schema = responseSchema(spec, id, operation.schema);
    if (!text) {
      if (status === 204 || !schema || answer.method === 'HEAD') this.tally.pass(id);
      else this.#report(id, answer, [{ path: '', what: 'is empty' }]);
    } else if (!schema) this.#report(id, answer, [{ path: '', what: 'must be empty' }]);
    else if (type === 'application/json') this.#validate(id, answer, schema);
    else if (operation.produces.includes(type)) this.tally.pass(id);
    else this.#report(id, answer, [{ path: '', what: `is ${type}` }]);
  }

  /** Calls that the specification does not know are refused in the same words. */
  #refusal(operation: Operation | undefined, answer: ObservedAnswer): void {
    if (answer.type.includes('json')) this.#validate('refusals', answer, wrappedException);
    else this.#report(operation?.id ?? 'no operation', answer, [{ path: '', what: `is ${answer.type}` }]);
  }

  #validate(id: string, answer: ObservedAnswer, schema: SchemaObject): void {
    let validate = this.#validators.get(id);
    if (!validate) this.#validators.set(id, (validate = this.#ajv.compile(schema)));
    if (validate(JSON.parse(answer.text))) this.tally.pass(id);
    else this.#report(id, answer, (validate.errors ?? []).flatMap(describe));
  }

  #report(
    operation: string,
    answer: ObservedAnswer,
    found: readonly Pick<Violation, 'path' | 'what'>[],
  ): void {
    const example = `${answer.method} ${answer.path}${answer.query} ${answer.status}`;
    for (const { path, what } of found) this.tally.fail({ operation, path, what, example, times: 1 });
  }
}

/** Array positions are left out, so that one mistake is one line. */
function describe({
  instancePath,
  keyword,
  message = '',
  params,
  data,
}: ErrorObject): Pick<Violation, 'path' | 'what'>[] {
  if (keyword === 'anyOf') return [];
  const path = instancePath.replace(/\/\d+(?=\/|$)/g, '[]').replaceAll('~1', '/');
  const extra = (params as { additionalProperty?: string }).additionalProperty;
  if (extra !== undefined) return [{ path: `${path}/${extra}`, what: 'is not in the specification' }];
  const shown = typeof data === 'object' && data !== null ? '' : `: ${JSON.stringify(data)}`;
  return [{ path, what: message + shown }];
}
