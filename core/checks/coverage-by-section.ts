// The coverage of a briefing by its sections, as the reviewer reads it.
import type { Block } from '../document/document.ts';
import { plainText } from '../document/walk.ts';
import type { CoveredSentence } from './coverage.ts';

export type SectionCoverage = {
  /** The heading, empty for what stands before the first. */
  readonly title: string;
  /** How many sentences cite what they need, how many lack it, and how many need nothing. */
  readonly cited: number;
  readonly uncited: number;
  readonly others: number;
};

/** Sections are those of the highest level that the headings have. `sentences` are those of the blocks, in their order. */
export function coverageBySection(
  blocks: readonly Block[],
  sentences: readonly CoveredSentence[],
): SectionCoverage[] {
  const headings = blocks.filter((block) => block.type === 'heading');
  const highest = Math.min(...headings.map(({ level }) => level));
  const starts = new Map(
    headings
      .filter(({ level }) => level === highest)
      .map((heading) => [heading.id, plainText(heading).trim()] as const),
  );
  const sections: {
    title: string;
    cited: number;
    uncited: number;
    others: number;
  }[] = [];
  let section = { title: '', cited: 0, uncited: 0, others: 0 };
  let at = 0;
  for (const block of blocks) {
    const title = starts.get(block.id);
    if (title !== undefined) {
      sections.push(section);
      section = { title, cited: 0, uncited: 0, others: 0 };
    }
    for (; sentences[at]?.block === block.id; at += 1) {
      const sentence = sentences[at];
      if (!sentence?.needs) section.others += 1;
      else if (sentence.cited) section.cited += 1;
      else section.uncited += 1;
    }
  }
  sections.push(section);
  return sections.filter(
    ({ cited, uncited, others }) => cited + uncited + others > 0,
  );
}
