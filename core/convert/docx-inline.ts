// The words of a stretch as they stand in a paragraph of Word's: runs, links, the marks of notes and of comments, and what is
// suggested about each piece.
import type {
  Footnote,
  Inline,
  LineBreak,
  Marker,
  Suggested,
  Text,
} from '../document/document.ts';
import { plainInline } from '../document/walk.ts';
import { goes, pieceFate, tracked, type Fate } from './docx-changes.ts';
import {
  commentEnds,
  commentStarts,
  type CommentMarks,
} from './docx-comments.ts';
import { BREAK_RUN, elementRun, textRuns, type RunLook } from './docx-runs.ts';
import type { Writing } from './docx-writing.ts';
import { escaped } from './docx-xml.ts';

export type Stretch = {
  readonly content: readonly Inline[];
  /** Where its text begins in that of its block. */
  readonly at: number;
  readonly fate: Fate;
  /** Whether the block is only shown where it stood. */
  readonly former: boolean;
  readonly marks: CommentMarks;
  /** Of the block: what its words have where they have none of their own. */
  readonly language?: string | undefined;
};

export function inlineRuns(stretch: Stretch, writing: Writing): string {
  const { content, marks } = stretch;
  let { at } = stretch;
  let xml = marks.at(at);
  for (const part of content)
    if (part.type === 'link') {
      let inside = '';
      for (const inner of part.content) {
        inside += pieceRuns(inner, at, stretch, writing, true);
        at += lengthOf(inner);
      }
      if (inside !== '')
        xml += `<w:hyperlink r:id="${escaped(writing.relate('hyperlink', part.url, true))}" w:history="1">${inside}</w:hyperlink>`;
    } else {
      xml += pieceRuns(part, at, stretch, writing, false);
      at += lengthOf(part);
    }
  return xml;
}

const lengthOf = (part: Inline): number => plainInline([part]).length;

function pieceRuns(
  part: Text | LineBreak | Footnote | Marker,
  at: number,
  stretch: Stretch,
  writing: Writing,
  inLink: boolean,
): string {
  const fate = pieceFate(part satisfies Suggested, stretch.fate);
  const { marks, language } = stretch;
  const write = (runs: string): string =>
    fate === null ? '' : tracked(runs, fate, writing.ids);
  const words = (text: string, look: RunLook): string => {
    let xml = '';
    const end = at + text.length;
    for (let from = at; from < end;) {
      const to = marks.next(from, end);
      const piece = text.slice(from - at, to - at);
      xml += write(textRuns(piece, look, fate !== null && goes(fate)));
      xml += marks.at(to);
      from = to;
    }
    return xml;
  };
  switch (part.type) {
    case 'text':
      return words(part.text, {
        ...(part.marks && { marks: part.marks }),
        language: part.language ?? language,
        ...(part.reason !== undefined && { reason: part.reason }),
        ...(inLink && { style: 'Hyperlink' }),
      });
    case 'marker':
      return words(part.text, { style: 'UnresolvedMarker', language });
    case 'line-break':
      return write(BREAK_RUN) + marks.at(at + 1);
    case 'footnote': {
      if (fate === null) return '';
      // The note's comments stand with its mark, where it stays.
      const ids = stretch.former
        ? []
        : (writing.comments.onNote.get(part.id) ?? []);
      return (
        commentStarts(ids) +
        write(
          elementRun(
            `<w:footnoteReference w:id="${writing.note(part, fate.inserted !== undefined)}"/>`,
            {
              style: 'FootnoteReference',
            },
          ),
        ) +
        commentEnds(ids)
      );
    }
  }
}
