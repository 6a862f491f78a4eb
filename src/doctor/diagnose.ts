import { AdoError } from '../errors.js';
import { commonMessages, type CommonMessages } from '../i18n/common-messages.js';
import { doctorMessages, type DoctorMessages } from '../i18n/doctor-messages.js';
import { mergeMessages } from '../i18n/messages.js';
import { loadParagon } from '../sdk/load-paragon.js';
import type { ParagonRuntime } from '../sdk/runtime.js';
import { within } from '../sdk/time-limit.js';
import type { Connection } from '../state/connection.js';
import { accountChecks } from './account-checks.js';
import type { Checks, Facts, Judgement, SdkEvidence } from './facts.js';
import { pageChecks } from './page-checks.js';
import { readPageEvidence } from './page-evidence.js';
import { askParagon, callAzureDevOps } from './paragon-evidence.js';
import { PROBE_WITHIN, Probes } from './probes.js';
import { redact } from './redact.js';
import type { DiagnoseOptions, DiagnosisCheck, DiagnosisCheckId, DiagnosisReport } from './report.js';
import { probeServices, readAddresses } from './service-evidence.js';
import { serviceChecks } from './service-checks.js';
import { tokenChecks } from './token-checks.js';
import { readTokenEvidence, secretsOf } from './token-evidence.js';
import { readVersions } from './versions.js';
import { writeReport } from './write-report.js';

export type DoctorTexts = CommonMessages & DoctorMessages;

/** How long to wait for a connection that is busy loading. */
const SETTLE_WITHIN = 1500;
const LONG_SECRET = 12;

const CHECKS: Checks<DiagnosisCheckId> = {
  ...tokenChecks,
  ...serviceChecks,
  ...pageChecks,
  ...accountChecks,
};

export function doctorTexts(messages: DiagnoseOptions['messages']): DoctorTexts {
  return mergeMessages({ ...commonMessages, ...doctorMessages }, messages);
}

/**
 * Examines the way from this page to Azure DevOps without changing anything on it. Every question has a time limit;
 * what has no answer by then is `unknown`.
 */
export async function diagnose(
  connection: Connection,
  findRuntime: () => ParagonRuntime | undefined,
  { messages }: DiagnoseOptions = {},
): Promise<DiagnosisReport> {
  const texts = doctorTexts(messages);
  await settled(connection);
  const facts = await gather(connection, findRuntime());
  // A short id could be any word of ours.
  const secrets = secretsOf(facts.token).filter((secret) => secret.length >= LONG_SECRET);
  const checks = Object.entries(CHECKS).map(([id, check]) => {
    const judgement = judge(() => check(facts, texts.checkFindings), texts);
    return describe(id as DiagnosisCheckId, judgement, texts, secrets);
  });
  const versions = readVersions(!facts.options.paragon);
  return writeReport({ checks, at: new Date(facts.now), versions, texts });
}

async function gather(connection: Connection, runtime: ParagonRuntime | undefined): Promise<Facts> {
  const { options, state } = connection;
  const probes = new Probes();
  const addresses = readAddresses(options);
  const { table } = addresses;
  const page = orNothing(readPageEvidence(probes));
  const token = readTokenEvidence(options, runtime?.session.token, state.user);
  const policies = async (): Promise<readonly string[] | undefined> => {
    const known = await page;
    return known?.isReadable ? known.policies : undefined;
  };
  try {
    const [services, paragon, calls, sdk] = await Promise.all([
      probeServices(probes, table, policies),
      token.then((found) => askParagon(probes, found, options.paragonProject, table)),
      callAzureDevOps(runtime, state),
      lookAtSdk(probes, runtime, options.paragon !== undefined),
    ]);
    const found = { options, state, now: Date.now(), addresses, services, paragon, calls, sdk };
    return { ...found, token: await token, page: await page };
  } finally {
    probes.dispose();
  }
}

async function lookAtSdk(
  probes: Probes,
  runtime: ParagonRuntime | undefined,
  isForeign: boolean,
): Promise<SdkEvidence> {
  const isSignedIn = runtime?.session.user !== undefined;
  const found = {
    source: import.meta.url,
    isRunning: runtime !== undefined,
    isSignedIn,
    hasIntegration: isSignedIn ? runtime?.integration !== undefined : undefined,
  };
  if (isForeign) return { ...found, load: 'skipped', policy: undefined };
  const late = (): AdoError => new AdoError('timeout', 'The Paragon SDK did not load');
  const isLoaded = await within(PROBE_WITHIN, loadParagon(), late).then(
    () => true,
    () => false,
  );
  const policy = isLoaded ? undefined : await probes.scriptPolicy();
  return { ...found, load: isLoaded ? 'loaded' : 'failed', policy };
}

/** A connection that has only just been configured knows more in a moment. */
async function settled(connection: Connection): Promise<void> {
  if (connection.state.status !== 'loading') return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      release();
      resolve();
    };
    const timer = setTimeout(done, SETTLE_WITHIN);
    const release = connection.subscribe(() => {
      if (connection.state.status !== 'loading') done();
    });
  });
}

/** A mistake in one check must not cost the others. */
function judge(check: () => Judgement, texts: DoctorTexts): Judgement {
  try {
    return check();
  } catch {
    return { verdict: 'unknown', seen: texts.checkFindings.notTried };
  }
}

function describe(
  id: DiagnosisCheckId,
  { verdict, seen, change, fixedBy }: Judgement,
  texts: DoctorTexts,
  secrets: readonly string[],
): DiagnosisCheck {
  return {
    id,
    title: texts.checkTitles[id],
    verdict,
    seen: redact(seen, secrets),
    expected: texts.checkExpectations[id],
    ...(change && { change: redact(change, secrets) }),
    ...(fixedBy && { fixedBy }),
  };
}

function orNothing<T>(promise: Promise<T>): Promise<T | undefined> {
  return promise.catch(() => undefined);
}
