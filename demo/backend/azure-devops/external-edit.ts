import { failure } from '../core/http';
import type { World } from '../core/world';
export function externalEdit(_world: World, _body: Record<string, unknown>): Response {
  return failure(501, 'not yet');
}
