// The coverage of a briefing by its sections, as the reviewer reads it.
import type { Block } from '../document/document.ts';
import { plainText } from '../document/walk.ts';
import { coverageKind } from './coverage-kind.ts';
import type { CoveredSentence } from './coverage.ts';

export type SectionCoverage = {
  /** The heading, empty for what stands before the first. */
  readonly title: string;
  /** How many sentences cite something, lack what they need, were said to do without, and need nothing. */
  readonly cited: number;
  readonly uncited: number;
  readonly answered: number;
  readonly others: number;
  /** The first that lacks it. */
  readonly firstUncited: CoveredSentence | null;
};

/** Sections are those of the highest level that the headings have. `sentences` are those of the blocks, in their order. */
export function coverageBySection(
  blocks: readonly Block[],
  sentences: readonly CoveredSentence[],
  isAnswered: (sentence: CoveredSentence) => boolean = () => false,
): SectionCoverage[] {
  const headings = blocks.filter((block) => block.type === 'heading');
  const highest = Math.min(...headings.map(({ level }) => level));
  const starts = new Map(
    headings
      .filter(({ level }) => level === highest)
      .map((heading) => [heading.id, plainText(heading).trim()] as const),
  );
  type Counted = {
    -readonly [Part in keyof SectionCoverage]: SectionCoverage[Part];
  };
  const begin = (title: string): Counted => ({
    title,
    cited: 0,
    uncited: 0,
    answered: 0,
    others: 0,
    firstUncited: null,
  });
  const sections: Counted[] = [];
  let section = begin('');
  let at = 0;
  for (const block of blocks) {
    const title = starts.get(block.id);
    if (title !== undefined) {
      sections.push(section);
      section = begin(title);
    }
    for (; sentences[at]?.block === block.id; at += 1) {
      const sentence = sentences[at];
      if (!sentence) continue;
      const kind = coverageKind(sentence, isAnswered);
      section[kind] += 1;
      if (kind === 'uncited') section.firstUncited ??= sentence;
    }
  }
  sections.push(section);
  return sections.filter(
    ({ cited, uncited, answered, others }) =>
      cited + uncited + answered + others > 0,
  );
}
