import type { CommonMessages } from '../i18n/common-messages.js';
import type { DoctorMessages } from '../i18n/doctor-messages.js';
import type { DiagnosisCheck, DiagnosisReport, DiagnosisVerdict, DiagnosisVersions } from './report.js';

interface Draft {
  readonly checks: readonly DiagnosisCheck[];
  readonly at: Date;
  readonly versions: DiagnosisVersions;
  readonly texts: CommonMessages & DoctorMessages;
}

/** Most urgent first. */
export const VERDICTS: readonly DiagnosisVerdict[] = ['problem', 'warning', 'unknown', 'ok'];

export function writeReport({ checks, at, versions, texts }: Draft): DiagnosisReport {
  return {
    checks,
    at,
    versions,
    toText: () => textOf({ checks, at, versions, texts }),
    toJSON: () => ({ at: at.toISOString(), page: location.origin, versions, checks }),
  };
}

function textOf({ checks, at, versions, texts }: Draft): string {
  const words = texts.doctor;
  const head = [
    `${words.heading}: ${location.origin}`,
    `${words.time}: ${at.toISOString()}`,
    `${words.library}: ado-elements ${versions.library}`,
    ...(versions.sdk ? [`${words.sdk}: ${versions.sdk}`] : []),
    `${words.browser}: ${versions.browser}`,
  ];
  const groups = VERDICTS.map((verdict) => ({
    verdict,
    found: checks.filter((check) => check.verdict === verdict),
  })).filter(({ found }) => found.length > 0);
  const bodies = groups.map(({ verdict, found }) =>
    [
      `${texts.verdicts[verdict]} (${String(found.length)})`,
      ...found.map((check) => entry(check, texts)),
    ].join('\n'),
  );
  return [head.join('\n'), ...bodies].join('\n\n');
}

function entry(
  { title, verdict, seen, expected, change, fixedBy }: DiagnosisCheck,
  texts: Draft['texts'],
): string {
  const words = texts.doctor;
  if (verdict === 'ok') return `- ${title}: ${seen}`;
  const lines = [
    `- ${title}`,
    `  ${words.seen}: ${seen}`,
    `  ${words.expected}: ${expected}`,
    ...(change ? [`  ${words.change}: ${change}`] : []),
    ...(fixedBy ? [`  ${texts.fixedBy[fixedBy]}`] : []),
  ];
  return lines.join('\n');
}
