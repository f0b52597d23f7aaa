// Why what is typed can't be a tag, in one sentence.
import { isTag, MAX_TAG, tidyTag } from '#core/document/tag.ts';

/** Null where it can, and where nothing is typed. */
export function tagProblem(typed: string): string | null {
  const tidy = tidyTag(typed);
  return tidy === '' || isTag(tidy)
    ? null
    : `A tag has ${MAX_TAG} characters at most: make it shorter.`;
}
