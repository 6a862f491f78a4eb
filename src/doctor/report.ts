import type { FixedBy } from '../errors.js';
import type { MessageOverrides } from '../i18n/messages.js';

/** `unknown`: a page cannot find out, or something before it has to work first. */
export type DiagnosisVerdict = 'ok' | 'warning' | 'problem' | 'unknown';

export type DiagnosisCheckId =
  // The vendor's configuration
  | 'project'
  | 'token'
  | 'audience'
  | 'expiry'
  | 'clock'
  | 'addresses'
  // The way to Paragon
  | 'zeus'
  | 'relay'
  | 'portal'
  | 'connect-src'
  | 'frame-src'
  | 'img-src'
  | 'script-src'
  | 'trusted-types'
  // The page
  | 'opener'
  | 'frame'
  | 'storage'
  | 'dialog'
  | 'popups'
  | 'instance'
  | 'copies'
  // Paragon and Azure DevOps
  | 'session'
  | 'integration'
  | 'accounts'
  | 'identity'
  | 'projects'
  | 'work-items';

/** One thing that was looked at. */
export interface DiagnosisCheck {
  readonly id: DiagnosisCheckId;
  readonly title: string;
  readonly verdict: DiagnosisVerdict;
  readonly seen: string;
  readonly expected: string;
  /** The line of HTML, script, header or setting that would put it right. */
  readonly change?: string;
  readonly fixedBy?: FixedBy;
}

export interface DiagnosisVersions {
  readonly library: string;
  /** Of the Paragon SDK; nothing where the page brings its own instance. */
  readonly sdk: string | undefined;
  readonly browser: string;
}

/** What the doctor found: the checks in a fixed order, without anything secret. */
export interface DiagnosisReport {
  readonly checks: readonly DiagnosisCheck[];
  readonly at: Date;
  readonly versions: DiagnosisVersions;
  /** For a ticket or a mail: problems first. */
  toText(): string;
  toJSON(): object;
}

export interface DiagnoseOptions {
  /** Other words than the English ones. */
  readonly messages?: MessageOverrides | undefined;
}
