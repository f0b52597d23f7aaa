// node e2e/check-pdf.ts [--folder DIR]: a briefing with every kind of block, 300 notes in every place where one can stand,
// Japanese, Arabic, a note of 900 words, a table over pages and long addresses goes out as PDF in every standard. Each file
// must be proved, and then agree with what pdftotext and qpdf read, which know nothing of Precis. Exit 1 where one does not,
// 2 where the two programs are not there. With --folder the files stay, to be looked at.
import { join } from 'node:path';
import { h, docWith, link, note, p, table } from '../core/document/builder.ts';
import type {
  BriefingDocument,
  BriefingId,
} from '../core/document/document.ts';
import { ranksBetween } from '../core/document/rank.ts';
import {
  footnotesOf,
  inlineContainers,
  plainInline,
} from '../core/document/walk.ts';
import { putAttachment } from '../electron/database/attachments.ts';
import { insertBriefing } from '../electron/database/briefings.ts';
import { openLibrary } from '../electron/database/open.ts';
import { everyBlock, greyPng } from '../electron/services/docx-fixture.ts';
import { exportBriefing } from '../electron/services/export-briefing.ts';
import { testTypesetter } from '../electron/typesetting/typesetting-fixture.ts';
import { openCheckFolder } from './outside/check-folder.ts';
import {
  disagreements,
  missingPrograms,
  type Expected,
} from './outside/pdf-of-others.ts';

const NOTES = 300;
const ROWS = 70;
const ADDRESS = `https://records.example/archive/${'harbour-authority/'.repeat(9)}minutes.html?year=2026&part=annex-b`;
const HEAD = 'Mooring and its keeper';
const rowName = (n: number): string => `Mooring number ${100 + n}`;

const { folder, resources, home, remove } = await openCheckFolder(
  'check-pdf',
  missingPrograms(),
  'poppler-utils and qpdf',
);

/** All of `everyBlock`, and what goes over pages and out of lines. */
function briefing(image: string): BriefingDocument {
  const every = everyBlock(NOTES, image);
  const more = docWith(
    {},
    h(1, 'A table over pages'),
    table(
      [
        [HEAD, 'Length', 'Charge'],
        ...Array.from({ length: ROWS }, (_, n) => [
          n % 20 === 7
            ? [rowName(n), note(`Let to the pilots in the year ${1900 + n}.`)]
            : rowName(n),
          `${20 + n} m`,
          `£${1000 + n * 7}`,
        ]),
      ],
      { figures: [1, 2] },
    ),
    h(1, 'Long addresses'),
    p(
      'The minutes are at ',
      link(ADDRESS, ADDRESS),
      ', and nowhere else.',
      note('So they are: ', link(ADDRESS, ADDRESS), '.'),
    ),
  );
  const at = every.blocks.findIndex(({ type }) => type === 'page-break');
  const blocks = [
    ...every.blocks.slice(0, at),
    ...more.blocks,
    ...every.blocks.slice(at),
  ];
  const ranks = ranksBetween(null, null, blocks.length);
  return {
    ...every,
    template: 'ministerial-submission-uk',
    blocks: blocks.map((block, place) => ({
      ...block,
      rank: ranks[place] ?? block.rank,
    })),
  };
}

const wordsOf = (content: Parameters<typeof plainInline>[0]): string =>
  plainInline(content.filter(({ type }) => type !== 'footnote'));

function expectedOf(
  document: BriefingDocument,
  standard: Expected['standard'],
): Expected {
  return {
    standard,
    title: document.title,
    language: document.language,
    marking: document.marking,
    headings: document.blocks.flatMap((block) =>
      block.type === 'heading' ? [wordsOf(block.content)] : [],
    ),
    notes: footnotesOf(document.blocks).map(({ footnote }) =>
      plainInline(footnote.content),
    ),
    // Between two marks of notes, each by itself.
    passages: document.blocks.flatMap((block) => [
      ...(block.type === 'code' ? [block.text] : []),
      ...[...inlineContainers(block)].flatMap((content) => {
        const stretches: (typeof content)[number][][] = [[]];
        for (const part of content)
          if (part.type === 'footnote') stretches.push([]);
          else stretches.at(-1)?.push(part);
        return stretches.map(plainInline).filter((text) => text.trim() !== '');
      }),
    ]),
    longTable: {
      head: HEAD,
      rows: Array.from({ length: ROWS }, (_, n) => rowName(n)),
    },
  };
}

const library = openLibrary(home, { create: true });
const typesetter = await testTypesetter();
let failed = 0;
try {
  const { sha256 } = putAttachment(library, greyPng(400), 'image/png');
  const document = briefing(sha256);
  const id = 'briefing-0' as BriefingId;
  insertBriefing(library, id, document, {
    at: '2026-01-02T00:00:00.000Z',
    author: 'Check',
  });
  for (const standard of ['ua-1', 'a-2a', null] as const) {
    const out = join(folder, `every-block-${standard ?? 'plain'}.pdf`);
    const { proof, file, pages } = await exportBriefing(
      { id, to: 'pdf', out, ...(standard && { standard }) },
      {
        ...{ library, resources, typesetter },
        today: '2026-11-28',
        signal: new AbortController().signal,
        tell: () => undefined,
      },
    );
    const wrong = [
      ...proof.missing.map((what) => `proof: ${what}`),
      ...disagreements(file, expectedOf(document, standard)),
    ];
    failed += wrong.length;
    process.stdout.write(
      `${standard ?? 'no standard'}: ${pages ?? 0} pages, ${proof.footnotes.found} of ${proof.footnotes.expected} notes; pdftotext and qpdf ${wrong.length === 0 ? 'agree' : 'DO NOT AGREE'}\n`,
    );
    for (const what of wrong) process.stdout.write(`  - ${what}\n`);
  }
} finally {
  await typesetter.close();
  library.close();
  remove();
}
process.exitCode = failed === 0 ? 0 : 1;
