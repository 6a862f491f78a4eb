import {
  serveStandin as serve,
  type RunningStandin,
  type ServeOptions,
} from '../../../../demo/backend/serve';
import { createStandin as create, type Standin, type StandinOptions } from '../../../../demo/backend/standin';
import { checkAnswers } from '../../../schema/run';

const observer = checkAnswers();

/** A stand-in whose every answer is compared with Microsoft's specification. */
export function createStandin(options: StandinOptions): Standin {
  return create({ observer, ...options });
}

/** The same as a server. */
export function serveStandin(options: ServeOptions = {}): Promise<RunningStandin> {
  return serve({ observer, ...options });
}
