// The official test suite of the Citation Style Language, read from the folder PRECIS_CSL_SUITE (a copy of
// citation-style-language/test-suite): our reader of styles, our locales and the engine together give what it asks for,
// but for those tests that the engine itself does not pass. With a copy of citation-style-language/locales in the folder
// `locales` of it, those are taken: the tests ask for words that have changed since the locales that we bring.
//   PRECIS_CSL_SUITE=DIR npx vitest run core/citations/csl-suite.test.ts
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import CSL, { type Citation, type CitationItem, type Engine } from 'citeproc';
import { expect, test } from 'vitest';
import { useCitationStyles } from '../../electron/services/citation-styles-fixture.ts';
import { parseCsl, readCsl } from './read-csl.ts';

const resources = useCitationStyles();
const suite = process.env['PRECIS_CSL_SUITE'] ?? '';
const folder = join(suite, 'processor-tests', 'humans');
const theirLocales = join(suite, 'locales');
const hasLocales = existsSync(theirLocales);
/** What citeproc-js 1.4.61 passes of the 845 tests of October 2025, with the locales of then and with ours. */
const PASSES = hasLocales ? 840 : 837;

function sectionsOf(text: string): Map<string, string> {
  return new Map(
    [
      ...text.matchAll(/>>=+ ([A-Z0-9-]+) =+>>\r?\n([^]*?)\r?\n<<=+ \1 =+<</g),
    ].map(([, name = '', body = '']) => [name, body]),
  );
}

const jsonOf = (text: string | undefined): unknown =>
  text === undefined ? null : JSON.parse(text);

function localeOf(language: string): unknown {
  const read = (name: string): unknown =>
    hasLocales
      ? parseCsl(
          readFileSync(join(theirLocales, `locales-${name}.xml`), 'utf8'),
        )
      : JSON.parse(
          readFileSync(
            join(resources(), 'citation-styles', 'locales', `${name}.json`),
            'utf8',
          ),
        );
  try {
    return read(language);
  } catch {
    return read('en-US');
  }
}

type Item = { readonly id: string | number };
type BySection = [Citation, [string, number][], [string, number][]];

function citations(engine: Engine, given: BySection[]): string {
  let last: [number, string, string][] = [];
  const words = new Map<string, string>();
  const order: string[] = [];
  for (const [citation, before, after] of given) {
    const [, made] = (
      engine as unknown as {
        processCitationCluster: (
          ...all: BySection
        ) => [unknown, [number, string, string][]];
      }
    ).processCitationCluster(citation, before, after);
    last = made;
    for (const [, text, id] of made) words.set(id, text);
    order.splice(
      0,
      order.length,
      ...before.map(([id]) => id),
      citation.citationID,
      ...after.map(([id]) => id),
    );
  }
  const fresh = new Set(last.map(([, , id]) => id));
  return order
    .map(
      (id, place) =>
        `${fresh.has(id) ? '>>' : '..'}[${place}] ${words.get(id) ?? ''}`,
    )
    .join('\n');
}

type SuiteEngine = Engine & {
  makeBibliography(
    filter?: unknown,
  ):
    | false
    | [{ entry_ids: string[][]; bibstart: string; bibend: string }, string[]];
  updateItems(ids: (string | number)[], unsorted?: boolean): string[];
};

function resultOf(sections: Map<string, string>): string {
  const items = (jsonOf(sections.get('INPUT')) ?? []) as Item[];
  const read = readCsl(sections.get('CSL') ?? '');
  if (!('root' in read)) throw new Error('a dependent style');
  const byId = new Map(items.map((item) => [String(item.id), item]));
  const engine = new CSL.Engine(
    {
      retrieveLocale: localeOf,
      retrieveItem: (id) => byId.get(id),
    },
    read.root,
    'en-US',
    false,
  ) as SuiteEngine;
  engine.setOutputFormat('html');
  const mode = sections.get('MODE')?.trim() ?? 'citation';
  const entries = jsonOf(sections.get('BIBENTRIES')) as
    (string | number)[][] | null;
  const bySection = jsonOf(sections.get('CITATIONS')) as BySection[] | null;
  // In the order of the list of sources, each once.
  let ids: string[] = [];
  if (entries)
    for (const some of entries)
      ids = engine.updateItems(some, mode.includes('nosort'));
  else if (!bySection)
    ids = engine.updateItems(
      items.map(({ id }) => id),
      mode.includes('nosort'),
    );
  const cited = bySection ? citations(engine, bySection) : null;
  if (mode.startsWith('bibliography')) {
    const made = engine.makeBibliography(
      jsonOf(sections.get('BIBSECTION')) ?? undefined,
    );
    if (!made) return '';
    if (mode === 'bibliography-header')
      return Object.entries(made[0])
        .filter(([, value]) => typeof value !== 'object')
        .map(([name, value]) => `${name}: ${String(value)}`)
        .sort()
        .join('\n');
    return made[0].bibstart + made[1].join('') + made[0].bibend;
  }
  if (cited !== null) return cited;
  const clusters = (jsonOf(sections.get('CITATION-ITEMS')) ?? [
    ids.map((id) => ({ id })),
  ]) as CitationItem[][];
  return clusters.map((cites) => engine.makeCitationCluster(cites)).join('\n');
}

test('the official suite', { timeout: 600_000 }, () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  const failed = files.filter((file) => {
    const sections = sectionsOf(readFileSync(join(folder, file), 'utf8'));
    const asked = sections.get('RESULT')?.trim() ?? '';
    try {
      return resultOf(sections).trim() !== asked;
    } catch {
      return true;
    }
  });
  console.info(
    `${files.length - failed.length} of ${files.length} pass; not: ${failed.join(', ')}`,
  );
  expect(files.length - failed.length).toBeGreaterThanOrEqual(PASSES);
});
