// Cited sources that may be one and the same: a reader would look for two.
import {
  findDuplicates,
  type DuplicateReason,
} from '../citations/find-duplicates.ts';
import { citedSourcesOf } from './cited-sources.ts';
import type { Check } from './finding.ts';

const REASONS: Readonly<Record<DuplicateReason, string>> = {
  DOI: 'the same DOI',
  ISBN: 'the same ISBN',
  URL: 'the same address',
  title: 'nearly the same title, the same year and author',
};

/** One finding a group, at the first citation of its second. */
export const duplicateSources: Check = (
  document,
  sources,
  _template,
  { different },
) => {
  const cited = citedSourcesOf(document, sources);
  return findDuplicates(
    cited.map(({ source }) => source),
    different,
  ).flatMap(({ ids, reason }) => {
    const group = cited.filter(({ source }) => ids.includes(source.id));
    const second = group[1];
    const citekeys = group.map(({ source }) => source.citekey);
    return second
      ? [
          {
            check: 'duplicate-source',
            severity: 'info',
            block: second.block,
            footnote: second.footnote,
            source: second.source.id,
            sources: group.map(({ source }) => source.id),
            text: second.source.citekey,
            message: `The sources ${citekeys.slice(0, -1).join(', ')} and ${citekeys.at(-1) ?? ''} have ${REASONS[reason]}: if they are one, merge them.`,
          },
        ]
      : [];
  });
};
