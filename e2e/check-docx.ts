// node e2e/check-docx.ts [--folder DIR]: a briefing with every kind of block, 300 notes, comments of each place and suggestions
// of each kind goes out as DOCX, with its review and without. Pandoc must then read all notes, the comments with their
// ranges and the tracked changes in the first, and LibreOffice all notes in the second, and Microsoft's Open XML SDK must
// find no fault in either, if it is there: none of them knows of Precis. Exit 1 where one does not, 2 where the programs are
// not there. With --folder the files stay, to be looked at.
import { join } from 'node:path';
import type {
  BriefingDocument,
  BriefingId,
  Inline,
} from '../core/document/document.ts';
import {
  footnotesOf,
  inlineContainers,
  plainInline,
} from '../core/document/walk.ts';
import { documentAsIfRejected } from '../core/review/suggestions.ts';
import { putAttachment } from '../electron/database/attachments.ts';
import { insertBriefing } from '../electron/database/briefings.ts';
import { openLibrary } from '../electron/database/open.ts';
import { openThread } from '../electron/services/comment.ts';
import {
  everyBlock,
  greyPng,
  reviewOf,
  withSuggestions,
} from '../electron/services/docx-fixture.ts';
import { exportBriefing } from '../electron/services/export-briefing.ts';
import { openCheckFolder } from './outside/check-folder.ts';
import {
  bare,
  faultsByOpenXml,
  missingPrograms,
  notesByLibreOffice,
  readByPandoc,
} from './outside/docx-of-others.ts';

const NOTES = 300;
const AT = '2026-11-21T09:30:00.000Z';

const { folder, resources, home, remove } = await openCheckFolder(
  'check-docx',
  missingPrograms(),
  'pandoc, libreoffice and unzip',
);

const wrong: string[] = [];
const says = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const notesOf = (document: BriefingDocument): string[] =>
  footnotesOf(document.blocks).map(({ footnote }) =>
    bare(plainInline(footnote.content)),
  );

const notesIn = (content: readonly Inline[]): string[] =>
  content.flatMap((part) =>
    part.type === 'footnote' ? [bare(plainInline(part.content))] : [],
  );

/** Says how many of those that should be there are, in their order, and names the first that is not. */
function compareNotes(
  program: string,
  expected: readonly string[],
  found: readonly string[],
): void {
  const differs = expected.findIndex((words, at) => words !== found[at]);
  says(
    `${program}: ${found.length} of ${expected.length} notes, ${differs < 0 ? 'all in their order and in full' : 'NOT AS THEY SHOULD BE'}`,
  );
  if (found.length !== expected.length)
    wrong.push(
      `${program} finds ${found.length} notes where there are ${expected.length}`,
    );
  if (differs >= 0)
    wrong.push(
      `${program} reads in note ${differs + 1} “${found[differs] ?? ''}” and not “${expected[differs] ?? ''}”`,
    );
}

/** The stretches of words that somebody suggests or would take out, notes apart. */
function suggestedWords(document: BriefingDocument): string[] {
  const stretches = (content: readonly Inline[]): string[] =>
    content.flatMap((part) => [
      ...(part.type === 'text' && (part.inserted ?? part.deleted)
        ? // Pandoc leaves out what one person puts in and another takes out of it.
          part.inserted && part.deleted
          ? []
          : [bare(part.text)]
        : []),
      ...(part.type === 'footnote' ? stretches(part.content as never) : []),
    ]);
  return document.blocks.flatMap((block) =>
    [...inlineContainers(block)].flatMap(stretches),
  );
}

const library = openLibrary(home, { create: true });
try {
  const { sha256 } = putAttachment(library, greyPng(400), 'image/png');
  const document = withSuggestions(everyBlock(NOTES, sha256));
  const id = 'briefing-0' as BriefingId;
  insertBriefing(library, id, document, { at: AT, author: 'Check' });
  const threads = reviewOf(document).filter(({ lost }) => !lost);
  for (const [at, thread] of threads.entries())
    openThread(
      library,
      {
        ...{ briefing: id, thread: thread.id, kind: thread.kind },
        place: {
          ...{ on: thread.on, block: thread.block, footnote: thread.footnote },
          ...{ start: thread.start, end: thread.end, words: thread.words },
        } as never,
        comment: { id: `c${at}`, words: thread.comments[0]?.words ?? '' },
      },
      { at: AT, author: thread.comments[0]?.author ?? 'Cleo' },
    );
  const write = async (review: 'with' | 'without'): Promise<string> => {
    const { file, proof } = await exportBriefing(
      { id, to: 'docx', review, out: join(folder, `${review}-review.docx`) },
      {
        ...{ library, resources, typesetter: null as never },
        today: '2026-11-28',
        signal: new AbortController().signal,
        tell: () => undefined,
      },
    );
    wrong.push(...proof.missing.map((what) => `proof: ${what}`));
    return file;
  };

  const reviewed = await write('with');
  const read = readByPandoc(reviewed);
  // Pandoc gives a caption to the first table that it meets, so that its notes come elsewhere.
  const captions = new Set(
    document.blocks.flatMap((block) =>
      'caption' in block ? notesIn(block.caption ?? []) : [],
    ),
  );
  const last = (notes: readonly string[]): string[] => [
    ...notes.filter((words) => !captions.has(words)),
    ...notes.filter((words) => captions.has(words)).sort(),
  ];
  compareNotes('Pandoc', last(notesOf(document)), last(read.notes));
  const ranged = read.comments.filter(({ ends, on }) => ends && on !== '');
  says(
    `Pandoc: ${read.comments.length} of ${threads.length} comments, ${ranged.length} of them with a range of words`,
  );
  for (const { id: name, comments, on, words } of threads) {
    const said = bare(comments[0]?.words ?? '');
    const found = read.comments.find((each) => each.words.endsWith(said));
    if (!found) wrong.push(`Pandoc does not find the comment ${name}`);
    else if (!found.ends || found.author !== comments[0]?.author)
      wrong.push(`Pandoc finds no end or another author of comment ${name}`);
    else if (on === 'words' && found.on !== bare(words))
      wrong.push(`Pandoc has comment ${name} on “${found.on}”`);
  }
  const by = (kind: string): number =>
    read.changes.filter((each) => each.kind === kind).length;
  says(
    `Pandoc: ${by('insertion')} insertions and ${by('deletion')} deletions by ${[...new Set(read.changes.map(({ author }) => author))].sort().join(', ')}`,
  );
  const tracked = read.changes.map(({ words }) => words).join('\n');
  for (const words of suggestedWords(document))
    if (!tracked.includes(words))
      wrong.push(`Pandoc does not track the words “${words}”`);

  const clean = documentAsIfRejected(document);
  const bareFile = await write('without');
  const alone = readByPandoc(bareFile);
  if (alone.comments.length + alone.changes.length > 0)
    wrong.push('there is review in the file that should have none');
  compareNotes('LibreOffice', notesOf(clean), notesByLibreOffice(bareFile));
  const faults = [reviewed, bareFile].map(faultsByOpenXml);
  if (faults.includes(null))
    says('Open XML SDK: it is not here, and was not asked');
  else {
    says(`Open XML SDK: ${faults.flat().length} faults in both files`);
    wrong.push(...faults.flat().map((what) => `Open XML SDK: ${what}`));
  }
} finally {
  library.close();
  remove(join(folder, 'profile'));
}
for (const what of wrong) says(`  - ${what}`);
says(wrong.length === 0 ? 'They agree.' : 'They DO NOT AGREE.');
process.exitCode = wrong.length === 0 ? 0 : 1;
