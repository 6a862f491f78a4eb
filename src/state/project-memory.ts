/** Which project a person last looked at, per account and organization. Remembered on this device where allowed. */
const PREFIX = 'ado-elements:project:';

export function rememberedProject(sessionKey: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + sessionKey) ?? undefined;
  } catch {
    return undefined;
  }
}

export function rememberProject(sessionKey: string, project: string): void {
  try {
    localStorage.setItem(PREFIX + sessionKey, project);
  } catch {
    // A blocked or full storage only means that the choice is asked again.
  }
}
