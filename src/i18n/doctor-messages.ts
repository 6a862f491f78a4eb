import type { DiagnosisCheckId, DiagnosisVerdict } from '../doctor/report.js';
import { doctorFindings, type DoctorFindings } from './doctor-findings.js';

/** Words around what the doctor found. */
export interface DoctorWords {
  heading: string;
  busy: string;
  /** Said when it is done. */
  summary: (problems: number, warnings: number) => string;
  failed: string;
  seen: string;
  expected: string;
  change: string;
  copy: string;
  copied: string;
  again: string;
  close: string;
  report: string;
  library: string;
  sdk: string;
  browser: string;
  time: string;
}

/** Words of the doctor; they are loaded with it. */
export interface DoctorMessages {
  doctor: DoctorWords;
  verdicts: Readonly<Record<DiagnosisVerdict, string>>;
  checkTitles: Readonly<Record<DiagnosisCheckId, string>>;
  checkExpectations: Readonly<Record<DiagnosisCheckId, string>>;
  checkFindings: DoctorFindings;
}

const counted = (number: number, one: string): string => `${String(number)} ${one}${number === 1 ? '' : 's'}`;

export const doctorMessages: DoctorMessages = {
  doctor: {
    heading: 'Setup check',
    busy: 'Checking the setup…',
    summary: (problems, warnings) => {
      const found = [
        problems > 0 ? counted(problems, 'problem') : '',
        warnings > 0 ? counted(warnings, 'warning') : '',
      ].filter(Boolean);
      return found.length > 0 ? `Found ${found.join(' and ')}.` : 'No problems found.';
    },
    failed: 'The setup could not be checked.',
    seen: 'Seen',
    expected: 'Expected',
    change: 'Line to change',
    copy: 'Copy report',
    copied: 'Report copied',
    again: 'Check again',
    close: 'Close',
    report: 'Report',
    library: 'Library',
    sdk: 'Paragon SDK',
    browser: 'Browser',
    time: 'Time',
  },
  verdicts: {
    problem: 'Problems',
    warning: 'Warnings',
    unknown: 'Could not be checked',
    ok: 'In order',
  },
  checkTitles: {
    project: 'Paragon project',
    token: 'User token: form',
    audience: 'User token: project',
    expiry: 'User token: lifetime',
    clock: 'Clock',
    addresses: 'Service addresses',
    zeus: 'Paragon’s main service (ZEUS)',
    relay: 'Paragon’s relay',
    portal: 'Paragon’s portal',
    'connect-src': 'Content policy: connect-src',
    'frame-src': 'Content policy: frame-src',
    'img-src': 'Content policy: img-src',
    'script-src': 'Content policy: script-src',
    'trusted-types': 'Content policy: trusted-types',
    opener: 'Opener policy',
    frame: 'Frame around the page',
    storage: 'Storage',
    dialog: 'Modal dialogs',
    popups: 'Pop-up windows',
    instance: 'Instance of the Paragon SDK',
    copies: 'Other instances of the Paragon SDK',
    session: 'Sign-in with Paragon',
    integration: 'Azure DevOps integration',
    accounts: 'Accounts',
    identity: 'Azure DevOps: who you are',
    projects: 'Azure DevOps: projects',
    'work-items': 'Azure DevOps: work items',
  },
  checkExpectations: {
    project: 'The id of a Paragon project.',
    token: 'A JSON Web Token signed with RS256, with sub, iat and exp.',
    audience: 'aud is useparagon.com/ and the id of the same project.',
    expiry: 'Time left, and a tokenProvider that gives the next one.',
    clock: 'Within a minute of the server’s.',
    addresses: 'Absolute https addresses without a slash at the end; no “proxy” in those of ZEUS and HERMES.',
    zeus: 'An answer within a few seconds.',
    relay: 'An answer within a few seconds.',
    portal: 'A page that loads in a frame.',
    'connect-src': 'The page may call ZEUS and the relay.',
    'frame-src': 'The page may show Paragon’s portal in a frame.',
    'img-src': 'Nothing: the pictures of the portal are in its own frame.',
    'script-src': 'The parts of the library may be loaded when they are needed.',
    'trusted-types': 'No list of policies, or one with lit-html.',
    opener: 'same-origin-allow-popups, so that the sign-in window can report back and others cannot.',
    frame: 'No frame, or one that may open windows and keep its origin.',
    storage: 'The page may use localStorage.',
    dialog: 'No modal dialog is open while the portal is: it would cover it.',
    popups: 'The browser lets the sign-in window open at a click.',
    instance: 'One of the element’s own, which checks who sends messages.',
    copies: 'None besides the one in use, and no token in storage.',
    session: 'Paragon accepts the token.',
    integration: 'Active in the Paragon project.',
    accounts: 'A connected account that works.',
    identity: 'Azure DevOps knows the account.',
    projects: 'The account may see projects.',
    'work-items': 'The account may read fields of work items.',
  },
  checkFindings: doctorFindings,
};
