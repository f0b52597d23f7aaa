// The one module that knows Typst. It is given data, lays it out with the bundled fonts, and gives back a PDF. The
// compiler sees an empty folder and what is put into it here: no file of the machine, no package, no network.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  NodeCompiler,
  type NodeError,
  type NodeTypstDocument,
} from '@myriaddreamin/typst-ts-node-compiler';
import { uncoveredCharacters } from '#core/document/uncovered-characters.ts';
import { AppError } from '#core/errors.ts';
import {
  foundBehind,
  holdTogether,
  keepHeading,
  strayBehind,
  upTo,
  type Place,
} from './hold-together.ts';
import type { KeptNodes } from './kept-nodes.ts';
import { readCoverage } from './read-coverage.ts';
import type { TableNode } from './table-data.ts';
import {
  typesettingData,
  type BlockNode,
  type TypesettingData,
  type TypesettingInput,
} from './typesetting-data.ts';
import type {
  DrawnPages,
  PackPagesJob,
  TypesetJob,
  TypesetResult,
} from './typesetting-messages.ts';
import { sentenceOf } from './typst-diagnostics.ts';

// So many pages are laid out again for what is astray in a document of `pages`; what is still astray then, the proof will
// name. By count and not by the clock, so that the same input gives the same pages.
const pagesWorth = (pages: number): number =>
  Math.min(40 * pages, Math.max(6 * pages, 1500));
// Results that no job of the last few used are dropped.
const KEPT_JOBS = 5;
// Of pages that are drawn while somebody types, the last drawing's are enough: each edit looks through all that are kept.
const KEPT_DRAWINGS = 1;
// And of the last few layouts of one job: some hundred of a long document would hold gigabytes.
const KEPT_LAYOUTS = 2;

export type TypstCompiler = {
  readonly typeset: (job: TypesetJob) => TypesetResult;
  readonly packPages: (job: PackPagesJob) => TypesetResult;
  /**
   * The same pages as `typeset` gives, to look at, all of them painted. Throws AppError 'bad-input' where they can't be set.
   * `tidy` is to be called once what it gives is on its way.
   */
  readonly draw: (
    input: TypesettingInput,
    kept: KeptNodes<BlockNode>,
  ) => DrawnPages;
  /** Drops what the last drawing did not use. */
  readonly tidy: () => void;
};

type Laid = {
  readonly document: NodeTypstDocument;
  readonly warnings: string[];
};

/** What stands where, with its page. */
type PagesOf = {
  readonly said: readonly (readonly [number, number])[];
  readonly annexes: readonly (readonly [number, number])[];
};

/** What was moved, and what was astray behind it. */
type Mended = { readonly at: Place; readonly ahead: readonly BlockNode[] };

type Diagnostic = { readonly message: string };

/** Where a folder of the installed application's archive stands beside it, as files that native code can read. */
const beside = (folder: string): string =>
  folder.replace(/\bapp\.asar(?=[\\/])/, 'app.asar.unpacked');

/** `workspace` must be an empty folder; nothing is written there. */
export function createTypstCompiler(
  resources: string,
  workspace: string,
): TypstCompiler {
  const fonts = join(resources, 'fonts');
  const coverage = readCoverage(resources);
  if (!coverage) throw new Error(`There are no fonts in ${fonts}`);
  const outside = beside(fonts);
  // On Linux the compiler looks here for the fonts of the system, and finds that there are none: pages must not depend on
  // what is installed. On the others it reads the system's too, behind ours.
  process.env['FONTCONFIG_FILE'] = join(outside, 'fonts.conf');
  const compiler = NodeCompiler.create({
    workspace,
    fontArgs: [{ fontPaths: [outside] }],
  });
  const main = join(workspace, 'briefing.typ');
  const packMain = join(workspace, 'pack.typ');
  for (const name of ['type.typ', 'briefing.typ', 'pack.typ'])
    compiler.addSource(
      join(workspace, name),
      readFileSync(join(resources, 'typst', name), 'utf8'),
    );
  /** By name: the text of a file, or that its name says what it holds. */
  let mapped = new Map<string, string>();

  const messagesOf = (error: NodeError): string[] =>
    (compiler.fetchDiagnostics(error) as Diagnostic[]).map(
      ({ message }) => message,
    );

  function lay(mainFilePath: string, inputs: Record<string, string>): Laid {
    const result = compiler.compile({ mainFilePath, inputs });
    const error = result.takeError();
    const document = result.result;
    if (error || !document)
      throw new AppError(
        'bad-input',
        sentenceOf(error ? messagesOf(error) : []),
      );
    const warning = result.takeWarnings();
    return { document, warnings: warning ? messagesOf(warning) : [] };
  }

  /** Moves the first thing that stands on another page than what belongs to it; as `holdTogether` does. */
  function mend(
    document: NodeTypstDocument,
    sections: readonly BlockNode[][],
  ): Mended | null {
    const [notes = []] = compiler.query(document, {
      selector: '<note-places>',
      field: 'value',
    }) as { note: string; mark: number; at: number }[][];
    const stray = new Map(
      notes
        .filter(({ mark, at }) => mark !== at)
        .map(({ note, mark, at }) => [Number(note), { mark, at }]),
    );
    if (stray.size > 0) {
      const at = holdTogether(sections, stray);
      return at && { at, ahead: strayBehind(sections, stray, at) };
    }
    const marks = new Map(notes.map(({ note, mark }) => [Number(note), mark]));
    const headings = compiler.query(document, {
      selector: '<leading-place>',
      field: 'value',
    }) as { note: number; page: number }[];
    const lonely = headings.find(
      ({ note, page }) => page < (marks.get(note) ?? page),
    );
    const at = lonely ? keepHeading(sections, lonely.note) : null;
    return at && { at, ahead: [] };
  }

  const bareCharacters = (texts: readonly string[]): string =>
    uncoveredCharacters(texts, coverage)
      .map((code) => code.toString(16))
      .join(' ');

  function packPages({
    data,
    foreign,
    timestamp,
  }: PackPagesJob): TypesetResult {
    const text = JSON.stringify(data);
    const paths = [join(workspace, 'pack.json')];
    compiler.mapShadow(join(workspace, 'pack.json'), Buffer.from(text));
    if (foreign) {
      paths.push(join(workspace, 'foreign.pdf'));
      compiler.mapShadow(join(workspace, 'foreign.pdf'), Buffer.from(foreign));
    }
    try {
      const { document, warnings } = lay(packMain, {
        bare: bareCharacters([text]),
      });
      const written = (pdfStandard?: '2.0'): Buffer =>
        compiler.pdf(document, {
          creationTimestamp: timestamp,
          ...(pdfStandard && { pdfStandard }),
        });
      let pdf: Buffer;
      try {
        pdf = written();
      } catch (error) {
        // What it shows is of a later format: then so must be what it is shown in.
        if (
          !messagesOfPdfError(error).some((each) => each.includes(LATER_FORMAT))
        )
          throw error;
        pdf = written('2.0');
      }
      const pages = document.numOfPages;
      return { pdf, pages, warnings, textPages: pages, said: new Map() };
    } catch (error) {
      const messages = messagesOfPdfError(error);
      if (messages.length === 0) throw error;
      throw new AppError('bad-input', sentenceOf(messages), { cause: error });
    } finally {
      for (const path of paths) compiler.unmapShadow(path);
      compiler.evictCache(KEPT_JOBS);
    }
  }

  /** Lays the document out until no note and no heading is astray, or as often as is worth it. */
  function layWhole(data: TypesettingData, places: boolean): Laid {
    const files = new Map<string, string>();
    const put = (name: string, says: string, bytes: () => Buffer): void => {
      if (mapped.get(name) !== says)
        compiler.mapShadow(join(workspace, name), bytes());
      mapped.set(name, says);
      files.set(name, says);
    };
    const putJson = (name: string, value: unknown): string => {
      const text = JSON.stringify(value);
      put(name, text, () => Buffer.from(text));
      return text;
    };
    const texts = [
      putJson('meta.json', data.meta),
      ...(data.margin ? [putJson('margin.json', data.margin)] : []),
      ...data.sections.map((section, index) =>
        putJson(`section-${index}.json`, section),
      ),
    ];
    for (const [hash, bytes] of data.images)
      put(join('images', hash), `${hash} ${bytes.length}`, () =>
        Buffer.from(bytes),
      );
    for (const name of mapped.keys())
      if (!files.has(name)) compiler.unmapShadow(join(workspace, name));
    mapped = files;
    const inputs = {
      sections: String(data.sections.length),
      bare: bareCharacters(texts),
      ...(places && { places: 'noted' }),
    };
    const layTo = (until: Place | null): Laid => {
      for (const [number, section] of data.sections.entries())
        putJson(
          `section-${number}.json`,
          until ? upTo(section, number, until) : section,
        );
      compiler.evictCache(KEPT_LAYOUTS);
      return lay(main, inputs);
    };
    let laid = lay(main, inputs);
    let left = pagesWorth(laid.document.numOfPages);
    // Where several things are astray, what stands behind the first is laid out when that is in its place. `ahead` are the
    // others, `until` is the last block that was laid out; null for all.
    let ahead: readonly BlockNode[] = [];
    let until: Place | null = null;
    const further = (place: Place): Place[] =>
      ahead.flatMap((block) => foundBehind(data.sections, block, place) ?? []);
    while (left > 0) {
      const mended = mend(laid.document, data.sections);
      if (!mended && !until) break;
      if (mended && !until) ({ ahead } = mended);
      const last: Place | undefined = mended
        ? mended.at
        : until
          ? further(until)[0]
          : undefined;
      until = last && further(last).length > 0 ? last : null;
      laid = layTo(until);
      left -= laid.document.numOfPages;
    }
    return until ? layTo(null) : laid;
  }

  function attempt({ data, standard, timestamp }: TypesetJob): TypesetResult {
    const { document, warnings } = layWhole(data, false);
    const pdf = compiler.pdf(document, {
      creationTimestamp: timestamp,
      ...(standard && { pdfStandard: standard }),
    });
    const [noted] = compiler.query(document, {
      selector: '<pages-of>',
      field: 'value',
    }) as PagesOf[];
    // The header of a table that goes on over a page comes again: its first place counts.
    const said = new Map((noted?.said ?? []).toReversed());
    const [annex] = noted?.annexes ?? [];
    return {
      pdf,
      pages: document.numOfPages,
      warnings,
      textPages: annex ? annex[1] - 1 : document.numOfPages,
      said,
    };
  }

  function drawn(
    input: TypesettingInput,
    kept: KeptNodes<BlockNode>,
  ): DrawnPages {
    const { document } = layWhole(
      typesettingData(input, { places: true, kept }),
      true,
    );
    const queried = (selector: string): unknown =>
      (compiler.query(document, { selector, field: 'value' }) as unknown[])[0];
    const blocks = queried('<spots>') as {
      block: string;
      page: number;
      y: number;
    }[];
    const notes = queried('<note-places>') as {
      note: string;
      at: number;
      y: number;
    }[];
    const ids = new Map(input.notes.map(({ number, id }) => [number, id]));
    return {
      pdf: compiler.pdf(document, { creationTimestamp: 0, pdfTags: false }),
      pages: document.numOfPages,
      blocks: blocks.map(({ block, page, y }) => ({ id: block, page, y })),
      notes: notes.flatMap(({ note, at, y }) => {
        const id = ids.get(Number(note));
        return id === undefined ? [] : [{ id, page: at, y }];
      }),
    };
  }

  return {
    packPages,
    typeset(job) {
      const left = [...SIMPLER];
      try {
        for (;;)
          try {
            return attempt(job);
          } catch (error) {
            const messages = messagesOfPdfError(error);
            if (messages.length === 0) throw error;
            const next = left.findIndex(({ fault }) =>
              messages.some((message) => fault.test(message)),
            );
            if (next < 0)
              throw new AppError('bad-input', sentenceOf(messages), {
                cause: error,
              });
            left.splice(next, 1)[0]?.simplify(job.data);
          }
      } finally {
        compiler.evictCache(KEPT_JOBS);
      }
    },
    draw(input, kept) {
      try {
        return drawn(input, kept);
      } catch (error) {
        const messages = messagesOfPdfError(error);
        if (messages.length === 0) throw error;
        throw new AppError('bad-input', sentenceOf(messages), { cause: error });
      }
    },
    tidy() {
      compiler.evictCache(KEPT_DRAWINGS);
    },
  };
}

const tablesOf = ({ sections }: TypesettingData): TableNode[] =>
  sections.flat().flatMap((block) => ('table' in block ? [block.table] : []));

// Two faults of Typst 0.14.2, and what to do without when it has them; nothing of the text is lost by it.
const SIMPLER: readonly {
  readonly fault: RegExp;
  readonly simplify: (data: TypesettingData) => void;
}[] = [
  // It loses count of its tags in some tables: a row with a note that may not break, under a header.
  {
    fault: /internal error.*tags/u,
    simplify(data) {
      for (const table of tablesOf(data))
        for (const cell of table.rows.flat()) cell.whole = false;
    },
  },
  {
    fault: /internal error.*tags/u,
    simplify(data) {
      for (const table of tablesOf(data)) table.head = 0;
    },
  },
  // It takes an underline in a note for one in the struck text that goes on over the page.
  {
    fault: /cannot combine underline/u,
    simplify({ sections }) {
      const drawn = (_: string, value: unknown): unknown =>
        typeof value === 'object' && value !== null && 'u' in value
          ? { du: value.u }
          : value;
      for (const [index, section] of sections.entries())
        sections[index] = JSON.parse(
          JSON.stringify(section),
          drawn,
        ) as typeof section;
    },
  },
];

const LATER_FORMAT = 'version of the PDF is too high';

/** The binding throws an error without a message; what is wrong stands in its `code`, as Rust prints it. */
function messagesOfPdfError(error: unknown): string[] {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string'
    ? [...code.matchAll(/message: "((?:[^"\\]|\\.)*)"/gu)].map(
        ([, message]) => message ?? '',
      )
    : [];
}
