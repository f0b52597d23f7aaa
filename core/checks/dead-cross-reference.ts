// A reference to a part of the briefing that it has not: what is left when a section goes or a list is numbered anew.
import { crossReferencesIn } from './cross-references.ts';
import type { Check, Finding } from './finding.ts';
import { numberedParts, plainNumber } from './numbered-parts.ts';

/** One finding a reference; `text` is its words: `paragraph 12`. */
export const deadCrossReference: Check = (document) => {
  const { blocks, language } = document;
  const parts = numberedParts(document);
  return blocks.flatMap((block) => {
    const seen = new Set<string>();
    return crossReferencesIn(block, block.language ?? language).flatMap(
      ({ kind, words, numbers, isDirected, footnote }): Finding[] => {
        // Without any of its kind here, another text's is meant, unless it says where it stands.
        if (parts[kind].size === 0 && !isDirected) return [];
        const missing = numbers.find(
          (number) => !parts[kind].has(plainNumber(number)),
        );
        const place = `${footnote ?? ''}\n${words}`;
        if (missing === undefined || seen.has(place)) return [];
        seen.add(place);
        return [
          {
            check: 'dead-cross-reference',
            severity: 'warning',
            block: block.id,
            ...(footnote !== undefined && { footnote }),
            text: words,
            message: `“${words}” is referred to, and this briefing has no ${kind} ${missing}: point to where it stands now.`,
          },
        ];
      },
    );
  });
};
