// What pdftotext and qpdf say of a PDF, compared with what should be in it. Nothing of Precis is used here, neither what
// writes the pages nor what proves them: a fault that both share would be seen.
import { execFileSync } from 'node:child_process';

export type Expected = {
  readonly standard: 'ua-1' | 'a-2a' | null;
  readonly title: string;
  readonly language: string;
  /** On every page. */
  readonly marking: string;
  /** In their order. */
  readonly headings: readonly string[];
  /** In the order of their numbers. */
  readonly notes: readonly string[];
  /** Cells and paragraphs. */
  readonly passages: readonly string[];
  /** The head of a table that goes over pages, and the first cell of each of its rows. */
  readonly longTable: {
    readonly head: string;
    readonly rows: readonly string[];
  };
};

const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 });

/** The programs that are not there. */
export function missingPrograms(): string[] {
  return ['pdftotext', 'qpdf'].filter((program) => {
    try {
      execFileSync(program, [program === 'qpdf' ? '--version' : '-v'], {
        stdio: 'ignore',
      });
      return false;
    } catch {
      return true;
    }
  });
}

/** Letters and figures alone: hyphens at the end of lines, ligatures and white space say nothing. */
const bare = (text: string): string =>
  text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '');

const isRightToLeft = (text: string): boolean =>
  /\p{Script=Arabic}/u.test(text);

type Dictionary = Record<string, unknown>;

const isDictionary = (value: unknown): value is Dictionary =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Objects = {
  /** What a reference leads to; a value that is none is itself. */
  readonly at: (value: unknown) => unknown;
  readonly dictionary: (value: unknown) => Dictionary;
  readonly trailer: Dictionary;
};

function readObjects(file: string): Objects {
  const { qpdf } = JSON.parse(run('qpdf', '--json=2', file)) as {
    qpdf: [
      unknown,
      Record<string, { value?: unknown; stream?: { dict: unknown } }>,
    ];
  };
  const all = qpdf[1];
  const at = (value: unknown): unknown => {
    if (typeof value !== 'string' || !/^\d+ \d+ R$/.test(value))
      return value ?? null;
    const found = all[`obj:${value}`];
    return at(found?.value ?? found?.stream?.dict ?? null);
  };
  const dictionary = (value: unknown): Dictionary => {
    const found = at(value);
    return isDictionary(found) ? found : {};
  };
  return { at, dictionary, trailer: dictionary(all['trailer']?.value) };
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
/** A string as qpdf writes it: `u:` for text. */
const said = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/^u:/, '') : '';

function pagesOf(objects: Objects): string[] {
  const leaves = (reference: unknown): string[] => {
    const node = objects.dictionary(reference);
    return node['/Type'] === '/Page'
      ? [typeof reference === 'string' ? reference : '']
      : list(objects.at(node['/Kids'])).flatMap(leaves);
  };
  const root = objects.dictionary(objects.trailer['/Root']);
  return leaves(root['/Pages'] ?? null);
}

function outlineOf({ dictionary, trailer }: Objects): string[] {
  const titles: string[] = [];
  const walk = (first: unknown): void => {
    for (let next = first; typeof next === 'string';) {
      const item = dictionary(next);
      titles.push(said(item['/Title']));
      walk(item['/First']);
      next = item['/Next'];
    }
  };
  walk(dictionary(dictionary(trailer['/Root'])['/Outlines'])['/First']);
  return titles;
}

type Jump = {
  readonly from: number;
  readonly to: number;
  /** From the foot of the page. */
  readonly height: number;
};

/** The narrow links that lead down, in the order of where they lead: from the raised numbers to the words of the notes. */
function jumpsOf(objects: Objects, pages: readonly string[]): Jump[] {
  const { at, dictionary } = objects;
  return pages
    .flatMap((reference, from) =>
      list(at(dictionary(reference)['/Annots'])).flatMap((each): Jump[] => {
        const link = dictionary(each);
        const target = at(link['/Dest'] ?? dictionary(link['/A'])['/D']);
        const [page, , , height] = list(target);
        const [x0, y0, x1] = list(at(link['/Rect'])).map(Number);
        if (typeof page !== 'string' || (x1 ?? 0) - (x0 ?? 0) > 16) return [];
        const to = pages.indexOf(page);
        const isDown = to > from || (to === from && Number(height) < (y0 ?? 0));
        return isDown ? [{ from, to, height: Number(height) }] : [];
      }),
    )
    .sort((a, b) => a.to - b.to || b.height - a.height);
}

const tagsOf = ({ at, dictionary, trailer }: Objects): Map<string, number> => {
  const counts = new Map<string, number>();
  const walk = (value: unknown): void => {
    const node = at(value);
    if (Array.isArray(node)) node.forEach(walk);
    else if (isDictionary(node)) {
      const tag = node['/S'];
      if (typeof tag === 'string') counts.set(tag, (counts.get(tag) ?? 0) + 1);
      if (node['/K'] !== undefined) walk(node['/K']);
    }
  };
  walk(
    dictionary(dictionary(trailer['/Root'])['/StructTreeRoot'])['/K'] ?? null,
  );
  return counts;
};

/** Whether `text` stands on the page, or begins there and goes on on the next ones. Returns the page where it ends. */
function endOf(
  text: string,
  pages: readonly string[],
  from: number,
): number | null {
  const page = pages[from];
  if (page === undefined) return null;
  if (page.includes(text)) return from;
  // The longest beginning that this page has.
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (page.includes(text.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low < 12 ? null : endOf(text.slice(low), pages, from + 1);
}

const wordsIn = (text: string): string[] =>
  text
    .normalize('NFKC')
    .split(/\P{L}+/u)
    // pdftotext turns the letters of a ligature round.
    .map((word) => Array.from(word).sort().join(''))
    .filter((word) => word !== '');

/** Whether all words of it are on the page, in whatever order: pdftotext has its own for lines from right to left. */
function hasWords(text: string, page: string): boolean {
  const there = new Set(wordsIn(page));
  return wordsIn(text).every((word) => there.has(word));
}

/** What does not agree, a line each. */
export function disagreements(file: string, expected: Expected): string[] {
  const wrong: string[] = [];
  try {
    run('qpdf', '--check', file);
  } catch (error) {
    wrong.push(`qpdf --check: ${(error as Error).message}`);
  }
  const objects = readObjects(file);
  const root = objects.dictionary(objects.trailer['/Root']);
  const references = pagesOf(objects);
  const written = run('pdftotext', '-raw', '-enc', 'UTF-8', file, '-').split(
    '\f',
  );
  const pages = written.slice(0, references.length);
  if (pages.length !== references.length)
    wrong.push(
      `qpdf counts ${references.length} pages, pdftotext ${pages.length}`,
    );
  const read = pages.map(bare);
  for (const [at, page] of read.entries()) {
    if (!page.includes(bare(expected.marking)))
      wrong.push(`page ${at + 1} does not have the marking`);
    if (!page.includes(String(at + 1)))
      wrong.push(`page ${at + 1} does not have its number`);
  }
  if (!(read[0] ?? '').includes(bare(expected.title)))
    wrong.push('the first page does not have the title');
  if (said(root['/Lang']).split('-')[0] !== expected.language.split('-')[0])
    wrong.push(`the language is ${said(root['/Lang']) || 'not said'}`);
  if (objects.dictionary(root['/MarkInfo'])['/Marked'] !== true)
    wrong.push('the file is not tagged');
  const outline = outlineOf(objects).map(bare);
  const headings = expected.headings.map(bare);
  let next = 0;
  for (const heading of headings) {
    const found = outline.indexOf(heading, next);
    if (found < 0) wrong.push(`no bookmark in its place says “${heading}”`);
    else next = found + 1;
  }
  const tags = tagsOf(objects);
  for (const tag of [
    '/Table',
    '/TH',
    '/TD',
    '/Figure',
    '/Note',
    '/L',
    '/LI',
    '/H1',
    '/Code',
    '/BlockQuote',
  ])
    if (!tags.has(tag)) wrong.push(`nothing is tagged ${tag}`);
  if ((tags.get('/Note') ?? 0) !== expected.notes.length)
    wrong.push(
      `${tags.get('/Note') ?? 0} notes are tagged of ${expected.notes.length}`,
    );
  const packet = run('qpdf', '--qdf', '--object-streams=disable', file, '-');
  if (expected.standard === 'ua-1' && !/pdfuaid:part(?:>|=")1/.test(packet))
    wrong.push('the file does not say that it is PDF/UA-1');
  if (
    expected.standard === 'a-2a' &&
    !(
      /pdfaid:part(?:>|=")2/.test(packet) &&
      /pdfaid:conformance(?:>|=")A/.test(packet)
    )
  )
    wrong.push('the file does not say that it is PDF/A-2a');
  const jumps = jumpsOf(objects, references);
  if (jumps.length !== expected.notes.length)
    wrong.push(
      `${jumps.length} marks lead to a note, of ${expected.notes.length}`,
    );
  for (const [at, note] of expected.notes.entries()) {
    const jump = jumps[at];
    if (!jump) continue;
    if (jump.to !== jump.from)
      wrong.push(
        `note ${at + 1}: its mark on page ${jump.from + 1} leads to page ${jump.to + 1}`,
      );
    const isThere = isRightToLeft(note)
      ? hasWords(note, pages[jump.from] ?? '')
      : endOf(`${at + 1}${bare(note)}`, read, jump.from) !== null;
    if (!isThere)
      wrong.push(
        `note ${at + 1} is not whole from page ${jump.from + 1} on: “${note.slice(0, 60)}”`,
      );
  }
  for (const passage of [...expected.headings, ...expected.passages]) {
    const isThere = isRightToLeft(passage)
      ? pages.some((page) => hasWords(passage, page))
      : read.some((_, at) => endOf(bare(passage), read, at) !== null);
    if (!isThere) wrong.push(`not found: “${passage.slice(0, 80)}”`);
  }
  const { head, rows } = expected.longTable;
  const over = read.filter((page) =>
    rows.some((row) => page.includes(bare(row))),
  );
  if (over.length < 2) wrong.push('the long table stands on one page');
  for (const page of over)
    if (!page.includes(bare(head)))
      wrong.push(
        `page ${read.indexOf(page) + 1} goes on with the table without its head`,
      );
  return wrong;
}
