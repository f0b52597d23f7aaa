// A Markdown file as a briefing: blocks, notes with their citations, and what its front matter says. Words that are not
// understood stay words, and what has no place in a briefing is told.
import { forbiddenCharacter, forbiddenInLine } from '../document/characters.ts';
import type {
  BriefingHead,
  Citation,
  CitationId,
  FieldValue,
  Footnote,
  FootnoteId,
  Inline,
  ListItem,
  ListStyle,
  NoteInline,
  SourceId,
  Table,
  TableCell,
} from '../document/document.ts';
import { plainInline } from '../document/walk.ts';
import { allAtOnce, type Steps } from '../steps.ts';
import { joined, linesOf, type ReadBlock } from './block-lines.ts';
import { isTooDeep, limitDepth, LISTS_TOO_DEEP } from './html-lists.ts';
import { merged } from './html-words.ts';
import type { Attributes } from './read-markdown-attributes.ts';
import {
  readBlocks,
  type WrittenBlock,
  type WrittenNotes,
} from './read-markdown-blocks.ts';
import type { WrittenCitation } from './read-markdown-citations.ts';
import {
  PIECES_AT_ONCE,
  readInline,
  readInlineInSteps,
} from './read-markdown-inline.ts';
import { wordsOf, type Piece } from './read-markdown-pieces.ts';
import type { InlineReader } from './read-markdown-scan.ts';
import { readYaml, type YamlValue } from './read-yaml.ts';
import { textWithMarkers } from './text-import.ts';

type Asks = {
  readonly newId: () => string;
  /** The source that a citekey stands for; null where there is none. */
  readonly sourceOf: (citekey: string) => SourceId | null;
  /** The attachment for the file at an address; null where it can't be had. */
  readonly imageOf: (address: string) => string | null;
};

export type ImportedMarkdown = {
  readonly head: Partial<BriefingHead>;
  readonly blocks: readonly ReadBlock[];
  /** One sentence each, of what did not come in. */
  readonly remarks: readonly string[];
};

/** `text` is the whole file. */
export const importMarkdown = (text: string, asks: Asks): ImportedMarkdown =>
  allAtOnce(readMarkdownInSteps(text, asks));

export function* readMarkdownInSteps(
  text: string,
  asks: Asks,
): Steps<ImportedMarkdown> {
  const reader = new MarkdownReader(text, asks);
  yield;
  return yield* reader.read();
}

/** The files of sources that the front matter names. */
export function bibliographiesOf(text: string): string[] {
  const named: unknown = readYaml(cutFrontMatter(text).front).values.get(
    'bibliography',
  );
  const none = {
    newId: () => '',
    notes: new Set<string>(),
    references: new Map(),
  };
  const all: unknown[] = Array.isArray(named) ? named : [named];
  return all
    .filter((each): each is string => typeof each === 'string' && each !== '')
    .map((each) => wordsOf(readInline(each, none)));
}

function cutFrontMatter(text: string): { front: string; body: string } {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const found =
    /^---[ \t]*\n((?:(?!---[ \t]*(?:\n|$)|\.\.\.[ \t]*(?:\n|$)).*\n)*)(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(
      plain,
    );
  return found
    ? { front: found[1] ?? '', body: plain.slice(found[0].length) }
    : { front: '', body: plain };
}

const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;
const languageOf = (written: YamlValue | undefined): string | null =>
  typeof written === 'string' && written.length <= 64 && LANGUAGE.test(written)
    ? written
    : null;

type Marked = { readonly marking: string | null; readonly content: Inline[] };

type Base = Pick<ReadBlock, 'align' | 'direction' | 'language' | 'marking'>;

function baseOf(attributes: Attributes | null): Base {
  const value = (key: string): string => attributes?.values.get(key) ?? '';
  const language = languageOf(value('lang'));
  const direction = (['ltr', 'rtl'] as const).find(
    (each) => each === value('dir'),
  );
  const align = (['start', 'center', 'end', 'justify'] as const).find(
    (each) => each === value('align'),
  );
  return {
    ...(language !== null && { language }),
    ...(direction && { direction }),
    ...(align && { align }),
  };
}

const UNDERSTOOD = new Set([
  'title',
  'lang',
  'dir',
  'bibliography',
  'suppress-bibliography',
  'precis',
]);

/** How many of a kind are named. */
const MOST_NAMED = 8;
const named = (names: Iterable<string>): string => {
  const all = [...new Set(names)];
  const shown = all.slice(0, MOST_NAMED).join(', ');
  return all.length > MOST_NAMED
    ? `${shown} and ${all.length - MOST_NAMED} more`
    : shown;
};

function holdsFirstLevel(block: WrittenBlock): boolean {
  switch (block.type) {
    case 'heading':
      return block.level === 1;
    case 'quotation':
    case 'division':
      return block.blocks.some(holdsFirstLevel);
    case 'list':
      return block.items.flat().some(holdsFirstLevel);
    case 'code':
    case 'paragraph':
    case 'rule':
    case 'table':
      return false;
  }
}

/** The title that stands over a paper: the one heading of its first level. */
function titleIn(
  [first]: readonly ReadBlock[],
  others: readonly WrittenBlock[],
): string | null {
  if (first?.type !== 'heading' || first.level !== 1) return null;
  if (others.some(holdsFirstLevel)) return null;
  if (!first.content.every(({ type }) => type === 'text')) return null;
  const title = plainInline(first.content);
  return forbiddenInLine(title) ? null : title;
}

class MarkdownReader {
  readonly #asks: Asks;
  readonly #front: ReturnType<typeof readYaml>;
  readonly #written: readonly WrittenBlock[];
  readonly #found: WrittenNotes = { notes: new Map(), references: new Map() };
  readonly #inline: InlineReader;
  readonly #isOwn: boolean;
  readonly #used = new Set<string>();
  readonly #unknown = new Set<string>();
  readonly #lost = new Set<string>();
  readonly #withoutNote = new Set<string>();
  readonly #remarks: string[] = [];
  /** Whether its first heading is the title, below which those of the second level are the first of the text. */
  #isTitled = false;
  #hasDeepLists = false;

  constructor(text: string, asks: Asks) {
    this.#asks = asks;
    const { front, body } = cutFrontMatter(text);
    this.#front = readYaml(front);
    this.#isOwn = isMap(this.#front.values.get('precis'));
    this.#written = readBlocks(body.split('\n'), this.#found);
    this.#inline = {
      newId: asks.newId,
      notes: new Set(this.#found.notes.keys()),
      references: this.#found.references,
      onMarkWithoutNote: (label) => this.#withoutNote.add(label),
    };
  }

  *read(): Steps<ImportedMarkdown> {
    const head = this.#head();
    const [top, ...others] = this.#written;
    const opening = top ? yield* this.#steps(top) : [];
    const over = titleIn(opening, others);
    // Other programs keep the title in the front matter and over the text as well; ours says it once.
    const isSaid =
      head.title !== undefined && (this.#isOwn || over !== head.title);
    const title = isSaid ? null : over;
    this.#isTitled = title !== null;
    const below: ReadBlock[] = [];
    for (const block of others) {
      for (const each of yield* this.#steps(block)) below.push(each);
      yield;
    }
    return {
      head: { ...head, ...(title !== null && { title }) },
      blocks: title === null ? [...opening, ...below] : below,
      remarks: [...this.#remarks, ...this.#told()],
    };
  }

  #told(): string[] {
    const unused = [...this.#found.notes.keys()].filter(
      (label) => !this.#used.has(label),
    );
    const keys = [...this.#front.values.keys()].filter(
      (key) => !UNDERSTOOD.has(key),
    );
    return [
      ...(this.#hasDeepLists ? [LISTS_TOO_DEEP] : []),
      ...(this.#found.isTooDeep === true
        ? ['what nests too deep came in as the words that it was written with']
        : []),
      ...(this.#unknown.size > 0
        ? [
            `no source is called ${named(this.#unknown)}: the citations stand in the text as they were written`,
          ]
        : []),
      ...(this.#lost.size > 0
        ? [`these images were not taken: ${named(this.#lost)}`]
        : []),
      ...(this.#withoutNote.size > 0
        ? [
            `these marks have no note and stand in the text as they were written: ${named([...this.#withoutNote].map((label) => `[^${label}]`))}`,
          ]
        : []),
      ...(unused.length > 0
        ? [
            `no mark leads to these notes, which were left out: ${named(unused)}`,
          ]
        : []),
      ...(keys.length > 0
        ? [`of the front matter, ${named(keys)} was left out`]
        : []),
      ...(this.#front.skipped.length > 0
        ? [
            `the front matter has lines that were not understood: ${named(this.#front.skipped)}`,
          ]
        : []),
    ];
  }

  #head(): Partial<BriefingHead> {
    const { values } = this.#front;
    const line = (value: YamlValue | undefined): string | null => {
      if (typeof value === 'number') return String(value);
      if (typeof value !== 'string') return null;
      const words = wordsOf(readInline(value, this.#inline));
      return forbiddenInLine(words) ? null : words;
    };
    const title = line(values.get('title'));
    const language = languageOf(values.get('lang'));
    const own = values.get('precis');
    const said = {
      ...(title !== null && { title }),
      ...(language !== null && { language }),
    };
    if (!isMap(own)) return said;
    const name = (value: YamlValue | undefined): string | null =>
      typeof value === 'string' && /^[a-z0-9][a-z0-9-]{0,63}$/.test(value)
        ? value
        : null;
    const template = name(own.get('template'));
    const style = name(own.get('style'));
    const marking = line(own.get('marking'));
    const fields = own.get('fields');
    const status = (
      ['draft', 'in-review', 'cleared', 'final', 'withdrawn'] as const
    ).find((each) => each === own.get('status'));
    return {
      ...said,
      ...(template !== null && /^[a-z]/.test(template) && { template }),
      ...(style !== null && { style }),
      ...(status && { status }),
      ...(marking !== null && { marking }),
      ...(isMap(fields) && { fields: this.#fields(fields) }),
    };
  }

  #fields(written: ReadonlyMap<string, YamlValue>): Record<string, FieldValue> {
    const words = (value: YamlValue): string =>
      typeof value === 'string' || typeof value === 'number'
        ? wordsOf(readInline(String(value), this.#inline))
        : '';
    const fields: [string, FieldValue][] = [];
    for (const [key, value] of written) {
      if (!/^[a-z][a-z0-9-]{0,63}$/.test(key)) continue;
      if (typeof value === 'number') fields.push([key, value]);
      else if (typeof value === 'string') {
        const plain = words(value);
        if (!forbiddenCharacter(plain)) fields.push([key, plain]);
      } else if (Array.isArray(value)) {
        const lines = (value as readonly YamlValue[]).map(words);
        if (!lines.some((each) => forbiddenInLine(each)))
          fields.push([key, lines]);
      }
    }
    return Object.fromEntries(fields);
  }

  /** As `#block`; a paragraph may be as long as the file. */
  *#steps(written: WrittenBlock): Steps<ReadBlock[]> {
    return written.type === 'paragraph'
      ? yield* this.#paragraph(written.text)
      : this.#block(written);
  }

  #block(written: WrittenBlock): ReadBlock[] {
    switch (written.type) {
      case 'paragraph':
        return allAtOnce(this.#paragraph(written.text));
      case 'heading': {
        const { marking, content } = this.#marked(
          readInline(written.text, this.#inline),
        );
        return [
          {
            type: 'heading',
            level: Math.min(4, written.level - Number(this.#isTitled)) as
              1 | 2 | 3 | 4,
            content,
            ...baseOf(written.attributes),
            ...(marking !== null && { marking }),
          },
        ];
      }
      case 'quotation':
        return [this.#quotation(written.blocks)];
      case 'list':
        return [this.#list(written.isOrdered, written.items)];
      case 'code':
        return [{ type: 'code', text: written.text }];
      case 'rule':
        return [{ type: 'rule' }];
      case 'table':
        return [this.#table(written, null)];
      case 'division':
        return this.#division(written.attributes, written.blocks);
    }
  }

  *#paragraph(text: string): Steps<ReadBlock[]> {
    const pieces = yield* readInlineInSteps(text, this.#inline);
    const [only] = pieces;
    if (pieces.length === 1 && only?.type === 'image') return this.#image(only);
    const { marking, content } = yield* this.#markedInSteps(pieces);
    return content.length === 0 && marking === null
      ? []
      : [
          {
            type: 'paragraph',
            content,
            ...(marking !== null && { marking }),
          },
        ];
  }

  #image({
    address,
    words,
    attributes,
  }: Extract<Piece, { type: 'image' }>): ReadBlock[] {
    const attachment = this.#asks.imageOf(address);
    const said = attributes.values.get('alt');
    if (attachment === null) {
      this.#lost.add(address);
      return [
        ...(said === undefined || said === ''
          ? []
          : [
              {
                type: 'paragraph' as const,
                content: [{ type: 'text' as const, text: said }],
              },
            ]),
        ...(words.length > 0
          ? [{ type: 'paragraph' as const, content: this.#inlines(words) }]
          : []),
      ];
    }
    return [
      {
        type: 'image',
        attachment,
        ...(said === undefined
          ? { alternative: wordsOf(words) }
          : { alternative: said, caption: this.#inlines(words) }),
      },
    ];
  }

  /** The words of a block, and the marking that stands before them. */
  #marked(pieces: readonly Piece[]): Marked {
    return allAtOnce(this.#markedInSteps(pieces));
  }

  *#markedInSteps(pieces: readonly Piece[]): Steps<Marked> {
    const [first, second, ...rest] = pieces;
    const marking =
      first?.type === 'span' && first.role === 'marking'
        ? (/^\((.+)\)$/s.exec(wordsOf(first.pieces))?.[1] ?? null)
        : null;
    if (marking === null || forbiddenInLine(marking))
      return { marking: null, content: yield* this.#inlinesInSteps(pieces) };
    const behind =
      second?.type === 'text'
        ? [{ ...second, text: second.text.replace(/^ /, '') }, ...rest]
        : pieces.slice(1);
    return { marking, content: yield* this.#inlinesInSteps(behind) };
  }

  /** A block as the paragraphs that can stand within another. */
  #lines(blocks: readonly WrittenBlock[]): (readonly Inline[])[] {
    return blocks.flatMap((block) => this.#block(block).flatMap(linesOf));
  }

  #quotation(blocks: readonly WrittenBlock[]): ReadBlock {
    const last = blocks.at(-1);
    const pieces =
      last?.type === 'paragraph' ? readInline(last.text, this.#inline) : [];
    const [only] = pieces;
    const attribution =
      pieces.length === 1 &&
      only?.type === 'span' &&
      only.role === 'attribution'
        ? only.pieces
        : null;
    const own = attribution ? blocks.slice(0, -1) : blocks;
    const [first] = own;
    const { marking, content } =
      first?.type === 'paragraph'
        ? this.#marked(readInline(first.text, this.#inline))
        : { marking: null, content: null };
    const paragraphs =
      content === null
        ? this.#lines(own)
        : [content, ...this.#lines(own.slice(1))];
    return {
      type: 'quotation',
      paragraphs: paragraphs.length > 0 ? paragraphs : [[]],
      ...(attribution && { attribution: this.#inlines(attribution) }),
      ...(marking !== null && { marking }),
    };
  }

  #list(
    isOrdered: boolean,
    written: readonly (readonly WrittenBlock[])[],
  ): Extract<ReadBlock, { type: 'list' }> {
    const { style, items, ticks } = this.#items(isOrdered, written);
    this.#hasDeepLists ||= isTooDeep(items);
    return {
      type: 'list',
      style,
      ...(ticks.length > 0 && { ticks }),
      items: limitDepth(items),
    };
  }

  #items(
    isOrdered: boolean,
    written: readonly (readonly WrittenBlock[])[],
  ): { style: ListStyle; items: ListItem[]; ticks: string[] } {
    const boxes = written.map(([first]) =>
      first?.type === 'paragraph'
        ? /^\[([ xX])\](?:\s+|$)/.exec(first.text)
        : null,
    );
    const isCheck = !isOrdered && boxes.every((box) => box !== null);
    const ticks = new Set<string>();
    const items = written.map((blocks, at): ListItem => {
      const box = isCheck ? boxes[at] : null;
      const lines: (readonly Inline[])[] = [];
      let children: ListItem['children'];
      for (const [place, block] of blocks.entries())
        if (block.type === 'list') {
          const { style, items: own } = this.#items(
            block.isOrdered,
            block.items,
          );
          children = children
            ? { ...children, items: [...children.items, ...own] }
            : { style, items: own };
        } else if (block.type === 'paragraph') {
          const text =
            place === 0 && box ? block.text.slice(box[0].length) : block.text;
          lines.push(this.#ticked(readInline(text, this.#inline), ticks));
        } else lines.push(...this.#lines([block]));
      return {
        content: joined(
          lines.filter((line, place) => place === 0 || line.length > 0),
        ),
        ...(isCheck && box?.[1]?.toLowerCase() === 'x' && { checked: true }),
        ...(children && { children }),
      };
    });
    return {
      style: isOrdered ? 'ordered' : isCheck ? 'check' : 'unordered',
      items,
      ticks: [...ticks],
    };
  }

  /** The words of an item without what is ticked behind them. */
  #ticked(pieces: readonly Piece[], ticks: Set<string>): Inline[] {
    const own: Piece[] = [];
    for (const piece of pieces) {
      if (piece.type !== 'span' || piece.role !== 'tick') {
        own.push(piece);
        continue;
      }
      ticks.add(wordsOf(piece.pieces).replace(/^☐ /u, ''));
      const last = own.at(-1);
      if (last?.type === 'text') {
        own.pop();
        if (last.text !== ' ')
          own.push({ ...last, text: last.text.replace(/ $/, '') });
      }
    }
    return this.#inlines(own);
  }

  #table(
    { table, caption }: Extract<WrittenBlock, { type: 'table' }>,
    attributes: Attributes | null,
  ): ReadBlock {
    const captionPieces =
      caption === null ? [] : readInline(caption, this.#inline);
    const captionContent = this.#inlines(captionPieces);
    const hasHead =
      table.hasHead ?? (attributes?.values.get('header-rows') ?? '0') !== '0';
    const rows = table.rows
      .slice(table.hasHead === null && !hasHead ? 1 : 0)
      .map((row) =>
        row.map((words) => this.#inlines(readInline(words, this.#inline))),
      );
    const width = rows[0]?.length ?? 0;
    const number = (key: string, otherwise: number, most: number): number => {
      const value = Number(attributes?.values.get(key) ?? otherwise);
      return Number.isInteger(value) && value >= 0 && value <= most
        ? value
        : otherwise;
    };
    const widths = (attributes?.values.get('widths') ?? '')
      .split(' ')
      .map(Number);
    const hasWidths =
      widths.length === width &&
      widths.every(
        (each) => Number.isInteger(each) && each >= 1 && each <= 10_000,
      );
    const cells = mergeCells(rows, attributes?.values.get('merged') ?? '');
    const own: Omit<Table, 'id' | 'rank'> = {
      type: 'table',
      rows: cells,
      headerRows: number('header-rows', hasHead ? 1 : 0, rows.length),
      headerColumns: number('header-columns', 0, width),
      ...(table.right.length > 0 && { figures: table.right }),
      ...(hasWidths && { widths }),
      ...(captionContent.length > 0 && { caption: captionContent }),
    };
    return own;
  }

  #division(
    attributes: Attributes,
    written: readonly WrittenBlock[],
  ): ReadBlock[] {
    const is = (name: string): boolean => attributes.classes.includes(name);
    const base = baseOf(attributes);
    const dressed = (blocks: readonly ReadBlock[]): ReadBlock[] =>
      blocks.map((block) => ({ ...base, ...block }));
    if (is('page-break') && written.length === 0)
      return dressed([{ type: 'page-break' }]);
    if (attributes.id === 'refs') {
      const [marking] = this.#markingOf(written);
      return dressed([
        { type: 'bibliography', ...(marking !== null && { marking }) },
      ]);
    }
    const [first] = written;
    if (is('marking') && first?.type === 'paragraph' && written.length === 1) {
      const own = this.#front.values.get('precis');
      const marking = isMap(own) ? own.get('marking') : undefined;
      const words = (text: string): string =>
        wordsOf(readInline(text, this.#inline));
      if (typeof marking === 'string' && words(marking) === words(first.text))
        return [];
    }
    if (is('pull-quotation') && first?.type === 'quotation') {
      const [line] = first.blocks;
      const { marking, content } =
        line?.type === 'paragraph'
          ? this.#marked(readInline(line.text, this.#inline))
          : { marking: null, content: [] };
      const more = this.#lines(
        line?.type === 'paragraph' ? first.blocks.slice(1) : first.blocks,
      );
      return dressed([
        {
          type: 'pull-quotation',
          content: joined([...(content.length > 0 ? [content] : []), ...more]),
          ...(marking !== null && { marking }),
        },
      ]);
    }
    const [marking, rest] = is('marked')
      ? this.#markingOf(written)
      : ([null, written] as const);
    const blocks = rest.flatMap((block) =>
      block.type === 'table'
        ? [this.#table(block, attributes)]
        : this.#block(block),
    );
    return dressed(
      marking === null
        ? blocks
        : blocks.map((block) => ({ marking, ...block })),
    );
  }

  /** The marking that the first paragraph is, and what stands behind it. */
  #markingOf(
    written: readonly WrittenBlock[],
  ): readonly [string | null, readonly WrittenBlock[]] {
    const [first, ...rest] = written;
    if (first?.type !== 'paragraph') return [null, written];
    const { marking, content } = this.#marked(
      readInline(first.text, this.#inline),
    );
    return marking !== null && content.length === 0
      ? [marking, rest]
      : [null, written];
  }

  #inlines(pieces: readonly Piece[]): Inline[] {
    return allAtOnce(this.#inlinesInSteps(pieces));
  }

  *#inlinesInSteps(pieces: readonly Piece[]): Steps<Inline[]> {
    const inlines: Inline[] = [];
    for (const [place, piece] of pieces.entries()) {
      if (place % PIECES_AT_ONCE === 0) yield;
      switch (piece.type) {
        case 'text':
          inlines.push(...this.#words(piece));
          break;
        case 'link':
        case 'line-break':
        case 'marker':
          inlines.push(piece);
          break;
        case 'note':
          inlines.push(this.#note(piece.label));
          break;
        case 'inline-note':
          inlines.push(this.#footnote(this.#noteInlines(piece.pieces)));
          break;
        case 'cluster': {
          const cited = this.#cited(piece);
          // A note's mark stands at its word, where brackets had a space before them.
          if (cited[0]?.type === 'footnote') trimEnd(inlines);
          inlines.push(...cited);
          break;
        }
        case 'image':
          this.#lost.add(piece.address);
          inlines.push(...this.#inlines(piece.words));
          break;
        case 'span':
          inlines.push(...this.#inlines(piece.pieces));
          break;
      }
    }
    return merged(inlines);
  }

  /** Numbers in brackets may be markers, unless the file says itself which are. */
  #words(text: Extract<Piece, { type: 'text' }>): Inline[] {
    if (this.#isOwn || text.marks?.includes('code')) return [text];
    return textWithMarkers(text.text, this.#asks.newId).map((inline) =>
      inline.type === 'text' ? { ...text, text: inline.text } : inline,
    );
  }

  /** A citation in the text has a note of its own; a source that is named keeps its name there. */
  #cited({ citations, text }: Extract<Piece, { type: 'cluster' }>): Inline[] {
    const resolved = this.#citations(citations);
    if (!resolved) return [{ type: 'text', text }];
    const isNamed = !text.startsWith('[');
    return [
      ...(isNamed ? [{ type: 'text' as const, text }] : []),
      this.#footnote(resolved),
    ];
  }

  #citations(written: readonly WrittenCitation[]): Citation[] | null {
    const citations = written.map(({ key, ...more }): Citation | null => {
      const source = this.#asks.sourceOf(key);
      if (source === null) this.#unknown.add(`@${key}`);
      const fits = [more.prefix, more.suffix, more.locator?.value].every(
        (words) => words === undefined || !forbiddenInLine(words),
      );
      return source === null || !fits
        ? null
        : {
            type: 'citation',
            id: this.#asks.newId() as CitationId,
            source,
            ...more,
          };
    });
    return citations.every((each) => each !== null) ? citations : null;
  }

  #footnote(content: readonly NoteInline[]): Footnote {
    return {
      type: 'footnote',
      id: this.#asks.newId() as FootnoteId,
      content,
    };
  }

  #note(label: string): Footnote {
    this.#used.add(label);
    const content: NoteInline[] = [];
    for (const block of this.#found.notes.get(label) ?? []) {
      const lines: (readonly NoteInline[])[] =
        block.type === 'paragraph'
          ? [this.#noteInlines(readInline(block.text, this.#inline))]
          : this.#lines([block]).map((line) => line.flatMap(noteInline));
      for (const line of lines) {
        if (content.length > 0) content.push({ type: 'paragraph-break' });
        content.push(...line);
      }
    }
    return this.#footnote(content);
  }

  #noteInlines(pieces: readonly Piece[]): NoteInline[] {
    const inlines: NoteInline[] = [];
    for (const piece of pieces)
      switch (piece.type) {
        case 'text':
        case 'link':
        case 'line-break':
          inlines.push(piece);
          break;
        case 'marker':
          inlines.push({ type: 'text', text: piece.text });
          break;
        case 'cluster': {
          // A source that is only named in a note is cited there in full, as Pandoc does.
          const isNamed = !piece.text.startsWith('[');
          const citations = this.#citations(
            isNamed
              ? piece.citations.map(({ key }) => ({ key }))
              : piece.citations,
          );
          inlines.push(
            ...(citations ?? [{ type: 'text' as const, text: piece.text }]),
          );
          break;
        }
        case 'note': {
          // A note can have none of its own: its words stand in brackets.
          const { content } = this.#nested.has(piece.label)
            ? { content: [] }
            : this.#nestedNote(piece.label);
          if (content.length > 0)
            inlines.push({ type: 'text', text: ' (' }, ...content, {
              type: 'text',
              text: ')',
            });
          break;
        }
        case 'inline-note':
          inlines.push(...this.#noteInlines(piece.pieces));
          break;
        case 'image':
          this.#lost.add(piece.address);
          inlines.push(...this.#noteInlines(piece.words));
          break;
        case 'span':
          inlines.push(...this.#noteInlines(piece.pieces));
          break;
      }
    return mergedNote(inlines);
  }

  readonly #nested = new Set<string>();
  #nestedNote(label: string): Footnote {
    this.#nested.add(label);
    const note = this.#note(label);
    this.#nested.delete(label);
    return note;
  }
}

/** Takes the spaces from the end of what is written so far. */
function trimEnd(inlines: Inline[]): void {
  const last = inlines.at(-1);
  if (last?.type !== 'text') return;
  const text = last.text.replace(/[ \t\u00a0]+$/, '');
  if (text === '') inlines.pop();
  else inlines[inlines.length - 1] = { ...last, text };
}

const isMap = (
  value: YamlValue | undefined,
): value is ReadonlyMap<string, YamlValue> => value instanceof Map;

const noteInline = (inline: Inline): NoteInline[] => {
  switch (inline.type) {
    case 'text':
    case 'link':
    case 'line-break':
      return [inline];
    case 'marker':
      return [{ type: 'text', text: inline.text }];
    case 'footnote':
      return [...inline.content];
  }
};

function mergedNote(content: readonly NoteInline[]): NoteInline[] {
  const inlines: NoteInline[] = [];
  let stretch: Inline[] = [];
  const flush = (): void => {
    inlines.push(...merged(stretch).flatMap(noteInline));
    stretch = [];
  };
  for (const part of content)
    if (part.type === 'citation' || part.type === 'paragraph-break') {
      flush();
      inlines.push(part);
    } else stretch.push(part);
  flush();
  return inlines;
}

/** Cells that `said` names as merged (`row,column,columns,rows`), where what they cover is empty. */
function mergeCells(
  rows: readonly (readonly (readonly Inline[])[])[],
  said: string,
): TableCell[][] {
  const plain = (): TableCell[][] =>
    rows.map((row) => row.map((content) => ({ content })));
  const covered = new Set<string>();
  const spans = new Map<string, { columns: number; rows: number }>();
  for (const part of said.split(' ').filter((each) => each !== '')) {
    const [y = -1, x = -1, columns = 0, down = 0] = part.split(',').map(Number);
    for (let dy = 0; dy < Math.max(1, Math.min(down, rows.length + 1)); dy += 1)
      for (let dx = 0; dx < Math.max(1, Math.min(columns, 65)); dx += 1) {
        const key = `${y + dy} ${x + dx}`;
        const content = rows[y + dy]?.[x + dx];
        if (!content || covered.has(key)) return plain();
        if (dy + dx > 0) {
          if (content.length > 0 || spans.has(key)) return plain();
          covered.add(key);
        }
      }
    if (columns < 1 || down < 1) return plain();
    spans.set(`${y} ${x}`, { columns, rows: down });
  }
  return rows.map((row, y) =>
    row.flatMap((content, x): TableCell[] => {
      if (covered.has(`${y} ${x}`)) return [];
      const span = spans.get(`${y} ${x}`);
      return [
        {
          content,
          ...(span && span.columns > 1 && { columns: span.columns }),
          ...(span && span.rows > 1 && { rows: span.rows }),
        },
      ];
    }),
  );
}
