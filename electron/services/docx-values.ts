// What a DOCX is made of: the document as it is stored, its notes in the words of the style with and without what is
// suggested, and around it what the printed page has as well.
import { docxInSteps } from '#core/convert/docx-export.ts';
import { proveDocxInSteps } from '#core/convert/prove-docx.ts';
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import type {
  DocxInput,
  DocxLabel,
  DocxNote,
  DocxRow,
} from '#core/convert/docx-input.ts';
import type {
  BlockId,
  BriefingDocument,
  FootnoteId,
} from '#core/document/document.ts';
import { signedBlock } from '#core/document/signed-block.ts';
import type { Template } from '#core/document/template.ts';
import { footnotesOf } from '#core/document/walk.ts';
import { withForm } from '#core/review/block-form.ts';
import { listSuggestions } from '#core/review/list-suggestions.ts';
import { hasSuggestions } from '#core/review/suggestions.ts';
import type { Steps } from '#core/steps.ts';
import { blockDirection } from '../typesetting/block-direction.ts';
import { captionLabels } from '../typesetting/caption-labels.ts';
import {
  endRows,
  frontMatterRows,
  type FrontMatterRow,
} from '../typesetting/front-matter.ts';
import { imageFormat } from '../typesetting/image-format.ts';
import { directionOf } from '../typesetting/language-tag.ts';
import {
  measureOf,
  pageGeometry,
  turnedGeometry,
} from '../typesetting/page-geometry.ts';
import { printedWords } from '../typesetting/printed-words.ts';
import { isTurned, widthsByWords } from '../typesetting/table-data.ts';

/** Of a table in Word, in points: its type, and what lies on either side of a cell. */
const TABLE = { size: 9, side: 4.25 };

/** The words of every note that stands in the document. */
function docxNotes(
  document: BriefingDocument,
  was: readonly FormattedNote[],
  becomes: readonly FormattedNote[],
): Map<FootnoteId, DocxNote> {
  const wordsOf = (notes: readonly FormattedNote[]) =>
    new Map(notes.map(({ id, paragraphs }) => [id, paragraphs]));
  const [before, after] = [wordsOf(was), wordsOf(becomes)];
  return new Map(
    footnotesOf(document.blocks).map(({ footnote: { id } }) => [
      id,
      { was: before.get(id) ?? null, becomes: after.get(id) ?? null },
    ]),
  );
}

export function docxValues({
  document: stored,
  template,
  was,
  becomes,
  ...rest
}: Pick<DocxInput, 'document' | 'list' | 'threads' | 'images' | 'date'> & {
  readonly template: Template;
  readonly was: readonly FormattedNote[];
  readonly becomes: readonly FormattedNote[];
}): DocxInput {
  const document = withFormerForms(stored);
  const words = printedWords(document.language);
  const page = pageGeometry(template.paper);
  const turnedPage = turnedGeometry(template.paper);
  const turned = new Set(
    document.blocks
      .filter(
        (block) => block.type === 'table' && isTurned(block, template.paper),
      )
      .map(({ id }) => id),
  );
  const { signature } = template;
  const [before = '', between = '', after = ''] = words.page(0, 0).split('0');
  const rowOf = ({ key, label, value }: FrontMatterRow): DocxRow => {
    const has = key === null ? undefined : document.fields[key];
    return {
      label,
      value,
      field: key === null || has === undefined ? null : { key, value: has },
    };
  };
  return {
    ...rest,
    document,
    tracking: 'pieces',
    notes: docxNotes(document, was, becomes),
    directions: new Map(
      document.blocks.map((block) => [
        block.id,
        blockDirection(block, document),
      ]),
    ),
    labels: new Map(
      [...captionLabels(document)].map(([id, label]) => [
        id as BlockId,
        labelOf(label),
      ]),
    ),
    page,
    turnedPage,
    turned,
    columns: new Map(
      document.blocks.flatMap((block) => {
        if (block.type !== 'table' || block.widths) return [];
        const room = measureOf(turned.has(block.id) ? turnedPage : page);
        return [[block.id, widthsByWords(block, room, TABLE)] as const];
      }),
    ),
    direction: directionOf(document.language),
    office: template.office ?? '',
    kind: template.kind ?? '',
    rows: frontMatterRows(document, template).map(rowOf),
    end: endRows(document, template).map(rowOf),
    markingPlace: template.marking.place,
    red: template.marking.colour === 'red',
    signature: signature
      ? {
          label: signature.label,
          date: words.date,
          behind: signedBlock({ document, template }),
        }
      : null,
    pageWords: [before, between, after],
    untitled: words.untitled,
    contents: words.contents,
  };
}

/** Word does not track what a block of ours is: each is as it is without what is suggested of it. */
const withFormerForms = (document: BriefingDocument): BriefingDocument =>
  document.blocks.some(({ reshaped }) => reshaped)
    ? {
        ...document,
        blocks: document.blocks.map((block) => {
          const { reshaped, ...rest } = block;
          return reshaped ? withForm(rest, reshaped.from) : block;
        }),
      }
    : document;

function labelOf(label: string): DocxLabel {
  const [, before = '', number = '0', after = ''] =
    /^(\D*)(\d+)(.*)$/u.exec(label) ?? [];
  return { before, number: Number(number), after };
}

/** The bytes of the images, each of a kind that Word shows. Throws AppError. */
export function docxImages(
  { blocks }: Pick<BriefingDocument, 'blocks'>,
  readImage: (attachment: string) => Uint8Array,
): Map<string, Uint8Array> {
  const images = new Map<string, Uint8Array>();
  for (const block of blocks)
    if (block.type === 'image' && !images.has(block.attachment)) {
      const bytes = readImage(block.attachment);
      imageFormat(bytes, block.alternative);
      images.set(block.attachment, bytes);
    }
  return images;
}

const counted = (count: number, one: string): string =>
  `${count} ${one}${count === 1 ? '' : 's'}`;

/** A sentence where what a review wrote goes out with the text; none where nothing does. */
export function reviewInFile({ document, threads }: DocxInput): string[] {
  const comments = threads.reduce(
    (sum, thread) => sum + thread.comments.length,
    0,
  );
  const changes = listSuggestions(document.blocks).length;
  if (comments + changes === 0) return [];
  const what = [
    ...(comments > 0 ? [counted(comments, 'comment')] : []),
    ...(changes > 0 ? [counted(changes, 'suggested change')] : []),
  ].join(' and ');
  return [
    `The file has ${what} in it: export the text alone for readers outside the review.`,
  ];
}

/**
 * The file, its changes tracked piece by piece where Word then gives both texts, the one without them and the one with them;
 * else by whole blocks.
 */
export function* trackedDocx(values: DocxInput): Steps<{
  readonly values: DocxInput;
  readonly bytes: Uint8Array;
}> {
  const bytes = yield* docxInSteps(values);
  if (
    !values.document.blocks.some(hasSuggestions) ||
    (yield* proveDocxInSteps(values, bytes)).ok
  )
    return { values, bytes };
  const whole: DocxInput = { ...values, tracking: 'blocks' };
  return { values: whole, bytes: yield* docxInSteps(whole) };
}
