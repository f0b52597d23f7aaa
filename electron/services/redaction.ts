// The redacted copy of a briefing out of the library: what goes into the file, what must not be in it, and what a person
// should know before it is handed on. The bytes that were written are searched for all that went, and for what the review
// says, which has no place in a copy that leaves the house.
import { basename, extname } from 'node:path';
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import { plainNote } from '#core/citations/formatted-note.ts';
import { plainList, type ListedEntry } from '#core/citations/listed-entry.ts';
import type { Source } from '#core/citations/source.ts';
import type { Output } from '#core/contract.ts';
import {
  bytesTexts,
  docxTexts,
  markupTexts,
  plainTexts,
  type FileText,
  type FileTexts,
} from '#core/convert/file-text.ts';
import {
  proveRedacted,
  tellsRemoved,
  type Removed,
} from '#core/convert/prove-redacted.ts';
import type {
  Block,
  BriefingDocument,
  BriefingId,
} from '#core/document/document.ts';
import {
  redactedCopy,
  type RedactedCopy,
} from '#core/document/redacted-copy.ts';
import type { Template } from '#core/document/template.ts';
import {
  footnotesOf,
  mapInlineContainers,
  plainText,
} from '#core/document/walk.ts';
import { AppError } from '#core/errors.ts';
import type { ExportFormat } from '#core/export-formats.ts';
import { listSuggestions } from '#core/review/list-suggestions.ts';
import { hasSuggestions } from '#core/review/suggestions.ts';
import { briefingKey } from '../database/briefing-key.ts';
import type { Library } from '../database/open.ts';
import { readAttachment } from '../database/attachments.ts';
import { readSources } from '../database/sources.ts';
import { listThreads } from '../database/threads.ts';
import { printedWords } from '../typesetting/printed-words.ts';
import { openCitationReview } from './review-citations.ts';
import { citedSources } from './show-briefing.ts';

type Proof = Output<'briefings.export'>['proof'];

export type Redaction = {
  readonly document: BriefingDocument;
  readonly removed: readonly Removed[];
  /** Passages and images. */
  readonly passages: number;
  /** The bytes of the images that went and stand nowhere in the copy. */
  readonly pictures: readonly Uint8Array[];
};

/** What the copy says, beside its document. */
export type RedactedWords = {
  readonly notes: readonly FormattedNote[];
  readonly list: readonly ListedEntry[];
  readonly template: Template;
  readonly date: string;
  /** Those that are written out whole. */
  readonly sources?: readonly Source[];
};

const NONE_MARKED =
  'Nothing in this briefing is marked for redaction, so a redacted copy would be a clean one: mark what is to be left out, or choose the clean copy. Nothing was written.';
const TELLING_NAME =
  'The name of the file has words in it that the copy leaves out: give it another name. Nothing was written.';

/** Words of ours and not of the text. */
const OURS = new Set([
  'type',
  'id',
  'rank',
  'marks',
  'align',
  'direction',
  'attachment',
  'source',
  'block',
]);

/** All strings in a value that are somebody's words, at whatever depth. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    OURS.has(key) ? [] : stringsIn(each),
  );
}

const wordsOfBlocks = (blocks: readonly Block[]): string[] => [
  ...blocks.map(plainText),
  ...blocks.flatMap(stringsIn),
];

const counted = (count: number, one: string): string =>
  `${count} ${one}${count === 1 ? '' : 's'}`;

/**
 * `stored` has the suggested changes that `document` is without. Throws AppError 'bad-input' where nothing is marked, or the
 * name of the file says what is.
 */
export function redact(
  {
    id,
    stored,
    document: whole,
    out,
  }: {
    readonly id: BriefingId;
    readonly stored: BriefingDocument;
    readonly document: BriefingDocument;
    readonly out: string;
  },
  {
    library,
    resources,
    tell,
  }: {
    readonly library: Library;
    readonly resources: string;
    readonly tell: (sentence: string) => void;
  },
): Redaction {
  const copy = redactedCopy(whole);
  const { document, passages, removedImages } = copy;
  if (passages.length + removedImages.length === 0)
    throw new AppError('bad-input', NONE_MARKED);
  const marked = passages.map(({ words }, at): Removed => ({
    what: `the marked passage ${at + 1}`,
    texts: words,
  }));
  if (tellsRemoved(basename(out, extname(out)), marked, stringsIn(document)))
    throw new AppError('bad-input', TELLING_NAME);
  for (const reason of reasonsIn(whole.blocks))
    if (tellsRemoved(reason, marked, stringsIn(withoutReasons(whole))))
      throw new AppError(
        'bad-input',
        `The reason “${reason}” says some of what it is given for, and it would be printed: write another one. Nothing was written.`,
      );
  const suggested = listSuggestions(stored.blocks).length;
  for (const sentence of sentencesOf(copy, suggested)) tell(sentence);
  return {
    document,
    passages: passages.length + removedImages.length,
    pictures: removedImages
      .map(({ attachment }) => attachment)
      .filter(
        (attachment, at, all) =>
          all.indexOf(attachment) === at &&
          !copy.images.some((image) => image.attachment === attachment),
      )
      .map((attachment) => readAttachment(library, attachment)),
    removed: [
      ...marked,
      ...removedImages.map(({ alternative }, at): Removed => ({
        what: `the description of the marked image ${at + 1}`,
        texts: [alternative],
      })),
      ...ofSources(library, whole, document),
      ...ofReview(library, resources, id),
      {
        what: 'a suggested change',
        texts: wordsOfBlocks(stored.blocks.filter(hasSuggestions)),
      },
    ],
  };
}

/** Every reason that was given, once. */
function reasonsIn(value: unknown): Set<string> {
  const found = new Set<string>();
  const look = (each: unknown): void => {
    if (typeof each !== 'object' || each === null) return;
    for (const [key, inner] of Object.entries(each))
      if (key === 'reason' && typeof inner === 'string') found.add(inner);
      else look(inner);
  };
  look(value);
  return found;
}

/** The copy as it would be if nobody had given a reason. */
function withoutReasons(document: BriefingDocument): BriefingDocument {
  const bare = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(bare)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value).flatMap(([key, inner]) =>
              key === 'reason' ? [] : [[key, bare(inner)]],
            ),
          )
        : value;
  return redactedCopy({
    ...document,
    blocks: bare(document.blocks) as BriefingDocument['blocks'],
  }).document;
}

/**
 * A block of those that have marked words unmarked, by its number from 1, as somebody finds it who has the text before
 * them: by its heading, unless that is one of them too.
 */
function placeIn(
  { document: { blocks }, elsewhere }: RedactedCopy,
  number: number,
): string {
  const at = blocks
    .slice(0, number)
    .findLastIndex(({ type }) => type === 'heading');
  const heading = elsewhere.includes(at + 1) ? undefined : blocks[at];
  const block = `block ${number} of the text, counted from the top`;
  const words = heading ? plainText(heading).trim() : '';
  return words === '' ? `in ${block}` : `under “${words}” (${block})`;
}

function sentencesOf(copy: RedactedCopy, suggested: number): string[] {
  const { passages, behind, elsewhere, images, removedImages } = copy;
  const again = removedImages.some((gone) =>
    images.some(({ attachment }) => attachment === gone.attachment),
  );
  const went =
    behind === 0
      ? ''
      : `, and with ${passages.length === 1 ? 'it' : 'them'} ${counted(behind, 'note, citation or marker').replace(/s$/u, behind === 1 ? '' : 's')} that stand${behind === 1 ? 's' : ''} in or directly behind ${passages.length === 1 ? 'it' : 'them'}`;
  return [
    ...(passages.length > 0
      ? [
          `${counted(passages.length, 'marked passage')} ${passages.length === 1 ? 'is' : 'are'} left out${went}.`,
        ]
      : []),
    ...(removedImages.length > 0
      ? [
          `${counted(removedImages.length, 'marked image')} ${removedImages.length === 1 ? 'is' : 'are'} left out; captions stay.`,
        ]
      : []),
    ...(again
      ? [
          'A picture that is marked also stands where nobody marked it, and stays there: mark it there too if it is to go.',
        ]
      : []),
    ...(elsewhere.length > 0
      ? [
          `Marked words also stand where nobody marked them, and stay there: ${elsewhere.map((number) => placeIn(copy, number)).join('; ')}. Mark them there too if they are to go.`,
        ]
      : []),
    ...(images.length > 0
      ? [
          `${counted(images.length, 'image')} ${images.length === 1 ? 'stays' : 'stay'} as ${images.length === 1 ? 'it is' : 'they are'}, with all that can be seen in ${images.length === 1 ? 'it' : 'them'}: look before you hand the copy on.`,
        ]
      : []),
    ...(suggested > 0
      ? [
          `${counted(suggested, 'suggested change')} ${suggested === 1 ? 'is' : 'are'} not decided: the copy says what the briefing says without ${suggested === 1 ? 'it' : 'them'}.`,
        ]
      : []),
  ];
}

/** What the library knows of the sources that only what went cites. */
function ofSources(
  library: Library,
  whole: BriefingDocument,
  document: BriefingDocument,
): Removed[] {
  const left = new Set(citedSources(document));
  const gone = citedSources(whole).filter((source) => !left.has(source));
  return readSources(library, gone).map(({ citekey, item }) => {
    return {
      what: 'a source that only the marked passages cite',
      texts: [citekey, ...stringsIn(item)],
    };
  });
}

function ofReview(
  library: Library,
  resources: string,
  id: BriefingId,
): Removed[] {
  const comments = listThreads(library, briefingKey(library, id)).flatMap(
    (thread) => thread.comments,
  );
  const verdicts = openCitationReview(library, resources)
    .list(id)
    .citations.flatMap(({ verdict }) => verdict ?? []);
  return [
    { what: 'a comment', texts: comments.map(({ words }) => words) },
    {
      what: 'the reason for a verdict',
      texts: verdicts.flatMap(({ reason, quotation }) => [reason, quotation]),
    },
    {
      what: 'the name of a reviewer',
      texts: [...comments, ...verdicts].map(({ author }) => author),
    },
  ];
}

/** The document with its shape and without its words: what a format writes of itself is what comes of it. */
export function withoutWords(document: BriefingDocument): BriefingDocument {
  const hush = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(hush);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) =>
        (key === 'text' || key === 'prefix' || key === 'suffix') &&
        typeof each === 'string'
          ? [key, BARE]
          : key === 'url'
            ? [key, 'https://x.example/']
            : [key, hush(each)],
      ),
    );
  };
  return {
    ...document,
    blocks: document.blocks.map((block) => {
      const bare = mapInlineContainers(
        block,
        (content) => hush(content) as typeof content,
      );
      if (bare.type === 'image') return { ...bare, alternative: BARE };
      return bare.type === 'code' ? { ...bare, text: BARE } : bare;
    }),
  };
}
// A letter for each family of letters that is shipped: each says something of itself in a file.
const BARE = 'x字عא';

export const notesWithoutWords = (
  notes: readonly FormattedNote[],
): FormattedNote[] =>
  notes.map((note) => ({
    ...note,
    paragraphs: note.paragraphs.map((lines) =>
      lines.map((runs) => runs.map((run) => ({ ...run, text: BARE }))),
    ),
  }));

export const listWithoutWords = (list: readonly ListedEntry[]): ListedEntry[] =>
  list.map((entry) => ({
    ...entry,
    runs: entry.runs.map((run) => ({ ...run, text: BARE })),
  }));

export function sourceWithoutWords(source: Source): Source {
  const hush = (value: unknown): unknown =>
    typeof value === 'string'
      ? BARE
      : Array.isArray(value)
        ? value.map(hush)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value).map(([key, each]) => [key, hush(each)]),
            )
          : value;
  return {
    ...source,
    item: Object.assign(hush(source.item) as Source['item'], {
      type: source.item.type,
    }),
  };
}

/** A picture of one dot. */
export const BARE_IMAGE = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
);

/** The texts of what was written, and of what was written with it; `names` are those of the files beside it. */
export function writtenTexts(
  to: Exclude<ExportFormat, 'pdf'>,
  bytes: Uint8Array,
  beside: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): FileTexts {
  const others = beside.flatMap(({ name, bytes: other }): FileText[] => [
    { where: 'the name of a file beside it', text: name, kind: 'words' },
    ...(/\.bib$/iu.test(name)
      ? plainTexts(other, 'the file of the sources')
      : bytesTexts(other, 'an image')),
  ]);
  if (to === 'docx') {
    const { texts, faults } = docxTexts(bytes);
    return { texts: [...texts, ...others], faults };
  }
  const texts =
    to === 'html'
      ? markupTexts(new TextDecoder().decode(bytes), 'the page')
      : plainTexts(bytes, 'the text');
  return { texts: [...texts, ...others], faults: [] };
}

/** The proof of the copy with what the search of its bytes found; nothing that it says repeats what went. */
export function provenRedacted(
  proof: Proof,
  { document, removed }: Redaction,
  words: RedactedWords,
  { bare, found }: { readonly bare: FileTexts; readonly found: FileTexts },
): Proof {
  const { notes, list, template, date, sources = [] } = words;
  const stays = [
    ...stringsIn({ ...document, blocks: [] }),
    ...wordsOfBlocks(document.blocks),
    ...footnotesOf(document.blocks).flatMap(({ footnote }) =>
      stringsIn(footnote),
    ),
    ...notes.map(plainNote),
    plainList(list),
    ...stringsIn([notes, list, template, sources]),
    ...printed(document.language),
    date,
  ];
  const leaks = [
    ...found.faults,
    ...proveRedacted({
      removed,
      stays,
      bare: bare.texts,
      found: found.texts,
    }),
  ];
  // The proof of a format quotes the file, in which there may be what nobody is to read.
  const missing = [
    ...leaks,
    ...proof.missing.map((sentence) =>
      sentence.replaceAll(/“[^”]*”?/gu, '“…”'),
    ),
  ];
  return { ...proof, ok: proof.ok && leaks.length === 0, missing };
}

const printed = (language: string): string[] => {
  const words = printedWords(language);
  return [
    words.marking,
    words.untitled,
    words.contents,
    words.date,
    words.table(1),
    words.figure(1),
    words.page(1, 1),
    words.goesOn(1),
  ];
};
