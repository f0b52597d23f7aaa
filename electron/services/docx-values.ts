// What a DOCX is made of, out of the library: the document as it is stored, its notes in the words of the style with and
// without what is suggested, and around it what the printed page has as well.
import type { CitationStyle } from '#core/citations/citation-style.ts';
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import type {
  DocxInput,
  DocxLabel,
  DocxNote,
  DocxRow,
  DocxThread,
} from '#core/convert/docx-input.ts';
import type {
  BlockId,
  BriefingDocument,
  FootnoteId,
} from '#core/document/document.ts';
import { signedBlock } from '#core/document/signed-block.ts';
import type { Template } from '#core/document/template.ts';
import { footnotesOf } from '#core/document/walk.ts';
import {
  asIfAccepted,
  documentAsIfRejected,
  hasSuggestions,
} from '#core/review/suggestions.ts';
import type { Library } from '../database/open.ts';
import { blockDirection } from '../typesetting/block-direction.ts';
import { captionLabels } from '../typesetting/caption-labels.ts';
import {
  endRows,
  frontMatterRows,
  type FrontMatterRow,
} from '../typesetting/front-matter.ts';
import { directionOf } from '../typesetting/language-tag.ts';
import { pageGeometry } from '../typesetting/page-geometry.ts';
import { printedWords } from '../typesetting/printed-words.ts';
import { readNotes } from './show-briefing.ts';

/** The words of every note that stands in the document. */
export function docxNotes(
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
  document,
  template,
  was,
  becomes,
  ...rest
}: Pick<DocxInput, 'document' | 'list' | 'threads' | 'images' | 'date'> & {
  readonly template: Template;
  readonly was: readonly FormattedNote[];
  readonly becomes: readonly FormattedNote[];
}): DocxInput {
  const words = printedWords(document.language);
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
    page: pageGeometry(template.paper),
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

function labelOf(label: string): DocxLabel {
  const [, before = '', number = '0', after = ''] =
    /^(\D*)(\d+)(.*)$/u.exec(label) ?? [];
  return { before, number: Number(number), after };
}

/** Out of the library. `images` are read by the caller. */
export function readDocxValues(
  library: Library,
  document: BriefingDocument,
  {
    template,
    style,
    resources,
    threads,
    images,
    date,
  }: {
    readonly template: Template;
    readonly style: CitationStyle;
    readonly resources: string;
    readonly threads: readonly DocxThread[];
    readonly images: ReadonlyMap<string, Uint8Array>;
    readonly date: string;
  },
): DocxInput {
  const { notes: was, list } = readNotes(
    library,
    documentAsIfRejected(document),
    resources,
    style,
  );
  const becomes = document.blocks.some(hasSuggestions)
    ? readNotes(
        library,
        { ...document, blocks: asIfAccepted(document.blocks) },
        resources,
        style,
      ).notes
    : was;
  return docxValues({
    document,
    template,
    was,
    becomes,
    list,
    threads,
    images,
    date,
  });
}
