import type { FixedBy } from '../errors.js';
import type { DoctorFindings } from '../i18n/doctor-findings.js';
import type { ConnectionOptions, ConnectionState } from '../state/connection-state.js';
import type { PageEvidence } from './page-evidence.js';
import type { CallsEvidence, ParagonEvidence } from './paragon-evidence.js';
import type { DiagnosisCheckId, DiagnosisVerdict } from './report.js';
import type { AddressEvidence, ServiceEvidence } from './service-evidence.js';
import type { TokenEvidence } from './token-evidence.js';

/** All that was found out; the checks only judge it. */
export interface Facts {
  readonly options: ConnectionOptions;
  readonly state: ConnectionState;
  readonly now: number;
  readonly token: TokenEvidence;
  readonly addresses: AddressEvidence;
  readonly services: ServiceEvidence;
  readonly paragon: ParagonEvidence;
  readonly calls: CallsEvidence;
  /** Nothing if even looking took too long. */
  readonly page: PageEvidence | undefined;
  readonly sdk: SdkEvidence;
}

export interface SdkEvidence {
  readonly load: 'loaded' | 'failed' | 'skipped';
  /** The policy that kept it away. */
  readonly policy: string | undefined;
  /** Where the parts of the library come from. */
  readonly source: string;
  readonly isRunning: boolean;
  readonly isSignedIn: boolean;
  /** What the SDK says, once it is signed in. */
  readonly hasIntegration: boolean | undefined;
}

/** What one check says; title and expectation are fixed words. */
export interface Judgement {
  readonly verdict: DiagnosisVerdict;
  readonly seen: string;
  readonly change?: string;
  readonly fixedBy?: FixedBy;
}

export type Checks<Id extends DiagnosisCheckId> = Readonly<
  Record<Id, (facts: Facts, words: DoctorFindings) => Judgement>
>;

export const ok = (seen: string): Judgement => ({ verdict: 'ok', seen });
export const unknown = (seen: string): Judgement => ({ verdict: 'unknown', seen });
export const problem = (seen: string, change: string, fixedBy: FixedBy = 'vendor'): Judgement => ({
  verdict: 'problem',
  seen,
  change,
  fixedBy,
});
export const warning = (seen: string, change: string, fixedBy: FixedBy = 'vendor'): Judgement => ({
  verdict: 'warning',
  seen,
  change,
  fixedBy,
});
