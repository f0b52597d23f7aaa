// What a person types after `precis`, read into calls of the contract. Wrong use is said in one sentence with the form
// that would be right; nothing is guessed.
import { resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { parseLocator } from '#core/citations/locator.ts';
import type { CommandName, Input } from '#core/contract.ts';
import { AppError } from '#core/errors.ts';
import {
  COPIES,
  EXPORT_FORMATS,
  EXPORT_OPTIONS,
  OPTIONS_OF,
  PAPERS,
  PDF_STANDARDS,
  REVIEW_CHOICES,
  SOURCE_EXPORT_FORMATS,
  refusedTogether,
} from '#core/export-formats.ts';
import { VERDICTS } from '#core/review/verdict.ts';

type Call = {
  [Name in CommandName]: { readonly method: Name; readonly input: Input<Name> };
}[CommandName];

export type Invocation = {
  /** Where the person said; null stands for the library of this user. */
  readonly library: string | null;
  readonly json: boolean;
} & (
  | { readonly action: 'call'; readonly call: Call }
  | { readonly action: 'demo'; readonly folder: string }
  | { readonly action: 'restore'; readonly file: string }
  | { readonly action: 'help' | 'version' }
);

type Options = NonNullable<ParseArgsConfig['options']>;

const GLOBAL = {
  library: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const satisfies Options;

/** Each subcommand's form, as the help prints it and as wrong use is answered with. */
export const FORMS = {
  import:
    'precis import FILE… [--as briefing|sources] [--title T] [--template NAME]',
  list: 'precis list [--sources] [--bin]',
  excerpt: "precis excerpt SOURCE --file FILE [--locator 'p. 4']",
  show: 'precis show ID',
  search: 'precis search QUERY [--limit N]',
  markers: 'precis markers ID',
  link: "precis link ID MARKER SOURCE [--locator 'p. 4'] [--list N|all], or precis link ID --references FILE [--make] [--list N|all]",
  unlink: 'precis unlink ID MARKER [--list N|all]',
  alarms: 'precis alarms [ID]',
  check: 'precis check ID',
  verdict:
    'precis verdict ID CITATION supports|partly|does-not-support|cannot-find [--page P] [--reason T] [--by NAME]',
  export: `precis export ID --to ${EXPORT_FORMATS.join('|')} [--out FILE] [--style S|FILE.csl] [--standard ua-1|a-2a] [--paper a4|us-letter] [--date YYYY-MM-DD] [--review with|without] [--copy clean|review|redacted] [--draft] [--lines] [--colophon] [--evidence], or precis export ID --to precis --out FILE.precis [--attachments]`,
  pack: 'precis pack --out FILE.pdf ID… [--agenda FILE.json] [--without-refused] [--date YYYY-MM-DD]',
  'export-sources':
    'precis export-sources [SOURCE…] --to csl-json|biblatex|ris --out FILE',
  merge: 'precis merge FILE.precis',
  versions: 'precis versions ID',
  diff: 'precis diff ID VERSION|FILE.precis VERSION|FILE.precis',
  restore: 'precis restore ID VERSION',
  backup: 'precis backup --out DIR',
  'restore-library': 'precis restore-library FILE',
  verify: 'precis verify',
  demo: 'precis demo [--out DIR]',
} as const;
type Command = keyof typeof FORMS;

const OPTIONS: Readonly<Record<Command, Options>> = {
  import: {
    as: { type: 'string' },
    title: { type: 'string' },
    template: { type: 'string' },
  },
  list: { bin: { type: 'boolean' }, sources: { type: 'boolean' } },
  excerpt: { file: { type: 'string' }, locator: { type: 'string' } },
  show: {},
  search: { limit: { type: 'string' } },
  markers: {},
  link: {
    locator: { type: 'string' },
    list: { type: 'string' },
    references: { type: 'string' },
    make: { type: 'boolean' },
  },
  unlink: { list: { type: 'string' } },
  alarms: {},
  check: {},
  verdict: {
    page: { type: 'string' },
    reason: { type: 'string' },
    by: { type: 'string' },
  },
  export: {
    to: { type: 'string' },
    out: { type: 'string' },
    style: { type: 'string' },
    standard: { type: 'string' },
    review: { type: 'string' },
    date: { type: 'string' },
    copy: { type: 'string' },
    draft: { type: 'boolean' },
    paper: { type: 'string' },
    colophon: { type: 'boolean' },
    lines: { type: 'boolean' },
    evidence: { type: 'boolean' },
    attachments: { type: 'boolean' },
  },
  pack: {
    out: { type: 'string' },
    agenda: { type: 'string' },
    date: { type: 'string' },
    'without-refused': { type: 'boolean' },
  },
  'export-sources': { to: { type: 'string' }, out: { type: 'string' } },
  merge: {},
  versions: {},
  diff: {},
  restore: {},
  backup: { out: { type: 'string' } },
  'restore-library': {},
  verify: {},
  demo: { out: { type: 'string' } },
};

const isCommand = (name: string): name is Command => Object.hasOwn(FORMS, name);

const wrong = (sentence: string): AppError =>
  new AppError('bad-input', sentence);

/** `sentence` as one line: the parser of options explains itself over several. */
const firstSentence = (sentence: string): string =>
  (sentence.split(/\n|\. /)[0] ?? sentence).replace(/\.$/, '');

function parse(
  args: readonly string[],
  options: Options,
  form: string,
): { values: Record<string, unknown>; positionals: string[] } {
  try {
    return parseArgs({
      args: [...args],
      options: { ...GLOBAL, ...options },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw wrong(`${firstSentence(error.message)}; the form is: ${form}`);
  }
}

function choice<Value extends string>(
  name: string,
  value: string | undefined,
  choices: readonly Value[],
): Value | undefined {
  if (value === undefined) return undefined;
  const found = choices.find((one) => one === value);
  if (found === undefined)
    throw wrong(
      `--${name} ${JSON.stringify(value)} is not known: it is one of ${choices.join(', ')}.`,
    );
  return found;
}

/** A day of the calendar, `2026-11-24`. */
function isDate(written: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(written)) return false;
  const day = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written);
}

/** A source by its citekey, also as a list of sources writes it, or by its id: `@smith`, `smith`. */
const sourceName = (written: string): string => written.replace(/^@/, '');

/** `4` or `[4]`. */
function markerNumber(written: string): number {
  const number = /^\[?([1-9]\d{0,2})\]?$/.exec(written)?.[1];
  if (number === undefined)
    throw wrong(
      `${JSON.stringify(written)} is not the number of a marker: it is a number from 1 to 999, such as 4.`,
    );
  return Number(number);
}

/** Which of several lists a number belongs to: `2`, or `all`. */
function markerList(written: string | undefined): { list?: number | 'all' } {
  if (written === undefined) return {};
  if (written === 'all') return { list: 'all' };
  if (!/^[1-9]\d{0,3}$/.test(written))
    throw wrong(
      `--list ${JSON.stringify(written)} is not a list: it is a number from 1 as precis markers shows it, or all.`,
    );
  return { list: Number(written) };
}

const MOST_HITS = 500;

function hitCount(written: string): number {
  const count = /^\d{1,4}$/.test(written) ? Number(written) : 0;
  if (count < 1 || count > MOST_HITS)
    throw wrong(
      `--limit ${JSON.stringify(written)} is not a number of hits: it is one from 1 to ${MOST_HITS}.`,
    );
  return count;
}

// The first word that is neither a global option nor the value of one.
function splitCommand(args: readonly string[]): {
  command: string | null;
  rest: string[];
} {
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index] ?? '';
    if (word === '--library') index += 1;
    else if (!word.startsWith('-'))
      return {
        command: word,
        rest: [...args.slice(0, index), ...args.slice(index + 1)],
      };
  }
  return { command: null, rest: [...args] };
}

/** `folder` is where the person stands: relative paths start there. Throws AppError 'bad-input' on wrong use. */
export function readArguments(
  args: readonly string[],
  folder: string,
): Invocation {
  const { command, rest } = splitCommand(args);
  const known = command !== null && isCommand(command) ? command : null;
  if (command !== null && command !== 'help' && !known)
    throw wrong(
      `There is no command ${JSON.stringify(command)}: there are ${Object.keys(FORMS).join(', ')}.`,
    );
  const form = known
    ? FORMS[known]
    : 'precis [--library DIR] [--json] COMMAND …';
  const { values, positionals } = parse(
    rest,
    known ? OPTIONS[known] : {},
    form,
  );
  const option = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const wanted = option('library');
  if (wanted === '') throw wrong('--library is empty: name a folder.');
  const base = {
    library: wanted === undefined ? null : resolve(folder, wanted),
    json: values['json'] === true,
  };
  if (values['version'] === true) return { ...base, action: 'version' };
  if (values['help'] === true || !known) return { ...base, action: 'help' };

  const expect = (count: number): string[] => {
    if (positionals.length !== count)
      throw wrong(
        `precis ${known} takes ${count === 0 ? 'no' : count} name${count === 1 ? '' : 's'} and was given ${positionals.length}; the form is: ${form}`,
      );
    return positionals;
  };
  const call = (call: Call): Invocation => ({ ...base, action: 'call', call });
  /** No id of a version has a point or a separator in it, so that what has one is a file. */
  const side = (name: string): string | { readonly package: string } =>
    /^[\w-]*$/.test(name) ? name : { package: resolve(folder, name) };
  const optional = <Key extends string>(
    key: Key,
  ): Partial<Record<Key, string>> => {
    const value = option(key);
    return value === undefined ? {} : ({ [key]: value } as Record<Key, string>);
  };

  switch (known) {
    case 'import': {
      if (positionals.length === 0)
        throw wrong(`Nothing to import; the form is: ${form}`);
      const as = choice('as', option('as'), ['briefing', 'sources']);
      return call({
        method: 'files.import',
        input: {
          paths: positionals.map((path) => resolve(folder, path)),
          ...(as && { as }),
          ...optional('title'),
          ...optional('template'),
        },
      });
    }
    case 'list':
      expect(0);
      if (values['bin'] === true && values['sources'] === true)
        throw wrong(
          '--bin lists briefings: sources in the bin are among those of --sources.',
        );
      return call({
        method:
          values['sources'] === true
            ? 'sources.list'
            : values['bin'] === true
              ? 'bin.list'
              : 'briefings.list',
        input: {},
      });
    case 'excerpt': {
      const [source = ''] = expect(1);
      const file = option('file');
      if (file === undefined || file === '')
        throw wrong(
          `--file is missing: name the file with the words; the form is: ${form}`,
        );
      const locator = option('locator');
      if (locator?.trim() === '')
        throw wrong("--locator is empty: write it as 'p. 4'.");
      return call({
        method: 'excerpts.takeFile',
        input: {
          source: sourceName(source),
          file: resolve(folder, file),
          ...(locator !== undefined && { locator: parseLocator(locator) }),
        },
      });
    }
    case 'show': {
      const [id = ''] = expect(1);
      return call({ method: 'briefings.show', input: { id } });
    }
    case 'search': {
      if (positionals.join('').trim() === '')
        throw wrong(`Nothing to look for; the form is: ${form}`);
      const limit = option('limit');
      return call({
        method: 'search.find',
        input: {
          // Words that the shell took apart; a phrase has quotes of its own.
          query: positionals.join(' '),
          ...(limit !== undefined && { limit: hitCount(limit) }),
        },
      });
    }
    case 'markers': {
      const [briefing = ''] = expect(1);
      return call({ method: 'markers.list', input: { briefing } });
    }
    case 'link': {
      const references = option('references');
      if (references !== undefined) {
        const [briefing = ''] = expect(1);
        if (references === '' || option('locator') !== undefined)
          throw wrong(
            `--references names a file, and goes without --locator; the form is: ${form}`,
          );
        return call({
          method: 'markers.linkReferences',
          input: {
            briefing,
            path: resolve(folder, references),
            make: values['make'] === true,
            ...markerList(option('list')),
          },
        });
      }
      if (values['make'] === true)
        throw wrong(`--make goes with --references; the form is: ${form}`);
      const [briefing = '', marker = '', source = ''] = expect(3);
      const locator = option('locator');
      if (locator?.trim() === '')
        throw wrong("--locator is empty: write it as 'p. 4'.");
      return call({
        method: 'markers.link',
        input: {
          briefing,
          number: markerNumber(marker),
          source: sourceName(source),
          ...(locator !== undefined && { locator: parseLocator(locator) }),
          ...markerList(option('list')),
        },
      });
    }
    case 'unlink': {
      const [briefing = '', marker = ''] = expect(2);
      return call({
        method: 'markers.unlink',
        input: {
          briefing,
          number: markerNumber(marker),
          ...markerList(option('list')),
        },
      });
    }
    case 'alarms': {
      const [briefing] = positionals.length === 0 ? [] : expect(1);
      return call({
        method: 'alarms.list',
        input: briefing === undefined ? {} : { briefing },
      });
    }
    case 'check': {
      const [id = ''] = expect(1);
      return call({
        method: 'briefings.check',
        input: { id, coverage: true },
      });
    }
    case 'export': {
      const [id = ''] = expect(1);
      const formats = [...EXPORT_FORMATS, 'precis'] as const;
      const to = choice('to', option('to'), formats);
      if (!to)
        throw wrong(
          `--to is missing: it is one of ${formats.join(', ')}; the form is: ${form}`,
        );
      const attachments = values['attachments'] === true;
      if (attachments && to !== 'precis')
        throw wrong('--attachments goes with --to precis: leave it out.');
      const standard = choice('standard', option('standard'), PDF_STANDARDS);
      const paper = choice('paper', option('paper'), PAPERS);
      const review = choice('review', option('review'), REVIEW_CHOICES);
      const copy = choice('copy', option('copy'), COPIES);
      const out = option('out');
      const date = option('date');
      const style = option('style');
      if (date !== undefined && !isDate(date))
        throw wrong(
          `--date ${JSON.stringify(date)} is not a date: write it as 2026-11-24.`,
        );
      const options = to === 'precis' ? [] : OPTIONS_OF[to];
      for (const name of EXPORT_OPTIONS)
        if (values[name] !== undefined && !options.includes(name))
          throw wrong(
            `--${name} goes with --to ${EXPORT_FORMATS.filter((format) => OPTIONS_OF[format].includes(name)).join('|')}: leave it out.`,
          );
      const evidence = values['evidence'] === true;
      const refused = refusedTogether({
        ...(to !== 'precis' && { to }),
        ...{ copy, evidence, review },
      });
      if (refused !== null) throw wrong(refused);
      const printedIn = style !== undefined && {
        style: /\.csl$/i.test(style) ? resolve(folder, style) : style,
      };
      if (out === undefined && to === 'txt' && copy !== 'redacted')
        return call({ method: 'briefings.text', input: { id, ...printedIn } });
      if (out === undefined || out === '')
        throw wrong(`--out is missing: name the file; the form is: ${form}`);
      if (to === 'precis')
        return call({
          method: 'packages.make',
          input: {
            briefing: id,
            out: resolve(folder, out),
            ...(attachments && { attachments }),
          },
        });
      return call({
        method: 'briefings.export',
        input: {
          id,
          to,
          out: resolve(folder, out),
          ...(standard && { standard }),
          ...(paper && { paper }),
          ...(review && { review }),
          ...(copy && { copy }),
          ...(values['draft'] === true && { draft: true }),
          ...(values['lines'] === true && { lines: true }),
          ...(values['colophon'] === true && { colophon: true }),
          ...(evidence && { evidence }),
          ...printedIn,
          ...optional('date'),
        },
      });
    }
    case 'pack': {
      const out = option('out');
      const agenda = option('agenda');
      const date = option('date');
      if (out === undefined || out === '')
        throw wrong(`--out is missing: name the file; the form is: ${form}`);
      if (agenda === '') throw wrong('--agenda is empty: name the file.');
      if (positionals.length === 0 && agenda === undefined)
        throw wrong(
          `No paper is named: give the ids of briefings, or an agenda; the form is: ${form}`,
        );
      if (date !== undefined && !isDate(date))
        throw wrong(
          `--date ${JSON.stringify(date)} is not a date: write it as 2026-11-24.`,
        );
      return call({
        method: 'packs.export',
        input: {
          out: resolve(folder, out),
          briefings: positionals,
          ...(agenda !== undefined && { agenda: resolve(folder, agenda) }),
          ...(values['without-refused'] === true && { without: true }),
          ...optional('date'),
        },
      });
    }
    case 'export-sources': {
      const to = choice('to', option('to'), SOURCE_EXPORT_FORMATS);
      if (!to)
        throw wrong(
          `--to is missing: it is one of ${SOURCE_EXPORT_FORMATS.join(', ')}; the form is: ${form}`,
        );
      const out = option('out');
      if (out === undefined || out === '')
        throw wrong(`--out is missing: name the file; the form is: ${form}`);
      return call({
        method: 'sources.export',
        input: {
          ...(positionals.length > 0 && {
            sources: positionals.map(sourceName),
          }),
          to,
          out: resolve(folder, out),
        },
      });
    }
    case 'merge': {
      const [path = ''] = expect(1);
      return call({
        method: 'packages.merge',
        input: { path: resolve(folder, path) },
      });
    }
    case 'versions': {
      const [briefing = ''] = expect(1);
      return call({ method: 'versions.list', input: { briefing } });
    }
    case 'diff': {
      const [briefing = '', before = '', after = ''] = expect(3);
      return call({
        method: 'versions.compare',
        input: { briefing, before: side(before), after: side(after) },
      });
    }
    case 'restore': {
      const [briefing = '', version = ''] = expect(2);
      return call({ method: 'versions.restore', input: { briefing, version } });
    }
    case 'verdict': {
      const [briefing = '', citation = '', written = ''] = expect(3);
      const verdict = VERDICTS.find((one) => one === written);
      if (verdict === undefined)
        throw wrong(
          `${JSON.stringify(written)} is no verdict: it is one of ${VERDICTS.join(', ')}.`,
        );
      if (option('by')?.trim() === '')
        throw wrong('--by is empty: name who gives the verdict.');
      return call({
        method: 'verdicts.give',
        input: {
          briefing,
          citation,
          verdict,
          ...optional('page'),
          ...optional('reason'),
          ...optional('by'),
        },
      });
    }
    case 'backup': {
      expect(0);
      const out = option('out');
      if (out === undefined || out === '')
        throw wrong(`--out is missing: name the folder; the form is: ${form}`);
      return call({
        method: 'library.backup',
        input: { out: resolve(folder, out) },
      });
    }
    case 'restore-library': {
      const [file = ''] = expect(1);
      return { ...base, action: 'restore', file: resolve(folder, file) };
    }
    case 'verify':
      expect(0);
      return call({ method: 'library.verify', input: {} });
    case 'demo':
      expect(0);
      return {
        ...base,
        action: 'demo',
        folder: resolve(folder, option('out') ?? 'precis-demo'),
      };
  }
}
