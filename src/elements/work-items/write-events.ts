import type { WorkItem } from '../../ado/types.js';
import { AdoErrorEvent } from '../../events.js';
import type { Intent, WriteKind, WriteListener } from '../../state/writes.js';
import {
  AdoBeforeItemCreateEvent,
  AdoBeforeItemDeleteEvent,
  AdoBeforeItemSaveEvent,
  AdoItemCreatedEvent,
  AdoItemDeletedEvent,
  AdoItemRestoredEvent,
  AdoItemSavedEvent,
} from '../../work-item-events.js';

const BEFORE = {
  save: AdoBeforeItemSaveEvent,
  create: AdoBeforeItemCreateEvent,
  delete: AdoBeforeItemDeleteEvent,
};

/** Tells the host page of writes, before and after. */
export function writeEvents(target: EventTarget): WriteListener {
  return {
    async before({ kind, items, changes }: Intent): Promise<boolean> {
      const event = new BEFORE[kind](items, changes);
      target.dispatchEvent(event);
      return event.settled();
    },
    after(what, items, changed) {
      for (const item of items) target.dispatchEvent(afterEvent(what, item, changed));
    },
    failed(error) {
      target.dispatchEvent(new AdoErrorEvent(error));
    },
  };
}

function afterEvent(what: WriteKind | 'restore', item: WorkItem, changed: readonly string[]): Event {
  switch (what) {
    case 'save':
      return new AdoItemSavedEvent(item, changed);
    case 'create':
      return new AdoItemCreatedEvent(item, changed);
    case 'delete':
      return new AdoItemDeletedEvent(item);
    case 'restore':
      return new AdoItemRestoredEvent(item);
  }
}
