// A briefing that goes out as a page and comes in again has lost what a page can't say, and nothing else. What that is,
// `asPage` says; docs/formats.md has it in words.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReadBlock } from '#core/convert/block-lines.ts';
import { exportHtmlPage } from '#core/convert/html-page.ts';
import { importHtmlPage } from '#core/convert/html-page-import.ts';
import type {
  BriefingDocument,
  Inline,
  ListItem,
  NoteInline,
  Table,
  TextMark,
} from '#core/document/document.ts';
import { doc } from '#core/document/builder.ts';
import { mapInlineContainers, plainInline } from '#core/document/walk.ts';
import { frontMatterRows } from '../typesetting/front-matter.ts';
import { randomDocument } from '../typesetting/random-document-fixture.ts';
import { BLANK, plainNotes } from '../typesetting/typesetting-fixture.ts';

const MARKS: readonly TextMark[] = [
  'bold',
  'italic',
  'underline',
  'strike',
  'superscript',
  'subscript',
  'highlight',
  'code',
];

const RAISED: readonly TextMark[] = ['superscript', 'subscript'];

/** A letter, a line break or a note, with all that is said of its look. */
type Sign = { readonly look: string; readonly sign: string };

/** White space is one space, none at the edges of lines; neighbours are told by their look alone. */
function signsOf(
  content: readonly (Inline | NoteInline)[],
  language: string | undefined,
): Sign[] {
  const signs: Sign[] = [];
  const add = (
    text: string,
    marks: readonly TextMark[],
    own: string | undefined,
    url: string | null,
  ): void => {
    // No word is raised and lowered: the first that is said of it holds.
    const raised = marks.find((mark) => RAISED.includes(mark));
    const shown = MARKS.filter(
      (mark) =>
        marks.includes(mark) &&
        // A link is underlined by itself.
        !(mark === 'underline' && url !== null) &&
        (!RAISED.includes(mark) || mark === raised),
    );
    const look = JSON.stringify([shown, own ?? language, url]);
    // A line feed within words is the end of a line, as it is on the paper.
    for (const sign of text)
      signs.push(sign === '\n' ? { look: '', sign } : { look, sign });
  };
  for (const part of content)
    switch (part.type) {
      case 'text':
        add(part.text, part.marks ?? [], part.language, null);
        break;
      case 'link':
        for (const inner of part.content)
          if (inner.type === 'text')
            add(inner.text, inner.marks ?? [], inner.language, part.url);
        break;
      case 'marker':
        add(part.text, [], undefined, null);
        break;
      case 'line-break':
        signs.push({ look: '', sign: '\n' });
        break;
      case 'footnote':
        signs.push({ look: '', sign: JSON.stringify(noteOf(part.content)) });
        break;
      // The one parts paragraphs, and the other is words by then.
      case 'paragraph-break':
      case 'citation':
        break;
    }
  const isSpace = ({ look, sign }: Sign): boolean =>
    look !== '' && /[ \t\n\r\f]/.test(sign);
  const isBreak = ({ look, sign }: Sign): boolean =>
    look === '' && sign === '\n';
  const spaced = signs.flatMap((each, at): Sign[] => {
    if (!isSpace(each)) return [each];
    const before = signs[at - 1];
    const after = signs.slice(at).find((next) => !isSpace(next));
    return !before || isSpace(before) || isBreak(before)
      ? []
      : !after || isBreak(after)
        ? []
        : [{ ...each, sign: ' ' }];
  });
  const from = spaced.findIndex((each) => !isBreak(each));
  const to = spaced.findLastIndex((each) => !isBreak(each));
  return from < 0 ? [] : spaced.slice(from, to + 1);
}

function noteOf(content: readonly NoteInline[]): Sign[][] {
  const paragraphs: NoteInline[][] = [[]];
  for (const part of content)
    if (part.type === 'paragraph-break') paragraphs.push([]);
    else paragraphs.at(-1)?.push(part);
  return paragraphs
    .filter((paragraph) => !isBlank(paragraph))
    .map((paragraph) => signsOf(paragraph, undefined));
}

const isBlank = (content: readonly (Inline | NoteInline)[]): boolean =>
  /^[\s\u200B]*$/u.test(plainInline(content)) &&
  !content.some(({ type }) => type === 'footnote');

const itemsOf = (
  items: readonly ListItem[],
  style: string,
  language: string | undefined,
): unknown[] =>
  items.map(({ content, checked, children }) => ({
    content: signsOf(content, language),
    checked: style === 'check' && checked === true,
    children: children
      ? [children.style, itemsOf(children.items, children.style, language)]
      : null,
  }));

/** Only rows below the head show which columns are heads. */
const headColumns = ({
  rows,
  headerRows,
  headerColumns,
}: Pick<Table, 'rows' | 'headerRows' | 'headerColumns'>): number =>
  rows.length > headerRows ? headerColumns : 0;

/** The blocks as a page can say them. */
function asPage(blocks: readonly ReadBlock[]): unknown[] {
  return blocks.flatMap((block): unknown[] => {
    const { direction, language, marking } = block;
    const dress = {
      type: block.type,
      direction,
      marking: marking?.trim() === '' ? undefined : marking,
    };
    const signs = (content: readonly Inline[] = []): Sign[] =>
      signsOf(content, language);
    switch (block.type) {
      case 'paragraph':
      case 'pull-quotation':
        return isBlank(block.content)
          ? []
          : [{ ...dress, content: signs(block.content) }];
      case 'heading':
        return isBlank(block.content)
          ? []
          : [{ ...dress, level: block.level, content: signs(block.content) }];
      case 'quotation': {
        const lines = block.paragraphs.filter((line) => !isBlank(line));
        return [
          {
            ...dress,
            lines: lines.map(signs),
            attribution: isBlank(block.attribution ?? [])
              ? []
              : signs(block.attribution),
          },
        ];
      }
      case 'list':
        return [
          {
            ...dress,
            style: block.style,
            items: itemsOf(block.items, block.style, language),
          },
        ];
      case 'table':
        return [
          {
            ...dress,
            headerRows: block.headerRows,
            headerColumns: headColumns(block),
            caption: isBlank(block.caption ?? []) ? [] : signs(block.caption),
            rows: block.rows.map((row) =>
              row.map(({ content }) =>
                isBlank(content) ? [] : signs(content),
              ),
            ),
          },
        ];
      case 'code':
        return [
          { ...dress, language, text: block.text.replaceAll(/\r\n?/g, '\n') },
        ];
      case 'image':
        return [{ ...dress, language, alternative: block.alternative }];
      case 'rule':
      case 'page-break':
        return [{ type: block.type }];
      case 'bibliography':
        return [];
    }
  });
}

/** What can't be in a page at all: see docs/formats.md. */
function withWords(document: BriefingDocument): BriefingDocument {
  const filled = (content: readonly Inline[]): readonly Inline[] =>
    isBlank(content) ? [{ type: 'text', text: 'x' }] : content;
  return {
    ...document,
    blocks: document.blocks.map((block) =>
      block.type === 'list' || block.type === 'quotation'
        ? mapInlineContainers(block, filled)
        : block,
    ),
  };
}

let count = 0;
const pageOf = (document: BriefingDocument): string =>
  exportHtmlPage({
    document,
    notes: plainNotes(document),
    list: [],
    direction: 'ltr',
    office: 'Ports',
    kind: 'Note',
    rows: frontMatterRows(document, BLANK),
    endRows: [{ label: 'Cleared by', value: 'Nobody' }],
    image: () => 'data:image/png;base64,AAAA',
    labels: new Map(document.blocks.map(({ id }) => [id, 'Table 1'])),
    words: {
      untitled: 'Untitled',
      contents: 'Contents',
      notes: 'Notes',
      back: (number) => `Back to note ${number}`,
    },
  });
const back = (html: string) =>
  importHtmlPage(html, 'brief.html', {
    newId: () => `r${(count += 1)}`,
    language: 'en-GB',
  });

test('property: a briefing comes back from a page as a page can say it', () => {
  fc.assert(
    fc.property(randomDocument(10), (random) => {
      const document = withWords(random);
      const { head, blocks, remarks } = back(pageOf(document));
      expect(remarks).toEqual([]);
      const { title, language, template, style, status, marking, fields } =
        document;
      expect(head).toEqual({
        ...{ title, language, template, style, status, marking, fields },
      });
      expect(asPage(blocks)).toEqual(asPage(document.blocks));
    }),
    { numRuns: 60 },
  );
});

test('a row whose cells all stand in the row above comes back as one', () => {
  const table = {
    type: 'table' as const,
    headerRows: 0,
    headerColumns: 0,
    rows: [
      [{ content: [{ type: 'text' as const, text: 'Sites' }], rows: 2 }],
      [],
      [{ content: [{ type: 'text' as const, text: 'Gauges' }] }],
    ],
  };
  expect(back(pageOf(doc(table))).blocks).toEqual([table]);
});
