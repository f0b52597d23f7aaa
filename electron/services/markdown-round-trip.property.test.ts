// A briefing that goes out as Markdown and comes in again has lost what Markdown can't say, and nothing else. What that is,
// `asMarkdown` says; docs/formats.md has it in words.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportMarkdown } from '#core/convert/markdown-export.ts';
import { importMarkdown } from '#core/convert/markdown-import.ts';
import type { ReadBlock } from '#core/convert/block-lines.ts';
import type {
  Block,
  BriefingDocument,
  Inline,
  ListItem,
  NoteInline,
  SourceId,
  Text,
  TextMark,
} from '#core/document/document.ts';
import {
  plainInline,
  inlineContainers,
  mapInlineContainers,
} from '#core/document/walk.ts';
import { randomDocument } from '../typesetting/random-document-fixture.ts';

const MARKS: readonly TextMark[] = [
  'bold',
  'italic',
  'underline',
  'strike',
  'superscript',
  'subscript',
  'highlight',
  'code',
  'redaction',
];
/** They are signs around words, and no space can stand beside one. */
const SIGNS = new Set<TextMark>([
  'bold',
  'italic',
  'strike',
  'superscript',
  'subscript',
  'code',
]);

type Part = Inline | NoteInline;

const sorted = (marks: readonly TextMark[] = []): TextMark[] =>
  MARKS.filter((mark) => marks.includes(mark));

/** Neighbours that look alike are one run. */
function joinRuns(content: readonly Part[]): Part[] {
  const runs: Part[] = [];
  for (const part of content) {
    const last = runs.at(-1);
    if (
      part.type === 'text' &&
      last?.type === 'text' &&
      last.language === part.language &&
      String(sorted(last.marks)) === String(sorted(part.marks))
    )
      runs[runs.length - 1] = { ...last, text: last.text + part.text };
    else runs.push(part);
  }
  return runs;
}

function plainRuns(content: readonly Part[]): Part[] {
  const runs: Part[] = [];
  const push = (run: Text): void => {
    if (run.text === '') return;
    const last = runs.at(-1);
    if (
      last?.type === 'text' &&
      last.language === run.language &&
      String(last.marks) === String(run.marks)
    )
      runs[runs.length - 1] = { ...last, text: last.text + run.text };
    else runs.push(run);
  };
  const end = content.findLastIndex(({ type }) => type !== 'line-break');
  for (const part of joinRuns(content.slice(0, end + 1))) {
    if (part.type === 'link') {
      const inner = plainRuns(part.content) as typeof part.content;
      runs.push({ ...part, content: inner });
    } else if (part.type === 'footnote') {
      const { type } = part;
      runs.push({ type, id: 'n' as never, content: noteParts(part.content) });
    } else if (part.type === 'marker') {
      // Which numbers it stands for follows from its words.
      runs.push({ ...part, id: 'm' as never, references: [] });
    } else if (part.type === 'citation') {
      runs.push({ ...part, id: 'c' as never });
    } else if (part.type !== 'text') runs.push(part);
    else {
      const marks = sorted(part.marks);
      const run = (text: string, own: TextMark[]): Text => ({
        type: 'text',
        text,
        ...(own.length > 0 && { marks: own }),
        ...(part.language !== undefined && { language: part.language }),
      });
      const core = part.text.trim();
      const at = core === '' ? part.text.length : part.text.indexOf(core);
      const bare = marks.filter((mark) => !SIGNS.has(mark));
      push(run(part.text.slice(0, at), bare));
      push(run(core, marks));
      push(run(part.text.slice(at + core.length), bare));
    }
  }
  return runs;
}

/** Without paragraphs of a note in which nothing stands. */
function noteParts(content: readonly NoteInline[]): NoteInline[] {
  const paragraphs: NoteInline[][] = [[]];
  for (const part of content)
    if (part.type === 'paragraph-break') paragraphs.push([]);
    else paragraphs.at(-1)?.push(part);
  return paragraphs
    .map((paragraph) => plainRuns(paragraph) as NoteInline[])
    .filter((paragraph) => paragraph.length > 0)
    .flatMap((paragraph, at): NoteInline[] =>
      at === 0 ? paragraph : [{ type: 'paragraph-break' }, ...paragraph],
    );
}

const inlineParts = (content: readonly Inline[]): Inline[] =>
  plainRuns(content) as Inline[];

const items = (all: readonly ListItem[], isCheck: boolean): ListItem[] =>
  all.map(({ content, checked, children }) => ({
    content,
    ...(isCheck && checked === true && { checked }),
    ...(children && {
      children: {
        ...children,
        items: items(children.items, children.style === 'check'),
      },
    }),
  }));

const isBlank = (block: Block): boolean =>
  [...inlineContainers(block)].every(
    (content) =>
      plainInline(content).trim() === '' &&
      !content.some(({ type }) => type === 'footnote'),
  );

/** The blocks as Markdown can say them. */
function asMarkdown(blocks: readonly Block[]): unknown[] {
  return blocks.flatMap((each): unknown[] => {
    const block = {
      ...mapInlineContainers(each, inlineParts),
      id: '',
      rank: '',
    };
    if (
      ['paragraph', 'heading', 'quotation', 'pull-quotation'].includes(
        block.type,
      ) &&
      isBlank(each)
    )
      return [];
    const { marking, ...rest } = block;
    const dressed =
      marking === undefined || marking.trim() === ''
        ? rest
        : { ...rest, marking };
    switch (dressed.type) {
      case 'rule':
      case 'page-break':
        return [{ type: dressed.type, id: '', rank: '' }];
      case 'quotation': {
        const { attribution, paragraphs, ...more } = dressed;
        return [
          {
            ...more,
            paragraphs: paragraphs.filter(
              (line) =>
                plainInline(line).trim() !== '' ||
                line.some(({ type }) => type === 'footnote'),
            ),
            ...(attribution?.length && { attribution }),
          },
        ];
      }
      case 'list':
        return [
          {
            ...dressed,
            items: items(dressed.items, dressed.style === 'check'),
          },
        ];
      case 'table': {
        const { figures = [], caption, ...more } = dressed;
        return [
          {
            ...more,
            ...(figures.length > 0 && {
              figures: [...figures].sort((a, b) => a - b),
            }),
            ...(caption?.length && { caption }),
          },
        ];
      }
      case 'image': {
        const { caption, ...more } = dressed;
        return [{ ...more, ...(caption?.length && { caption }) }];
      }
      case 'code':
        return [{ ...dressed, text: dressed.text.replace(/\r\n?/g, '\n') }];
      case 'paragraph':
      case 'heading':
      case 'pull-quotation':
      case 'bibliography':
        return [dressed];
    }
  });
}

let count = 0;
const roundTrip = (document: BriefingDocument) =>
  importMarkdown(
    exportMarkdown(document, {
      bibliography: 'brief.bib',
      citekey: (source) => source,
      image: (attachment) => `images/${attachment}.png`,
    }),
    {
      newId: () => `r${(count += 1)}`,
      sourceOf: (key) => key as SourceId,
      imageOf: (address) => address.slice(7, -4),
    },
  );

const back = (blocks: readonly ReadBlock[]): unknown[] =>
  asMarkdown(
    blocks.map((block) => ({ ...block, id: '', rank: '' }) as unknown as Block),
  );

test('property: a briefing comes back from Markdown as Markdown can say it', () => {
  fc.assert(
    fc.property(randomDocument(10), (document) => {
      const { head, blocks, remarks } = roundTrip(document);
      expect(remarks).toEqual([]);
      const { title, language, template, style, status, marking, fields } =
        document;
      expect(head).toEqual({
        title,
        language,
        template,
        style,
        status,
        marking,
        fields,
      });
      expect(back(blocks)).toEqual(asMarkdown(document.blocks));
    }),
    { numRuns: 300 },
  );
});
