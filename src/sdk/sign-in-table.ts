import { AdoError, type AdoErrorCode, type FixedBy } from '../errors.js';

/** A way in which Microsoft's sign-in, or Azure DevOps on its behalf, refuses: what its text holds, what that means. */
type Row = readonly [pattern: RegExp, code: AdoErrorCode, fixedBy?: FixedBy];

/**
 * All that is known, first match wins. Numbers are Microsoft's own and mean what its list of sign-in errors says;
 * its words change. The names at the end are those of OAuth, for texts without a number.
 */
const TABLE: readonly Row[] = [
  [/AADSTS7000222\b/, 'client-secret-expired'],
  [/AADSTS(?:7000215|7000216|7000218|700027)\b/, 'client-secret-invalid'],
  [/AADSTS(?:50011|500113)\b/, 'redirect-mismatch'],
  [/AADSTS(?:650057|650056|650053|65005|70011)\b/, 'scopes-missing'],
  [/AADSTS(?:65001|90094|90095|900941)\b/, 'admin-consent-required'],
  [/AADSTS65004\b/, 'consent-denied'],
  [/AADSTS(?:500200|500201)\b|AADSTS50020\b[^]*\blive\.com\b/, 'personal-account'],
  [/AADSTS(?:50020|50034|90072|50128|50177)\b/, 'wrong-tenant'],
  [
    /AADSTS(?:53000|53001|53002|53003|530031|53004|50005|50097|50105|50158)\b|VS403463\b/,
    'conditional-access',
  ],
  // A grant that has run out or was revoked, or that a second proof is asked for: signing in anew helps.
  [/AADSTS(?:700082|70008|70043|70044|50173|50132|50133|50076|50078|50079)\b/, 'unauthorized'],
  // Azure DevOps knows who it is, and still refuses. For nobody it says the same with an empty name, or this id.
  [/TF400813: The user '(?!'|aaaaaaaa-)/, 'oauth-policy-blocked'],
  [/AADSTS(?:90033|90006|90012|50196)\b/, 'server', 'microsoft'],
  [/\binvalid_client\b/, 'client-secret-invalid'],
  [/\bredirect_uri_mismatch\b/, 'redirect-mismatch'],
  [/\binvalid_(?:scope|resource)\b/, 'scopes-missing'],
  [/\bconsent_required\b|\badmin[_ ]consent\b/i, 'admin-consent-required'],
  [/\binvalid_grant\b|\binteraction_required\b/, 'unauthorized'],
  [/\btemporarily_unavailable\b/, 'server', 'microsoft'],
];

const SERVER_CODE = /\b(?:AADSTS\d{4,8}|(?:TF|VS)\d{5,6})\b/;
/** Longer than anything Microsoft says; what was pasted may be a whole page. */
const LONGEST = 4000;

/** What `text` says in terms of this library; `undefined` if none of it is known. */
export function recognize(text: string, cause?: unknown): AdoError | undefined {
  for (const [pattern, code, fixedBy] of TABLE) {
    const found = pattern.exec(text)?.[0];
    if (found === undefined) continue;
    const serverCode = SERVER_CODE.exec(found)?.[0] ?? found;
    return new AdoError(code, text.slice(0, LONGEST), { cause, serverCode, ...(fixedBy && { fixedBy }) });
  }
  return undefined;
}

/** What the sign-in window said, as somebody copied it from there. */
export function readPasted(text: string): AdoError {
  return recognize(text) ?? notKnown(text);
}

/** A refusal of the sign-in that the table does not hold. */
export function notKnown(text: string, cause?: unknown, serverCode = serverCodeIn(text)): AdoError {
  return new AdoError('sign-in-failed', text.slice(0, LONGEST), { cause, serverCode });
}

export function serverCodeIn(text: string): string | undefined {
  return SERVER_CODE.exec(text)?.[0];
}
