// The proof of a DOCX: read back by a reader of its own, it has every paragraph, heading, cell and note of the briefing in
// its place and in full, its marking on the pages, its fields and its comments; as it was, and with what is suggested in it.
import type { Output } from '../contract.ts';
import { plainList } from '../citations/listed-entry.ts';
import type {
  Block,
  FootnoteId,
  Inline,
  ListItems,
} from '../document/document.ts';
import { allAtOnce, type Steps } from '../steps.ts';
import { placeCells } from '../document/table-cells.ts';
import { footnotesOf } from '../document/walk.ts';
import { shortestEdit } from '../review/shortest-edit.ts';
import {
  asIfAccepted,
  asIfRejected,
  hasSuggestions,
} from '../review/suggestions.ts';
import type { FormattedParagraph } from '../citations/formatted-note.ts';
import {
  hasContents,
  type DocxInput,
  type DocxRow,
  type DocxThread,
} from './docx-input.ts';
import { anchoredText } from '../review/thread.ts';
import {
  NOTE,
  readDocxInSteps,
  type DocxParagraph,
  type DocxReading,
} from './docx-reading.ts';

type Proof = Output<'briefings.export'>['proof'];

type Expected = {
  /** For a person. */
  readonly name: string;
  readonly level: number | null;
  readonly words: string;
  readonly cell: string | null;
  readonly header: boolean;
  readonly number: number | null;
};

/** A file that differs in more is no copy of the briefing. */
const MOST_EDITS = 1_000;
const START_LENGTH = 60;
/** The beginning of what a paragraph says, its notes by their numbers. */
function startOf(words: string): string {
  const shown = words.replaceAll(/\0(\d*)\0/gu, '[$1]').replaceAll(NOTE, '');
  return shown.length > START_LENGTH
    ? `${shown.slice(0, START_LENGTH)}…`
    : shown;
}

/** Any end of a line is one, and what reorders words is no part of them. */
const comparable = (text: string): string =>
  text
    .replaceAll(/\r\n|[\r\u2028\u2029]/gu, '\n')
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/gu, '');

const noteWords = (paragraphs: readonly FormattedParagraph[]): string =>
  comparable(
    paragraphs
      .map((lines) =>
        lines.map((line) => line.map(({ text }) => text).join('')).join('\n'),
      )
      .join('\n'),
  );

/** The paragraphs that the file has to have, in their order. `numbers` are those of the notes in this view. */
function expectedParagraphs(
  input: DocxInput,
  blocks: readonly Block[],
  numbers: ReadonlyMap<FootnoteId, number>,
): Expected[] {
  const all: Expected[] = [];
  const add = (
    name: string,
    words: string,
    more: Partial<Omit<Expected, 'name' | 'words'>> = {},
  ): void => {
    all.push({
      name,
      words: comparable(words),
      level: null,
      cell: null,
      header: false,
      number: null,
      ...more,
    });
  };
  const wordsOf = (content: readonly Inline[]): string =>
    content
      .map((part) => {
        switch (part.type) {
          case 'text':
          case 'marker':
            return part.text;
          case 'line-break':
            return '\n';
          case 'link':
            return part.content
              .map((inner) => (inner.type === 'text' ? inner.text : '\n'))
              .join('');
          case 'footnote':
            return `${NOTE}${numbers.get(part.id) ?? '?'}${NOTE}`;
        }
      })
      .join('');
  const addItems = (
    { style, start = 1, items }: ListItems,
    ticks: readonly string[],
  ): void => {
    for (const [place, item] of items.entries()) {
      const box = style === 'check' ? `${item.checked ? '☑' : '☐'}\t` : '';
      add('list', box + wordsOf(item.content), {
        number: style === 'ordered' ? start + place : null,
      });
      if (item.children) addItems(item.children, []);
      if (ticks.length > 0)
        add('tick line', ticks.map((tick) => `☐ ${tick}`).join('\t'));
    }
  };
  const addRows = (rows: readonly DocxRow[]): void => {
    for (const [y, { label, value }] of rows.entries()) {
      add('field', label, { cell: `${y},0 1x1` });
      for (const line of value.split(/\r\n|[\n\r]/u))
        add(`field ${label}`, line, { cell: `${y},1 1x1` });
    }
  };
  const sign = (): void => {
    if (input.signature)
      add(
        'line to be signed',
        `${input.signature.label}\t${input.signature.date}`,
      );
  };
  if (input.office !== '') add('office', input.office);
  if (input.kind !== '') add('kind', input.kind);
  if (input.document.title !== '' || onAll(input))
    add('title', input.document.title);
  addRows(input.rows);
  for (const block of blocks) {
    const marking = block.marking?.trim() ?? '';
    const before = marking === '' ? '' : `(${marking}) `;
    const above = (): void => {
      if (before !== '') add('marking', before);
    };
    switch (block.type) {
      case 'paragraph':
      case 'pull-quotation':
        add(block.type, before + wordsOf(block.content));
        break;
      case 'heading':
        add('heading', before + wordsOf(block.content), { level: block.level });
        break;
      case 'quotation':
        for (const [place, content] of block.paragraphs.entries())
          add('quotation', (place === 0 ? before : '') + wordsOf(content));
        if (block.attribution) add('attribution', wordsOf(block.attribution));
        break;
      case 'list':
        above();
        addItems(block, block.ticks ?? []);
        break;
      case 'table': {
        above();
        addCaption(block.id, block.caption);
        for (const [y, row] of placeCells(block.rows).entries())
          for (const { cell, x } of row)
            add('table cell', wordsOf(cell.content), {
              cell: `${y},${x} ${cell.rows ?? 1}x${cell.columns ?? 1}`,
              header: y < block.headerRows,
            });
        break;
      }
      case 'image':
        above();
        add('image', '');
        addCaption(block.id, block.caption);
        break;
      case 'code':
        above();
        add('code', block.text);
        break;
      case 'rule':
      case 'page-break':
        above();
        add(block.type, '');
        break;
      case 'bibliography':
        above();
        for (const line of input.list.length === 0
          ? ['']
          : input.list.map((entry) => plainList([entry])))
          add('list of sources', line);
        break;
    }
    if (block.id === input.signature?.behind) sign();
  }
  if (input.signature?.behind === null) sign();
  addRows(input.end);
  return all;

  function addCaption(
    id: Block['id'],
    caption: readonly Inline[] | undefined,
  ): void {
    if (!caption) return;
    const label = input.labels.get(id);
    const words = wordsOf(caption);
    const before = label
      ? `${label.before}${label.number}${label.after}${words === '' ? '' : '. '}`
      : '';
    add('caption', before + words);
  }
}

/** Whether a comment stands on all of the briefing. */
const onAll = ({ threads }: DocxInput): boolean =>
  threads.some(({ on, block }) => on === 'briefing' || block === null);

const levelOf = ({ style }: DocxParagraph): number | null => {
  const level = /^heading (\d)$/iu.exec(style)?.[1];
  return level === undefined ? null : Number(level);
};

const isContents = ({ style }: DocxParagraph): boolean =>
  /^toc (?:\d|heading)$/iu.test(style);
/** What Word needs behind a table, and has no words. */
const isFiller = ({ style, words }: DocxParagraph): boolean =>
  style === 'After Table' && words === '';

type KeyParts = Omit<Expected, 'name'>;
const keyOf = ({ level, cell, header, number, words }: KeyParts): string =>
  JSON.stringify([level, cell, header, number, words]);

type View = {
  readonly headings: { expected: number; found: number };
  readonly footnotes: { expected: number; found: number };
  readonly missing: string[];
};

function* proveView(
  input: DocxInput,
  reading: DocxReading,
  view: 'was' | 'becomes',
): Steps<View> {
  const blocks =
    view === 'was'
      ? asIfRejected(input.document.blocks)
      : asIfAccepted(input.document.blocks);
  const placed = footnotesOf(blocks);
  const numbers = new Map(
    placed.map(({ footnote, number }) => [footnote.id, number]),
  );
  const expected = expectedParagraphs(input, blocks, numbers);
  yield;
  const { paragraphs, notes } = reading.paragraphs(view);
  yield;
  const got = paragraphs.filter(
    (paragraph) => !isContents(paragraph) && !isFiller(paragraph),
  );
  const missing: string[] = [];
  const stretches = shortestEdit(
    expected.map(keyOf),
    got.map((paragraph) =>
      keyOf({
        ...paragraph,
        words: comparable(paragraph.words),
        level: levelOf(paragraph),
      }),
    ),
    MOST_EDITS,
  ) ?? [{ same: false, before: expected.length, after: got.length }];
  const found = new Set<Expected>();
  let [at, place] = [0, 0];
  for (const { same, before, after } of stretches) {
    for (const one of expected.slice(at, at + before))
      if (same) found.add(one);
      else
        missing.push(
          `${one.name} not in its place in the file: “${startOf(one.words)}”`,
        );
    if (!same)
      for (const { words } of got.slice(place, place + after))
        if (words.trim() !== '')
          missing.push(
            `words in the file that are not in the briefing: “${startOf(words)}”`,
          );
    at += before;
    place += after;
  }
  const headings = expected.filter(({ level }) => level !== null);
  let notesFound = 0;
  const suggested = notesWithSuggestions(input);
  for (const { footnote, number } of placed) {
    yield;
    const words = input.notes.get(footnote.id);
    const said =
      view === 'becomes' && suggested.has(footnote.id)
        ? (words?.becomes ?? words?.was)
        : (words?.was ?? words?.becomes);
    if (said && notes[number - 1] === noteWords(said)) notesFound += 1;
    else if (notes[number - 1] === undefined)
      missing.push(`note ${number} not in the file`);
    else
      missing.push(
        `note ${number} has other words in the file: “${startOf(notes[number - 1] ?? '')}”`,
      );
  }
  if (notes.length > placed.length)
    missing.push(
      `${notes.length - placed.length} more notes in the file than in the briefing`,
    );
  return {
    headings: {
      expected: headings.length,
      found: headings.filter((one) => found.has(one)).length,
    },
    footnotes: { expected: placed.length, found: notesFound },
    missing,
  };
}

const notesWithSuggestions = ({ document }: DocxInput): Set<FootnoteId> =>
  new Set(
    footnotesOf(document.blocks).flatMap(({ footnote }) =>
      footnote.content.some((part) =>
        part.type === 'link'
          ? part.content.some((inner) => inner.inserted ?? inner.deleted)
          : (part.inserted ?? part.deleted),
      )
        ? [footnote.id]
        : [],
    ),
  );

function proveAround(input: DocxInput, reading: DocxReading): string[] {
  const missing: string[] = [];
  const { document, untitled } = input;
  const marking = comparable(document.marking.trim()).replaceAll(/\s+/gu, ' ');
  const lacks = (lines: readonly string[], words: string): boolean =>
    lines.length < 2 || lines.some((line) => !line.includes(words));
  if (marking !== '' && lacks(reading.heads, marking))
    missing.push('marking not in the head of every page');
  if (
    marking !== '' &&
    input.markingPlace === 'top-and-bottom' &&
    lacks(reading.feet, marking)
  )
    missing.push('marking not at the foot of every page');
  for (const field of ['{PAGE}', '{NUMPAGES}'])
    if (lacks(reading.feet, field))
      missing.push(`field ${field} not at the foot of every page`);
  if (hasContents(input) !== reading.fields.includes('TOC'))
    missing.push('contents not in the file, or in one that has none');
  if (reading.language !== document.language)
    missing.push(
      `language of the file is “${reading.language}” and not “${document.language}”`,
    );
  const title = comparable(document.title).trim() || untitled;
  if (comparable(reading.title) !== title)
    missing.push(`title of the file is “${startOf(reading.title)}”`);
  const images = asIfRejected(document.blocks).filter(
    (block) => block.type === 'image',
  );
  for (const [place, image] of images.entries()) {
    const picture = reading.pictures[place];
    const bytes = input.images.get(image.attachment);
    if (!picture?.bytes || !bytes || !sameBytes(picture.bytes, bytes))
      missing.push(`image not in the file: “${startOf(image.alternative)}”`);
    else if (comparable(picture.alternative) !== comparable(image.alternative))
      missing.push(
        `alternative text not in the file: “${startOf(image.alternative)}”`,
      );
  }
  return missing;
}

const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

function proveComments(input: DocxInput, reading: DocxReading): string[] {
  const missing: string[] = [];
  const left = [...reading.comments];
  const bare = (words: string): string =>
    comparable(words).replaceAll(/\s+/gu, '');
  for (const thread of input.threads)
    for (const { words, author } of thread.comments) {
      const at = left.findIndex(
        (comment) =>
          comment.author === author &&
          comparable(comment.words).endsWith(comparable(words)),
      );
      const [comment] = at < 0 ? [] : left.splice(at, 1);
      if (!comment)
        missing.push(`comment not in the file: “${startOf(words)}”`);
      else if (comment.resolved !== thread.resolved)
        missing.push(
          `comment is resolved in one and not in the other: “${startOf(words)}”`,
        );
      else if (
        input.tracking === 'pieces' &&
        thread.on === 'words' &&
        thread.footnote === null &&
        !thread.lost &&
        bare(comment.on) !== bare(wordsUnder(input, thread)) &&
        !hasMoved(input, thread.block)
      )
        missing.push(
          `comment is on other words in the file: “${startOf(words)}”`,
        );
    }
  if (left.length > 0)
    missing.push(`${left.length} comments in the file are not in the briefing`);
  return missing;
}

/** The words that the thread stands on now. */
function wordsUnder(
  { document }: DocxInput,
  { block, start, end }: DocxThread,
): string {
  const found = document.blocks.find(({ id }) => id === block);
  return found
    ? (anchoredText(found, null) ?? '').slice(start ?? 0, end ?? 0)
    : '';
}

/** Of words that move and change at once the file shows those that stay. */
const hasMoved = ({ document }: DocxInput, id: Block['id'] | null): boolean =>
  document.blocks.some((block) => block.id === id && block.moved !== undefined);

/** `bytes` is the whole file. */
export const proveDocx = (input: DocxInput, bytes: Uint8Array): Proof =>
  allAtOnce(proveDocxInSteps(input, bytes));

export function* proveDocxInSteps(
  input: DocxInput,
  bytes: Uint8Array,
): Steps<Proof> {
  const reading = yield* readDocxInSteps(bytes, 'The file');
  yield;
  const was = yield* proveView(input, reading, 'was');
  const becomes = input.document.blocks.some(hasSuggestions)
    ? yield* proveView(input, reading, 'becomes')
    : null;
  const missing = [
    ...was.missing,
    ...(becomes?.missing.map(
      (reason) => `with all suggestions accepted: ${reason}`,
    ) ?? []),
    ...proveAround(input, reading),
    ...proveComments(input, reading),
  ];
  return {
    ok: missing.length === 0,
    footnotes: was.footnotes,
    headings: was.headings,
    missing,
  };
}
