// Bench "merge": what it costs to merge a review package with 500 comments, 100 verdicts and 60 changed blocks into 3,000
// paragraphs, 240,000 words and 1,000 notes; and to make one, and to take one in. Each is durable, as a person's are.
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cite, docWith, note, p } from '#core/document/builder.ts';
import type { BriefingId, SourceId } from '#core/document/document.ts';
import { cslItemSchema } from '#core/citations/source.ts';
import { saveDelta } from '../../electron/database/blocks.ts';
import { briefingKey } from '../../electron/database/briefing-key.ts';
import {
  insertBriefing,
  readBriefing,
} from '../../electron/database/briefings.ts';
import { openLibrary, type Library } from '../../electron/database/open.ts';
import { saving } from '../../electron/database/query.ts';
import { insertReviewRow } from '../../electron/database/review-rows.ts';
import { readRevisions } from '../../electron/database/revisions.ts';
import { insertSources } from '../../electron/database/sources.ts';
import { makePackage } from '../../electron/services/make-package.ts';
import { mergePackage } from '../../electron/services/merge-package.ts';
import type { Bench } from './bench.ts';
import { median } from './statistics.ts';

const BLOCKS = 3000;
const WORDS = 80;
const COMMENTS = 500;
const CHANGED = 60;
const ROUNDS = 3;
const SOURCES = 40;

const BRIEFING = 'bench' as BriefingId;
const at = '2026-01-01T00:00:00.000Z';
const ADA = { at, author: 'Ada' };
const BO = { at, author: 'Bo' };
const VOCABULARY =
  'the committee noted that funding for coastal repair rose while staffing in northern offices fell below its target and officials expect a further review'.split(
    ' ',
  );

const words = (seed: number): string =>
  Array.from(
    { length: WORDS },
    (_, place) => VOCABULARY[(seed * 7 + place * 3) % VOCABULARY.length] ?? '',
  ).join(' ');

function written(library: Library): void {
  insertSources(
    library,
    Array.from({ length: SOURCES }, (_, place) => ({
      id: `s${place}` as SourceId,
      citekey: `s${place}`,
      item: cslItemSchema.parse({ type: 'book', title: `Findings ${place}` }),
    })),
    ADA,
  );
  insertBriefing(
    library,
    BRIEFING,
    docWith(
      {},
      ...Array.from({ length: BLOCKS }, (_, place) =>
        place % 3 === 0
          ? p(
              words(place),
              note(cite(`s${place % SOURCES}`, `p. ${place + 1}`)),
            )
          : p(words(place)),
      ),
    ),
    ADA,
  );
}

function reviewed(library: Library): void {
  const key = briefingKey(library, BRIEFING);
  const { blocks } = readBriefing(library, BRIEFING).document;
  const revisions = readRevisions(library, BRIEFING);
  saveDelta(
    library,
    BRIEFING,
    {
      put: blocks
        .filter((_, place) => place % (BLOCKS / CHANGED) === 0)
        .map((block) => ({
          block:
            block.type === 'paragraph'
              ? {
                  ...block,
                  content: [
                    ...block.content,
                    { type: 'text' as const, text: ' Checked.' },
                  ],
                }
              : block,
          parent: revisions.get(block.id) ?? null,
        })),
      move: [],
      remove: [],
    },
    BO,
  );
  saving(library, () => {
    for (let place = 0; place < COMMENTS; place += 1) {
      const block = blocks[place * 5];
      insertReviewRow(library, key, 'threads', {
        ...{ id: `t${place}`, on: 'words', block: block?.id ?? '' },
        ...{ footnote: null, citation: null, start: 4, end: 13, lost: 0 },
        ...{ made_block: block?.id ?? '', made_start: 4, made_end: 13 },
        ...{ words: words(place * 5).slice(4, 13), before: '', after: '' },
        made_words: words(place * 5).slice(4, 13),
        ...{ kind: 'information', resolved: 0, author: 'Bo', at },
        ...{ changed_by: 'Bo', changed: at },
      });
      insertReviewRow(library, key, 'comments', {
        ...{ id: `c${place}`, thread: `t${place}`, words: 'Is it so?' },
        ...{ author: 'Bo', at, edited: null },
      });
    }
  });
}

async function round(folder: string): Promise<{
  make: number;
  takeIn: number;
  merge: number;
  bytes: number;
}> {
  const context = {
    resources: join(import.meta.dirname, '..', '..', 'out', 'resources'),
    signal: new AbortController().signal,
  };
  const ada = openLibrary(join(folder, 'ada'), { create: true });
  const bo = openLibrary(join(folder, 'bo'), { create: true });
  try {
    written(ada);
    const made = performance.now();
    const sent = join(folder, 'sent.precis');
    const input = { briefing: BRIEFING, attachments: false };
    await makePackage(ada, { ...input, out: sent }, ADA, context.signal);
    const taken = performance.now();
    await mergePackage(
      sent,
      { takeIn: true },
      { ...context, library: bo, stamp: BO },
    );
    const took = performance.now();
    reviewed(bo);
    const back = join(folder, 'back.precis');
    await makePackage(bo, { ...input, out: back }, BO, context.signal);
    const begun = performance.now();
    const { merged, conflicts } = await mergePackage(
      back,
      { takeIn: false },
      { ...context, library: ada, stamp: ADA },
    );
    const merge = performance.now() - begun;
    if (
      merged.comments !== COMMENTS ||
      merged.blocks !== CHANGED ||
      conflicts.length > 0
    )
      throw new Error(`Not what was sent: ${JSON.stringify(merged)}`);
    return {
      make: taken - made,
      takeIn: took - taken,
      merge,
      bytes: statSync(back).size,
    };
  } finally {
    ada.close();
    bo.close();
  }
}

/** `folder` is where the libraries may stand: on the disk that is to be measured. */
export const benchMerge: Bench = async (folder) => {
  const own = mkdtempSync(join(folder, 'precis-bench-'));
  try {
    const rounds: Awaited<ReturnType<typeof round>>[] = [];
    for (let each = 0; each < ROUNDS; each += 1) {
      const place = join(own, String(each));
      mkdirSync(place);
      rounds.push(await round(place));
    }
    const of = (part: 'make' | 'takeIn' | 'merge'): number =>
      median(rounds.map((each) => each[part]));
    const report = {
      blocks: BLOCKS,
      words: BLOCKS * WORDS,
      comments: COMMENTS,
      changed: CHANGED,
      bytes: rounds[0]?.bytes ?? 0,
      make_ms: of('make'),
      take_in_ms: of('takeIn'),
      merge_ms: of('merge'),
    };
    return {
      report,
      rows: [
        ['review package', 'median'],
        ['make', `${report.make_ms.toFixed(0)} ms`],
        ['take in', `${report.take_in_ms.toFixed(0)} ms`],
        [
          `merge ${COMMENTS} comments, ${CHANGED} changes`,
          `${report.merge_ms.toFixed(0)} ms`,
        ],
      ],
    };
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
};
