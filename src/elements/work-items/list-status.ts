import type { TemplateResult } from 'lit';
import type { FieldValues } from '../../ado/types.js';
import type { AdoError } from '../../errors.js';
import type { CommonMessages } from '../../i18n/common-messages.js';
import type { ConnectMessages } from '../../i18n/connect-messages.js';
import type { WorkItemsMessages } from '../../i18n/work-items-messages.js';
import type { ItemsState } from '../../state/items-store.js';
import type { WorkList } from '../../state/work-list.js';
import type { Notice } from '../../state/writes.js';
import { statusBar, type Failure } from './status-bar.js';

type ListMessages = CommonMessages & ConnectMessages & WorkItemsMessages;

export interface ListStatusOptions {
  readonly list: WorkList;
  readonly messages: ListMessages;
  readonly readOnly: boolean;
  /** What could not be done beside reading and writing. */
  readonly trouble: { readonly error: AdoError; readonly retry: () => void } | undefined;
  readonly onDismissTrouble: () => void;
  /** Whether the results changed after the last notice, so that they are what there is to announce. */
  readonly resultsAreNewer: boolean;
  readonly selected: number;
  /** Whether the user opened or closed the details; nothing while they have not touched them. */
  readonly detailsOpen: boolean | undefined;
  readonly onDetails: (open: boolean) => void;
  readonly onUndo: () => void;
  readonly onDeleteSelected: () => void;
  readonly onReconnect: () => void;
}

/** What the status bar says of a list: its last write if there is a word on it, else its results. */
export function listStatus(options: ListStatusOptions): TemplateResult {
  const { list, messages, readOnly, selected, detailsOpen } = options;
  const { notice } = list.writes.state;
  const failure = ownFailure(options) ?? writeFailure(options) ?? readFailure(options);
  const done = notice?.kind === 'done' ? notice : undefined;
  return statusBar({
    messages,
    results: resultsText(list.items.state, messages),
    done,
    resultsAreNewer: options.resultsAreNewer,
    doneText: done ? doneText(done, messages) : '',
    failure,
    detailsOpen: detailsOpen ?? failure?.error.code === 'conflict',
    selected,
    canDelete: !readOnly,
    onUndo: options.onUndo,
    onDismiss: () => {
      list.writes.dismiss();
    },
    onDetails: options.onDetails,
    onDeleteSelected: options.onDeleteSelected,
  });
}

function resultsText(
  { ids, complete, truncated, slow, answered }: ItemsState,
  messages: ListMessages,
): string {
  if (slow) return messages.searching;
  if (!answered) return '';
  if (ids.length === 0) return messages.nothingFound;
  return truncated ? messages.countTruncated(ids.length) : messages.count(ids.length, !complete);
}

function doneText({ what, ids }: Notice & { kind: 'done' }, messages: ListMessages): string {
  const [id = 0] = ids;
  switch (what) {
    case 'save':
      return messages.saved(id);
    case 'create':
      return messages.created(id);
    case 'delete':
      return messages.deleted(ids);
    case 'restore':
      return messages.restored(ids);
  }
}

function ownFailure({ trouble, onDismissTrouble }: ListStatusOptions): Failure | undefined {
  if (!trouble) return undefined;
  return {
    error: trouble.error,
    lead: '',
    typed: {},
    theirs: {},
    onRetry: trouble.retry,
    onReconnect: undefined,
    onDismiss: onDismissTrouble,
  };
}

function writeFailure({ list, messages, onReconnect }: ListStatusOptions): Failure | undefined {
  const { notice } = list.writes.state;
  if (notice?.kind !== 'failed') return undefined;
  return {
    error: notice.error,
    lead: messages.notSaved(notice.ids),
    typed: notice.typed,
    theirs: notice.error.code === 'conflict' ? storedValues(list, notice) : {},
    onRetry: canRetry(notice.error) ? () => void notice.retry() : undefined,
    onReconnect: needsReconnect(notice.error) ? onReconnect : undefined,
    onDismiss: () => {
      list.writes.dismiss();
    },
  };
}

/** What the fields a person wanted to change hold now. */
function storedValues({ items }: WorkList, { ids, typed }: Notice & { kind: 'failed' }): FieldValues {
  const item = items.item(ids[0] ?? 0);
  return Object.fromEntries(Object.keys(typed).map((field) => [field, item?.fields[field]]));
}

function readFailure({ list, onReconnect }: ListStatusOptions): Failure | undefined {
  const { error } = list.items.state;
  if (!error) return undefined;
  return {
    error,
    lead: '',
    typed: {},
    theirs: {},
    onRetry: () => void list.items.retry(),
    onReconnect: needsReconnect(error) ? onReconnect : undefined,
    onDismiss: () => {
      list.items.dismiss();
    },
  };
}

/** A value the server refused, or an item that is gone, will not get better by itself. */
function canRetry({ code }: AdoError): boolean {
  return code !== 'not-found' && code !== 'invalid';
}

function needsReconnect({ code }: AdoError): boolean {
  return code === 'unauthorized';
}
