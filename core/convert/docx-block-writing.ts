// One block while it is written for Word: its stretches in their order, so that comments find their places in its text, and
// its paragraphs with what the block says of all of them.
import type { Inline } from '../document/document.ts';
import { plainInline } from '../document/walk.ts';
import { endMark, type MovedBlock } from './docx-changes.ts';
import { commentMarks, type CommentMarks } from './docx-comments.ts';
import { inlineRuns } from './docx-inline.ts';
import { languageOf } from './docx-runs.ts';
import type { Writing } from './docx-writing.ts';
import { valued } from './docx-xml.ts';

/** One block while it is written. */
export type BlockWriting = {
  readonly writing: Writing;
  readonly placed: MovedBlock;
  readonly marks: CommentMarks;
  /** The next stretch of the block's text, as runs. */
  readonly stretch: (content: readonly Inline[]) => string;
  /** A paragraph; `more` is what its properties have behind the style and before the direction. */
  readonly paragraph: (
    style: string,
    runs: string,
    more?: Properties,
  ) => string;
};

type Properties = {
  readonly keepNext?: boolean;
  /** `w:numPr`, borders, tabs: in the order of the schema. */
  readonly early?: string;
  readonly late?: string;
};

const ALIGNMENTS = {
  start: 'left',
  center: 'center',
  end: 'right',
  justify: 'both',
} as const;

/** The stretches are given in the order of the block's text. */
export function beginBlock(placed: MovedBlock, writing: Writing): BlockWriting {
  const { block, fate, end, former } = placed;
  const marks = commentMarks(
    former ? [] : writing.comments.onBlock.get(block.id),
  );
  const page = writing.input.direction;
  const own = writing.input.directions.get(block.id) ?? page;
  // Where it says nothing, Word reads it as the page.
  const bidi =
    own === 'rtl' ? '<w:bidi/>' : page === 'rtl' ? '<w:bidi w:val="0"/>' : '';
  let at = 0;
  return {
    writing,
    placed,
    marks,
    stretch(content) {
      const runs = inlineRuns(
        { content, at, fate, former, marks, language: block.language },
        writing,
      );
      // Its stretches are a line each.
      at += plainInline(content).length + 1;
      return runs;
    },
    paragraph(style, runs, { keepNext, early = '', late = '' } = {}) {
      const mark =
        endMark(end, writing.ids) +
        (block.language === undefined ? '' : languageOf(block.language));
      return `<w:p><w:pPr>${valued('pStyle', style)}${keepNext ? '<w:keepNext/>' : ''}${early}${bidi}${late}${block.align ? valued('jc', ALIGNMENTS[block.align]) : ''}${mark === '' ? '' : `<w:rPr>${mark}</w:rPr>`}</w:pPr>${runs}</w:p>`;
    },
  };
}
