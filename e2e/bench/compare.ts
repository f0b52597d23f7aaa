// Bench "compare": from two versions of a long briefing to the list of what lies between them: one where a tenth was
// changed in every way, as between two rounds of clearance, and one where every paragraph was; with what it costs to hand
// the two to a worker and the answer back. Beside it, the hash of the text, which a sign-off is bound to.
import { createHash } from 'node:crypto';
import type { Source } from '#core/citations/source.ts';
import { cite, note, p, place, text } from '#core/document/builder.ts';
import type {
  Block,
  BriefingDocument,
  Inline,
  SourceId,
} from '#core/document/document.ts';
import { compareDocuments } from '#core/review/compare-documents.ts';
import { listChanges } from '#core/review/list-changes.ts';
import { textHash } from '#core/review/text-hash.ts';
import type { Bench } from './bench.ts';
import {
  generateDocument,
  LONG,
  sourcesForNotes,
  wordsOf,
} from './generate.ts';
import { median } from './statistics.ts';

const ROUNDS = 7;

/** A phrase in the place of another in every text of the block, and other words in its notes. */
function reworded(block: Block, seed: number): Block {
  if (block.type !== 'paragraph') return block;
  const content = block.content.map((inline): Inline => {
    if (inline.type === 'footnote')
      return {
        ...inline,
        content: [text(`Cf. ${wordsOf(seed, 4)}`), cite('source-1', 'p. 2')],
      };
    if (inline.type !== 'text') return inline;
    const words = inline.text.split(' ');
    const at = seed % Math.max(1, words.length - 6);
    words.splice(at, 5, ...wordsOf(seed, 4).toLowerCase().split(' '));
    return { ...inline, text: words.join(' ') };
  });
  return { ...block, content };
}

/** The version with every `each`-th block changed in one way or another: reworded, moved, out, or with a new one behind it. */
function revised(
  { blocks, ...head }: BriefingDocument,
  each: number,
): BriefingDocument {
  const later: Block[] = [];
  const away: Block[] = [];
  for (const [index, block] of blocks.entries()) {
    const kind = index % each === 0 ? (index / each) % 10 : -1;
    if (kind === 9) away.push(block);
    else if (kind !== 8) later.push(kind < 0 ? block : reworded(block, index));
    if (kind === 7)
      later.push(
        ...place([p(wordsOf(index, 60), note(cite('source-2', 'p. 9')), '.')]),
      );
  }
  // Those that were moved stand behind the middle.
  later.splice(Math.floor(later.length / 2), 0, ...away);
  return { ...head, title: `${head.title}, revised`, blocks: later };
}

function measure(
  before: BriefingDocument,
  after: BriefingDocument,
  sources: ReadonlyMap<SourceId, Source>,
) {
  const times: number[] = [];
  const handed: number[] = [];
  let changes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    // Copies: what is known of a block is kept with it, and a worker gets new ones.
    const begun = performance.now();
    const sent = structuredClone({ before, after, sources });
    const copied = performance.now() - begun;
    const start = performance.now();
    const comparison = compareDocuments(
      { document: sent.before, sources: sent.sources },
      { document: sent.after, sources: sent.sources },
    );
    const listed = listChanges(comparison);
    times.push(performance.now() - start);
    const back = performance.now();
    structuredClone({ comparison, listed });
    handed.push(copied + performance.now() - back);
    changes = listed.length;
  }
  return {
    changes,
    compare_ms: Math.round(median(times)),
    hand_over_ms: Math.round(median(handed)),
  };
}

export const benchCompare: Bench = () => {
  const before = generateDocument('Coastal repair', LONG);
  const sources = new Map<SourceId, Source>(
    sourcesForNotes().map((source) => [source.id, source]),
  );
  const tenth = measure(before, revised(before, 10), sources);
  const all = measure(before, revised(before, 1), sources);
  const same = measure(before, before, sources);
  const hashes: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    textHash(before, sources, (words) =>
      createHash('sha256').update(words, 'utf8').digest('hex'),
    );
    hashes.push(performance.now() - start);
  }
  const hash_ms = Math.round(median(hashes));
  return {
    report: { same, tenth, all, hash_ms, reach: { compare_ms: 1000 } },
    rows: [
      [
        'compare, 240,000 words',
        'changes',
        'compare',
        'to and from the worker',
      ],
      ...Object.entries({
        'nothing changed': same,
        'a tenth changed': tenth,
        'all changed': all,
      }).map(([what, { changes, compare_ms, hand_over_ms }]) => [
        what,
        String(changes),
        `${compare_ms} ms`,
        `${hand_over_ms} ms`,
      ]),
      ['hash of the text', '', `${hash_ms} ms`, ''],
    ],
  };
};
