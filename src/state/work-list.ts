import { type AdoError } from '../errors.js';
import { ItemsStore } from './items-store.js';
import type { WorkSession } from './work-session.js';
import { Writes, type WriteListener } from './writes.js';

/** The items of one project on one session, and the way to write to them. */
export class WorkList {
  readonly session: WorkSession;
  readonly project: string;
  readonly items: ItemsStore;
  readonly writes: Writes;

  constructor(session: WorkSession, project: string, fields: readonly string[], listener: WriteListener) {
    this.session = session;
    this.project = project;
    this.items = new ItemsStore(session.client, project, fields);
    this.writes = new Writes(session.client, this.items, session.drafts, project, listener);
  }

  /** What went wrong last, reading or writing. */
  get error(): AdoError | undefined {
    const { notice } = this.writes.state;
    return notice?.kind === 'failed' ? notice.error : this.items.state.error;
  }

  subscribe(listener: () => void): () => void {
    const releases = [this.items.subscribe(listener), this.writes.subscribe(listener)];
    return () => {
      for (const release of releases) release();
    };
  }

  dispose(): void {
    this.items.dispose();
  }
}
