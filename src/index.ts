/** Everything but the tags: classes, the connection, errors, events, texts. Importing it defines no element. */
export { AdoError, type AdoErrorCode, type FieldError, type FixedBy } from './errors.js';
export * from './events.js';
export * from './work-item-events.js';
export type {
  DiagnoseOptions,
  DiagnosisCheck,
  DiagnosisCheckId,
  DiagnosisReport,
  DiagnosisVerdict,
  DiagnosisVersions,
} from './doctor/report.js';
export { AdoConnect } from './elements/connect/connect-element.js';
export { AdoWorkItems } from './elements/work-items/items-element.js';
export {
  Connection,
  sharedConnection,
  type ConnectedAccount,
  type ConnectionOptions,
  type ConnectionState,
  type ConnectionStatus,
  type ConnectMode,
  type ConnectRequest,
  type ProviderChange,
} from './state/connection.js';
export type { MessageOverrides, Messages } from './i18n/messages.js';
export type { FieldValue, FieldValues, Identity, WorkItem } from './ado/types.js';
