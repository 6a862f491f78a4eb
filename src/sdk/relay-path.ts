import { AdoError } from '../errors.js';

/**
 * The path to hand to the relay for `url`: a full address of an allowed host, or a path below its base. The SDK
 * appends it unchecked to its own address, where `..` would climb out with the user's token attached.
 */
export function relayPath(url: string, allowedHosts: readonly string[]): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(url) ? fullAddress(url, allowedHosts) : relativePath(url);
}

function fullAddress(url: string, allowedHosts: readonly string[]): string {
  if (!URL.canParse(url)) throw refused('is not an address');
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:') throw refused('must be https');
  if (parsed.username || parsed.password || parsed.port) throw refused('must not name a user or a port');
  if (!allowedHosts.includes(parsed.hostname)) throw refused('names a host that is not allowed');
  checkPath(/^[a-z]+:\/\/[^/?#]*\/?([^?]*)/i.exec(url)?.[1] ?? '');
  if (parsed.hash || url.includes('#')) throw refused('must not contain a fragment');
  return parsed.href;
}

function relativePath(url: string): string {
  if (url.includes('#')) throw refused('must not contain a fragment');
  checkPath(url.split('?', 1)[0]!);
  return url;
}

function checkPath(path: string): void {
  for (const segment of path.replace(/\/$/, '').split('/')) {
    const plain = segment.replaceAll(/%2e/gi, '.');
    if (plain === '' || plain === '.' || plain === '..')
      throw refused('must not contain empty or dot segments');
    // Encoded separators turn into real ones somewhere on the way.
    if (/[\\\s]|%2f|%5c|%00/i.test(segment)) throw refused('contains characters that must be encoded');
  }
}

function refused(why: string): AdoError {
  return new AdoError('configuration', `The path of a call to Azure DevOps ${why}`);
}
