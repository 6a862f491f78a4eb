import { badRequest } from './errors';

const MOST_TAGS = 100;
const LONGEST_TAG = 400;

/** The tags of a field's text, which separates them by semicolons (a comma also splits). */
export function splitTags(text: string): string[] {
  return text
    .split(/[;,]/)
    .map((tag) => tag.trim())
    .filter(Boolean);
}

/** One text of all tags: each once, in any case, in alphabetical order. */
export function joinTags(tags: readonly string[]): string {
  const unique = new Map<string, string>();
  for (const tag of tags) {
    if (tag.length > LONGEST_TAG)
      throw badRequest(`TF401407: The tag is longer than ${LONGEST_TAG} characters.`);
    if (!unique.has(tag.toLowerCase())) unique.set(tag.toLowerCase(), tag);
  }
  if (unique.size > MOST_TAGS) throw badRequest(`TF401243: A work item can have at most ${MOST_TAGS} tags.`);
  return [...unique.values()].sort((a, b) => a.localeCompare(b, 'en')).join('; ');
}
