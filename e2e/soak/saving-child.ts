// The process that soak kills: opens the library, and saves deltas of every kind without end, saying each on its output
// once it came back. Arguments: the library's folder and the child's number.
import { randomBytes, randomInt } from 'node:crypto';
import { writeSync } from 'node:fs';
import type {
  Block,
  BlockId,
  CitationId,
  FootnoteId,
  Rank,
  SourceId,
} from '#core/document/document.ts';
import { DOCUMENT_VERSION } from '#core/document/document.ts';
import { rankBetween } from '#core/document/rank.ts';
import { putAttachment } from '../../electron/database/attachments.ts';
import { saveDelta, type Delta } from '../../electron/database/blocks.ts';
import {
  insertBriefing,
  listBriefings,
  readBriefing,
} from '../../electron/database/briefings.ts';
import { openLibrary, type Library } from '../../electron/database/open.ts';
import { readRevisions } from '../../electron/database/revisions.ts';
import { insertSources, listSources } from '../../electron/database/sources.ts';
import type { Stamp } from '../../electron/database/stamp.ts';
import { authorOf, BRIEFING, type Acknowledgement } from './acknowledgement.ts';

const FIRST_BLOCKS = 12;
const MOST_BLOCKS = 40;

const folder = process.argv[2] ?? '';
const child = Number(process.argv[3]);

let count = 0;
const next = (letter: string): string => {
  count += 1;
  return `${letter}${child}-${count}`;
};
const stamp = (delta: number, size: number): Stamp => ({
  at: new Date().toISOString(),
  author: authorOf(child, delta, size),
});
const pick = <Value>(values: readonly Value[]): Value | undefined =>
  values[randomInt(Math.max(1, values.length))];

const say = (said: Acknowledgement): void => {
  writeSync(1, `${JSON.stringify(said)}\n`);
};

const words = (delta: number): string =>
  `${child}/${delta} ${randomBytes(randomInt(20, 400)).toString('base64')}`;

function paragraph(
  id: BlockId,
  rank: Rank,
  delta: number,
  source: SourceId | undefined,
): Block {
  return {
    id,
    rank,
    type: 'paragraph',
    content: [
      { type: 'text', text: words(delta) },
      ...(source === undefined
        ? []
        : [
            {
              type: 'footnote' as const,
              id: next('n') as FootnoteId,
              content: [
                {
                  type: 'citation' as const,
                  id: next('c') as CitationId,
                  source,
                },
              ],
            },
          ]),
    ],
  };
}

function makeBriefing(library: Library): void {
  if (listBriefings(library).length > 0) return;
  let rank: Rank | null = null;
  const blocks = Array.from({ length: FIRST_BLOCKS }, () => {
    rank = rankBetween(rank, null);
    return paragraph(next('b') as BlockId, rank, 0, undefined);
  });
  const by = stamp(0, blocks.length);
  insertBriefing(
    library,
    BRIEFING,
    {
      version: DOCUMENT_VERSION,
      title: 'Soak',
      template: 'blank',
      language: 'en-GB',
      style: 'chicago-notes',
      marking: '',
      status: 'draft',
      fields: {},
      blocks,
    },
    by,
  );
  const revisions = readRevisions(library, BRIEFING);
  const delta = {
    put: blocks.map((block) => ({ block, parent: null })),
    move: [],
    remove: [],
  };
  say(saidOf(by.author, delta, (id) => revisions.get(id)));
}

function saidOf(
  author: string,
  { put, move, remove }: Delta,
  revisionOf: (id: BlockId) => number | undefined,
): Acknowledgement {
  const entry = (
    kind: 'put' | 'move' | 'remove',
    id: BlockId,
    value: string,
  ): Acknowledgement['blocks'][number] => ({
    id,
    kind,
    value,
    revision: revisionOf(id) ?? -1,
  });
  return {
    author,
    blocks: [
      ...put.map(({ block }) => entry('put', block.id, firstWords(block))),
      ...move.map(({ id, rank }) => entry('move', id, rank)),
      ...remove.map(({ id }) => entry('remove', id, '')),
    ],
  };
}

function firstWords(block: Block): string {
  if (block.type === 'image') return block.alternative;
  const first = block.type === 'paragraph' ? block.content[0] : undefined;
  return first?.type === 'text' ? first.text : '';
}

/** A delta of one to five changes of different blocks, of every kind. */
function makeDelta(
  library: Library,
  number: number,
  source: SourceId | undefined,
  attachment: string | undefined,
): Delta {
  const { blocks } = readBriefing(library, BRIEFING).document;
  const revisions = readRevisions(library, BRIEFING);
  const put: Delta['put'][number][] = [];
  const move: Delta['move'][number][] = [];
  const remove: Delta['remove'][number][] = [];
  const free = [...blocks];
  const end = blocks.at(-1)?.rank ?? null;
  const afterEnd = rankBetween(end, null);
  for (let left = randomInt(1, 6); left > 0 && free.length > 0; left -= 1) {
    const [old] = free.splice(randomInt(free.length), 1);
    const parent = old && revisions.get(old.id);
    if (!old || parent === undefined) continue;
    const roll = randomInt(10);
    if (roll < 7)
      put.push({ block: paragraph(old.id, old.rank, number, source), parent });
    else if (roll < 9)
      move.push({
        id: old.id,
        rank: rankBetween(null, blocks[0]?.rank ?? null),
        parent,
      });
    else if (blocks.length > FIRST_BLOCKS) remove.push({ id: old.id, parent });
  }
  if (attachment !== undefined)
    put.push({
      block: {
        id: next('b') as BlockId,
        rank: afterEnd,
        type: 'image',
        attachment,
        alternative: words(number),
      },
      parent: null,
    });
  else if (blocks.length < MOST_BLOCKS || put.length === 0)
    put.push({
      block: paragraph(next('b') as BlockId, afterEnd, number, source),
      parent: null,
    });
  return { put, move, remove };
}

const library = openLibrary(folder, { create: true });
makeBriefing(library);
for (let delta = 1; ; delta += 1) {
  const fresh = delta % 5 === 0 ? (next('s') as SourceId) : undefined;
  if (fresh !== undefined)
    insertSources(
      library,
      [
        {
          id: fresh,
          citekey: fresh,
          item: { type: 'report', title: words(delta) },
        },
      ],
      stamp(delta, 0),
    );
  const attachment =
    delta % 7 === 0
      ? putAttachment(library, randomBytes(randomInt(1, 200_000)), 'image/png')
          .sha256
      : undefined;
  const source = fresh ?? pick(listSources(library))?.id;
  const change = makeDelta(library, delta, source, attachment);
  const size = change.put.length + change.move.length + change.remove.length;
  const by = stamp(delta, size);
  const { revisions } = saveDelta(library, BRIEFING, change, by);
  say({
    ...saidOf(by.author, change, (id) => revisions[id]),
    ...(attachment !== undefined && { attachment }),
    ...(fresh !== undefined && { source: fresh }),
  });
}
