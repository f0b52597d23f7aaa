// A pack into one file: each paper is set by itself, so that a change costs one paper; then the numbers are given, the
// contents set, and all of it bound, read back and proved.
import { createHash } from 'node:crypto';
import type { Output, PackProgress } from '#core/contract.ts';
import type { BriefingId, SourceId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { highestMarking } from '#core/packs/highest-marking.ts';
import { drawnOver } from '#core/packs/drawn-over.ts';
import { itemNumbers } from '#core/packs/item-numbers.ts';
import type { Pack, PackItem } from '#core/packs/pack.ts';
import { pageNumbers } from '#core/packs/page-numbers.ts';
import { documentAsIfRejected } from '#core/review/suggestions.ts';
import { readBriefing } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import { sourcesOfFile } from '../database/source-attachments.ts';
import type { BoundPart } from '../typesetting/bind-papers.ts';
import type { InspectedPdf } from '../typesetting/inspect-pdf.ts';
import {
  dividerPage,
  FOREIGN_NUMBER,
  foreignPages,
  frontPages,
  packMeta,
  type FrontItem,
  type PackInput,
} from '../typesetting/pack-pages.ts';
import { packWords } from '../typesetting/pack-words.ts';
import {
  provePack,
  type FoundInPart,
  type ProvedPart,
} from '../typesetting/prove-pack.ts';
import {
  typesettingDataInSteps,
  type TypesettingInput,
} from '../typesetting/typesetting-data.ts';
import type { TypesetResult } from '../typesetting/typesetting-messages.ts';
import { readForPages, type ExportContext } from './export-briefing.ts';
import { breathe, whileWanted } from './in-parts.ts';
import { withPackPages } from './pack-references.ts';
import { templateOf } from './templates.ts';
import { checkPlace, writeProven } from './write-export.ts';

export type PackContext = ExportContext & {
  readonly papers: SetPapers;
  readonly progress: (progress: PackProgress) => void;
};

export type PackRequest = {
  readonly pack: Pack;
  readonly out: string;
  readonly date: string;
  /** Goes on without the PDFs that can't be taken in. */
  readonly without: boolean;
  /** The bytes of the PDF of an item; throws AppError. */
  readonly pdfBytes: (item: PackItem) => Promise<Uint8Array>;
};

export type PackReport = Output<'packs.export'> & {
  /** How many pages each item has, by its id, the sheet before it among them; and those before the first. */
  readonly itemPages: ReadonlyMap<string, number>;
  readonly frontPages: number;
};

/** Pages that were set, by what they were set from; and what was proved of them, by what was expected. */
export type SetPapers = {
  readonly proved: Map<
    string,
    { readonly hash: string; readonly found: FoundInPart }
  >;
  readonly set: (
    key: string,
    work: () => Promise<TypesetResult>,
  ) => Promise<TypesetResult>;
};

/** Papers of this many bytes are remembered: those of a large pack. */
const MOST_BYTES = 200 * 1024 * 1024;

export function rememberPapers(most = MOST_BYTES): SetPapers {
  const kept = new Map<string, TypesetResult>();
  let bytes = 0;
  return {
    proved: new Map(),
    async set(key, work) {
      const known = kept.get(key);
      const result = known ?? (await work());
      // The last that were used stay.
      kept.delete(key);
      kept.set(key, result);
      if (!known) bytes += result.pdf.length;
      for (const [old, { pdf }] of kept) {
        if (bytes <= most || old === key) break;
        kept.delete(old);
        bytes -= pdf.length;
      }
      return result;
    },
  };
}

const keyOf = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
};

type ReadPdf = {
  readonly kind: 'pdf';
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly found: InspectedPdf;
};
type ReadBriefing = {
  readonly kind: 'briefing';
  readonly id: string;
  readonly input: TypesettingInput;
};
type ReadPaper = ReadBriefing | ReadPdf;
/** Of a briefing all but the words of its citations, which take the longest to make. */
type FoundBriefing = Pick<ReadBriefing, 'kind' | 'id'> &
  Pick<TypesettingInput, 'document' | 'template'> & {
    /** Throws AppError. */
    readonly read: () => Promise<ReadBriefing>;
  };
type FoundPaper = FoundBriefing | ReadPdf;

/** Of one PDF that was made elsewhere. */
export const MOST_PDF_BYTES = 200 * 1024 * 1024;

/** Why its file can't be had says which paper it is of: a library knows the file by its digest alone. */
async function namingPaper(
  name: string,
  file: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  try {
    return await file();
  } catch (error) {
    if (!(error instanceof AppError) || error.message.includes(name))
      throw error;
    throw new AppError(
      error.code,
      `${name} can’t be taken in: ${error.message}`,
      { cause: error },
    );
  }
}

function findBriefing(
  id: BriefingId,
  { date }: PackRequest,
  context: PackContext,
): FoundBriefing {
  const { library, resources } = context;
  const document = documentAsIfRejected(readBriefing(library, id).document);
  const tell = (sentence: string): void => {
    context.tell(`${document.title}: ${sentence}`);
  };
  const about = { ...context, tell };
  return {
    ...{ kind: 'briefing', id, document },
    template: templateOf(library, resources, document.template),
    read: async () => ({
      ...{ kind: 'briefing', id },
      input: await readForPages(document, date, about, { stored: id }),
    }),
  };
}

async function findPaper(
  item: PackItem,
  request: PackRequest,
  context: PackContext,
): Promise<FoundPaper | null> {
  const { paper } = item;
  if (paper === null) return null;
  if (paper.kind === 'briefing')
    return findBriefing(paper.briefing as BriefingId, request, context);
  const bytes = await namingPaper(paper.name, () => request.pdfBytes(item));
  if (bytes.length > MOST_PDF_BYTES)
    throw new AppError(
      'bad-input',
      `${paper.name} has ${Math.round(bytes.length / 1024 / 1024)} MB, and the most is ${MOST_PDF_BYTES / 1024 / 1024}.`,
    );
  try {
    const { signal } = context;
    const found = await context.typesetter.inspectPdf(bytes, { signal });
    const over = drawnOver(paper.name, found.drawnOver);
    if (over !== null) context.tell(over);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { kind: 'pdf', bytes, sha256, found };
  } catch (error) {
    if (error instanceof AppError && error.code === 'bad-input')
      throw new AppError('bad-input', `${paper.name} ${error.message}.`, {
        cause: error,
      });
    throw error;
  }
}

const refused = (sentences: readonly string[], cause?: unknown): AppError =>
  new AppError(
    'bad-input',
    `${sentences.join(' ')} Mend or take out ${sentences.length === 1 ? 'this paper' : 'these papers'}, or make the pack without ${sentences.length === 1 ? 'it' : 'them'}.`,
    { cause },
  );

/** Each item with its paper; those that can't be taken in are named, and left out where the person said so. */
async function findPapers(
  request: PackRequest,
  context: PackContext,
): Promise<{ papers: (FoundPaper | null)[]; leftOut: string[] }> {
  const leftOut: string[] = [];
  const papers: (FoundPaper | null)[] = [];
  for (const item of request.pack.items) {
    // Of a paper that was set before there is nothing to wait for: nobody would be heard meanwhile.
    await breathe(context.signal);
    try {
      papers.push(await findPaper(item, request, context));
    } catch (error) {
      if (
        item.paper?.kind !== 'pdf' ||
        !(error instanceof AppError && error.code !== 'unavailable')
      )
        throw error;
      leftOut.push(error.message);
      papers.push(null);
    }
  }
  if (leftOut.length > 0 && !request.without) throw refused(leftOut);
  return { papers, leftOut };
}

/** An item without words of its own is called what its paper is called. */
const named = (pack: Pack, papers: readonly (FoundPaper | null)[]): Pack => ({
  ...pack,
  items: pack.items.map((item, index) => {
    const paper = papers[index];
    const own =
      paper?.kind === 'briefing'
        ? paper.document.title
        : item.paper?.kind === 'pdf'
          ? item.paper.name.replace(/\.pdf$/i, '')
          : '';
    return { ...item, title: item.title.trim() || own.trim() };
  }),
});

function inputOf(
  { pack, date }: Pick<PackRequest, 'pack' | 'date'>,
  papers: readonly (FoundPaper | null)[],
  tell: (sentence: string) => void,
): PackInput {
  const briefings = papers.flatMap((paper) =>
    paper?.kind === 'briefing' ? paper : [],
  );
  const { marking, unknown } = highestMarking([
    ...pack.items.map(({ marking }) => marking),
    ...briefings.flatMap(({ document }) => [
      document.marking,
      ...document.blocks.map((block) => block.marking ?? ''),
    ]),
  ]);
  for (const each of unknown)
    tell(
      `“${each}” is a marking of no known scheme, so the pack carries it beside the highest of the others.`,
    );
  const first = briefings[0];
  return {
    pack,
    date,
    marking,
    red: briefings.some(({ template }) => template.marking.colour === 'red'),
    language: first?.document.language ?? 'en-GB',
    paper: first?.template.paper ?? 'a4',
  };
}

/** Rounds in which the numbers of pages may settle. */
const ROUNDS = 4;

/** The sources whose file is a paper of the pack, and which item that is, the first where it is in it twice. */
function citedPapers(
  library: Library,
  items: readonly {
    readonly paper: ReadPaper | null;
    readonly body: unknown;
  }[],
): { source: SourceId; of: number }[] {
  const found = new Map<SourceId, number>();
  for (const [of, { paper, body }] of items.entries())
    if (paper?.kind === 'pdf' && body !== null)
      for (const source of sourcesOfFile(library, paper.sha256))
        if (!found.has(source)) found.set(source, of);
  return [...found].map(([source, of]) => ({ source, of }));
}

const titleOf = (number: string, title: string): string =>
  `${number} ${title}`.trim();

type SetItem = {
  readonly item: PackItem;
  readonly number: string;
  readonly paper: ReadPaper | null;
  readonly divider: TypesetResult | null;
  readonly body: TypesetResult | null;
};

const pagesOf = ({ divider, body }: SetItem): number =>
  (divider?.pages ?? 0) + (body?.pages ?? 0);

/** Throws AppError; nothing is left behind then. */
export async function exportPack(
  request: PackRequest,
  context: PackContext,
): Promise<PackReport> {
  const { typesetter, signal, progress } = context;
  const { out, date } = request;
  await checkPlace(out, context.library.folder);
  const { papers, leftOut } = await findPapers(request, context);
  const pack = named(request.pack, papers);
  if (papers.every((paper) => paper === null))
    throw new AppError(
      'bad-input',
      'No item of the pack has a paper: add a briefing or a PDF to it first.',
    );
  for (const sentence of leftOut) context.tell(`Left out: ${sentence}`);
  const input = inputOf({ pack, date }, papers, context.tell);
  const numbers = itemNumbers(pack.items);
  const words = packWords(input.language);
  const set = (
    data: Parameters<typeof typesetter.packPages>[0],
    foreign?: Uint8Array,
  ): Promise<TypesetResult> =>
    context.papers.set(
      keyOf(date, JSON.stringify(data), foreign ?? ''),
      async () =>
        await typesetter.packPages(data, {
          date,
          signal,
          ...(foreign && { foreign }),
        }),
    );
  const prepare = async (
    paper: ReadPaper,
    title: string,
  ): Promise<() => Promise<TypesetResult>> => {
    if (paper.kind === 'pdf')
      return () =>
        set(foreignPages(input, title, paper.found.pages), paper.bytes);
    const data = await whileWanted(
      typesettingDataInSteps(inPack(paper.input, input)),
      signal,
    );
    const key = keyOf(
      date,
      JSON.stringify([data.meta, data.sections]),
      ...data.images.keys(),
    );
    return () =>
      context.papers.set(key, () => typesetter.typeset(data, { date, signal }));
  };
  const lay = (items: readonly SetItem[], front: number): string[][] =>
    pageNumbers([
      { pages: front, late: false, printed: pack.issued?.front ?? null },
      ...items.map((each) => ({
        pages: pagesOf(each),
        late: each.item.late,
        printed: each.item.printed?.pages ?? null,
      })),
    ]);

  const items: SetItem[] = [];
  const all = papers.filter((paper) => paper !== null).length;
  /** Up to where its pages are set, which another process does. */
  const readItem = async (
    index: number,
  ): Promise<{
    paper: ReadPaper | null;
    body: (() => Promise<TypesetResult>) | null;
  }> => {
    const found = papers[index] ?? null;
    const paper = found?.kind === 'briefing' ? await found.read() : found;
    const title = pack.items[index]?.title ?? '';
    return { paper, body: paper && (await prepare(paper, title)) };
  };
  let next = readItem(0);
  for (const [index, item] of pack.items.entries()) {
    const { paper, body } = await next;
    const number = numbers[index] ?? '';
    await breathe(signal);
    let own: TypesetResult | null = null;
    try {
      const setting = body?.();
      // Meanwhile: where this one fails, nobody asks for the next.
      next = readItem(index + 1);
      next.catch(() => undefined);
      own = (await setting) ?? null;
    } catch (error) {
      // One that opens, and yet can't be set.
      if (
        item.paper?.kind !== 'pdf' ||
        !(error instanceof AppError && error.code === 'bad-input')
      )
        throw error;
      const sentence = `${item.paper.name} can’t be taken in: ${error.message}`;
      if (!request.without) throw refused([sentence], error);
      leftOut.push(sentence);
      context.tell(`Left out: ${sentence}`);
    }
    items.push({ item, number, paper, divider: null, body: own });
    progress({
      stage: 'setting',
      done: items.filter(({ body }) => body !== null).length,
      all,
    });
  }
  // The sheets, the contents and notes name page numbers, and take pages themselves: once more where they came out
  // otherwise.
  let front = await set(frontPages(input, contents(items, lay(items, 2))));
  const cited = citedPapers(context.library, items);
  const plain = items.map(({ paper }) => paper);
  for (let round = 0; ; round += 1) {
    const labels = lay(items, front.pages);
    const before = items.map(pagesOf).join();
    // A note that turns over a page as it names another would go on for ever: then none does.
    const refers = round < ROUNDS;
    const pages = new Map(
      cited.map(({ source, of }) => [source, labels[of + 1]?.[0] ?? '']),
    );
    for (const [index, each] of items.entries()) {
      const read = plain[index];
      if (cited.length === 0 || !each.body || read?.kind !== 'briefing')
        continue;
      await breathe(signal);
      const paper = {
        ...read,
        input: refers ? withPackPages(read.input, pages, words.at) : read.input,
      };
      items[index] = {
        ...each,
        paper,
        body: await (await prepare(paper, each.item.title))(),
      };
    }
    if (round === ROUNDS && cited.length > 0)
      context.tell(
        'No note says where in the pack its source is: the page numbers did not settle.',
      );
    for (const [index, each] of items.entries()) {
      if (!each.body || !(pack.dividers || each.item.late)) continue;
      await breathe(signal);
      const after = labels
        .slice(0, index + 1)
        .flat()
        .at(-1);
      items[index] = {
        ...each,
        divider: await set(
          dividerPage(input, each, each.item.late ? (after ?? '0') : null),
        ),
      };
    }
    const again = await set(
      frontPages(input, contents(items, lay(items, front.pages))),
    );
    const settled =
      again.pages === front.pages && items.map(pagesOf).join() === before;
    front = again;
    if (settled || round > 2 * ROUNDS) break;
  }

  const labels = lay(items, front.pages);
  const frontItems = contents(items, labels);
  const parts = partsOf(input, items, front, labels);
  const targets = items.flatMap(({ item, number, body }, index) =>
    body
      ? {
          part: parts.findIndex(({ of }) => of === index),
          name: `${words.item(number)}: ${item.title}, ${words.page} ${labels[index + 1]?.[0] ?? ''}`,
        }
      : [],
  );
  progress({ stage: 'binding', done: 0, all: 1 });
  const { pdf, layout } = await typesetter.bind(
    {
      meta: packMeta(input),
      binding: {
        parts: parts.map(({ bound }) => bound),
        labels: labels.flat(),
        targets,
      },
      words: words.page,
    },
    { date, signal },
  );
  progress({ stage: 'proving', done: 0, all: 1 });
  const { proved } = context.papers;
  const keys = parts.map(({ proved: part }, index) =>
    keyOf(
      JSON.stringify([
        part,
        input.marking,
        input.language,
        ...(index === 0 ? [input.pack, frontItems] : []),
      ]),
    ),
  );
  const { file, proof } = await writeProven(out, pdf, async (written) => {
    const read = await typesetter.readPack(
      {
        pdf: written,
        layout,
        pages: parts.map(({ proved: { labels: own } }) => own.length),
        known: keys.map((key) => proved.get(key)?.hash ?? null),
      },
      { signal },
    );
    const before = keys.map((key, index) => {
      const known = proved.get(key);
      return known && known.hash === read.hashes[index] ? known.found : null;
    });
    const { proof, found } = await whileWanted(
      provePack(
        input,
        frontItems,
        parts.map(({ proved: part }) => part),
        read.pdf,
        before,
      ),
      signal,
    );
    // Whoever cancels until here has what stood there before.
    await breathe(signal);
    // What this pack has not is of no use for the next.
    proved.clear();
    for (const [index, part] of found.entries()) {
      const [key, hash] = [keys[index], read.hashes[index]];
      if (part && key !== undefined && hash)
        proved.set(key, { hash, found: part });
    }
    return proof;
  });
  const starts = labels.map((_, index) => labels.slice(0, index).flat().length);
  return {
    file,
    pages: labels.flat().length,
    proof,
    papers: items.flatMap(({ number, paper, body }, index) =>
      paper && body
        ? {
            id: paper.kind === 'briefing' ? paper.id : paper.sha256,
            number,
            page: (starts[index + 1] ?? 0) + 1,
            label: labels[index + 1]?.[0] ?? '',
          }
        : [],
    ),
    leftOut,
    itemPages: new Map(items.map((each) => [each.item.id, pagesOf(each)])),
    frontPages: front.pages,
  };
}

const inPack = (
  input: TypesettingInput,
  { marking }: PackInput,
): TypesettingInput => ({ ...input, pack: { marking } });

function contents(
  items: readonly SetItem[],
  labels: readonly (readonly string[])[],
): FrontItem[] {
  let target = 0;
  return items.map(({ item, number, body }, index) => ({
    item,
    number,
    page: body ? (labels[index + 1]?.[0] ?? null) : null,
    target: body ? target++ : null,
  }));
}

/** The parts of the file in their order, as they are bound and as they are proved; `of` is the item, from 0. */
function partsOf(
  input: PackInput,
  items: readonly SetItem[],
  front: TypesetResult,
  labels: readonly (readonly string[])[],
): { of: number | null; bound: BoundPart; proved: ProvedPart }[] {
  const words = packWords(input.language);
  const name = input.pack.title.trim() || words.untitled;
  const parts: { of: number | null; bound: BoundPart; proved: ProvedPart }[] = [
    {
      of: null,
      bound: {
        pdf: front.pdf,
        title: name,
        bookmarks: [
          { title: words.cover, depth: 0, page: 1 },
          { title: words.agenda, depth: 0, page: 2 },
        ],
        own: false,
        numberAt: null,
      },
      proved: {
        title: words.cover,
        labels: labels[0] ?? [],
        briefing: null,
        words: [],
      },
    },
  ];
  for (const [
    index,
    { item, number, paper, divider, body },
  ] of items.entries()) {
    if (!paper || !body) continue;
    const own = labels[index + 1] ?? [];
    const title = titleOf(number, item.title);
    const top = { title, depth: 0, page: 1 };
    const sheets = divider?.pages ?? 0;
    if (divider)
      parts.push({
        of: index,
        bound: {
          pdf: divider.pdf,
          title,
          bookmarks: [top],
          own: false,
          numberAt: null,
        },
        proved: {
          title,
          labels: own.slice(0, sheets),
          briefing: null,
          words: [number, item.title, item.presenter],
        },
      });
    const foreign = paper.kind === 'pdf' ? paper.found.bookmarks : [];
    parts.push({
      of: index,
      bound: {
        pdf: body.pdf,
        title:
          paper.kind === 'briefing' ? paper.input.document.title : item.title,
        bookmarks: [
          ...(divider ? [] : [top]),
          ...foreign.map((each) => ({ ...each, depth: each.depth + 1 })),
        ],
        own: paper.kind === 'briefing',
        numberAt: paper.kind === 'pdf' ? FOREIGN_NUMBER : null,
      },
      proved: {
        title: divider ? null : title,
        labels: own.slice(sheets),
        briefing: paper.kind === 'briefing' ? inPack(paper.input, input) : null,
        words: [],
      },
    });
  }
  return parts;
}
