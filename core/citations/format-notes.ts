// The footnotes of a document as they will be read. One full pass of the style over all citations in their order, so
// that positions, short forms and back references come out as if the document had just been written.
import CSL, { type Citation as CiteprocCitation, type Engine } from 'citeproc';
import type {
  BriefingDocument,
  Citation,
  SourceId,
  Text,
} from '../document/document.ts';
import { footnotesOf, plainInline } from '../document/walk.ts';
import {
  localeOf,
  type CitationStyle,
  FALLBACK_LOCALE,
} from './citation-style.ts';
import { itemFor, missingItem } from './citeproc-item.ts';
import {
  CITEPROC_FORMAT,
  citeprocFormat,
  protect,
  protectAffix,
  readCiteprocOutput,
} from './citeproc-output.ts';
import { clustersOf, type Cluster, type NotePart } from './cluster.ts';
import type {
  FormattedNote,
  FormattedParagraph,
  FormattedRun,
} from './formatted-note.ts';
import type { Source } from './source.ts';

CSL.Output.Formats[CITEPROC_FORMAT] = citeprocFormat;

// Ids become keys of plain objects in citeproc: with a letter before them none can be `__proto__`.
const itemId = (source: string): string => `s:${source}`;

const copy = (json: unknown): unknown => JSON.parse(JSON.stringify(json));

function engineFor(
  { style, locales }: CitationStyle,
  language: string,
  sources: ReadonlyMap<SourceId, Source>,
): Engine {
  const engine = new CSL.Engine(
    {
      // The engine changes the styles and locales that it is given.
      retrieveLocale: (locale) =>
        copy(
          locales[localeOf(locale, Object.keys(locales))] ??
            locales[FALLBACK_LOCALE],
        ),
      retrieveItem: (id) => {
        const sourceId = id.slice(2);
        const source = sources.get(sourceId as SourceId);
        return source ? itemFor(id, source.item) : missingItem(id, sourceId);
      },
    },
    copy(style),
    localeOf(language, Object.keys(locales)),
    true,
  );
  const switches = engine.opt.development_extensions;
  // Each of the three reads a syntax of its own into a person's words: `key: value` in notes, `4|2020-01-02` and
  // `p. 4` in locators.
  switches['field_hack'] = false;
  switches['locator_date_and_revision'] = false;
  switches['locator_label_parse'] = false;
  switches['wrap_url_and_doi'] = true;
  return engine;
}

function citationItem(
  citation: Citation,
): CiteprocCitation['citationItems'][number] {
  return {
    id: itemId(citation.source),
    ...(citation.locator && {
      locator: protect(citation.locator.value),
      label: citation.locator.label,
    }),
    ...(citation.prefix !== undefined && {
      prefix: protectAffix(citation.prefix, 'prefix'),
    }),
    ...(citation.suffix !== undefined && {
      suffix: protectAffix(citation.suffix, 'suffix'),
    }),
    ...(citation.suppressAuthor === true && { 'suppress-author': true }),
  };
}

// A new sentence begins with a capital, perhaps in quotation marks. All else goes on with the sentence of the citation.
const NEW_SENTENCE = /^\s+["'“‘«„]?\p{Lu}/u;

/** Whether the words after a cluster, in its paragraph, go on with its sentence, so that no stop may stand before. */
function goesOn(after: readonly NotePart[]): boolean {
  let words = '';
  for (const part of after) {
    if (part.type === 'paragraph-break') break;
    words +=
      part.type === 'cluster'
        ? 'x'
        : part.type === 'line-break'
          ? ' '
          : plainInline([part]);
  }
  return words.trim() !== '' && !NEW_SENTENCE.test(words);
}

type PlacedCluster = {
  readonly cluster: Cluster;
  readonly note: number;
  readonly goesOn: boolean;
};

// citeproc's own words for a citation of which the style prints nothing.
const NOTHING = /^\[NO_PRINTED_FORM\]$|\[CSL STYLE ERROR: [^\]]*\]/;
const isBlank = (runs: readonly FormattedRun[]): boolean =>
  !runs.some((run) => /[\p{L}\p{N}]/u.test(run.text));

/** What is printed where the style has nothing to print: the citekeys, so that the note shows what it cites. */
function citekeys(
  { citations }: Cluster,
  sources: ReadonlyMap<SourceId, Source>,
): FormattedRun[] {
  const keys = citations.map(
    ({ source }) => sources.get(source)?.citekey ?? `missing source ${source}`,
  );
  return [{ text: `[${keys.join('; ')}]` }];
}

function formatClusters(
  clusters: readonly PlacedCluster[],
  language: string,
  sources: ReadonlyMap<SourceId, Source>,
  style: CitationStyle,
): Map<Cluster, FormattedRun[]> {
  if (clusters.length === 0) return new Map();
  const engine = engineFor(style, language, sources);
  // What an in-text style sets last is a bracket, which must stay.
  const endsInStop = engine.citation.opt.layout_suffix.trim() === '.';
  const printed = engine.rebuildProcessorState(
    clusters.map(({ cluster, note, goesOn: inSentence }, index) => ({
      citationID: `c:${index}`,
      citationItems: cluster.citations.map(citationItem),
      properties: {
        noteIndex: note,
        ...(inSentence &&
          endsInStop && { 'suppress-trailing-punctuation': true }),
      },
    })),
    CITEPROC_FORMAT,
  );
  return new Map(
    clusters.map(({ cluster }, index) => {
      const output = printed[index]?.[2] ?? '';
      const runs = NOTHING.test(output) ? [] : readCiteprocOutput(output);
      return [cluster, isBlank(runs) ? citekeys(cluster, sources) : runs];
    }),
  );
}

const lookOf = (run: FormattedRun): string =>
  JSON.stringify([run.marks ?? [], run.language ?? '', run.url ?? '']);

/** Neighbours of one look are one run. */
function joined(line: readonly FormattedRun[]): FormattedRun[] {
  const runs: FormattedRun[] = [];
  for (const run of line) {
    const last = runs.at(-1);
    if (last && lookOf(last) === lookOf(run))
      runs[runs.length - 1] = { ...last, text: last.text + run.text };
    else runs.push(run);
  }
  return runs;
}

const textRun = (text: Text, url?: string): FormattedRun => ({
  text: text.text,
  ...(text.marks && { marks: text.marks }),
  ...(text.language !== undefined && { language: text.language }),
  ...(url !== undefined && { url }),
});

function paragraphsOf(
  parts: readonly NotePart[],
  printed: ReadonlyMap<Cluster, FormattedRun[]>,
): FormattedParagraph[] {
  let line: FormattedRun[] = [];
  let paragraph = [line];
  const paragraphs = [paragraph];
  const breakLine = (): void => {
    line = [];
    paragraph.push(line);
  };
  for (const part of parts)
    switch (part.type) {
      case 'text':
        line.push(textRun(part));
        break;
      case 'link':
        for (const inner of part.content)
          if (inner.type === 'text') line.push(textRun(inner, part.url));
          else breakLine();
        break;
      case 'cluster':
        line.push(...(printed.get(part) ?? []));
        break;
      case 'line-break':
        breakLine();
        break;
      case 'paragraph-break':
        line = [];
        paragraph = [line];
        paragraphs.push(paragraph);
        break;
    }
  return paragraphs.map((lines) => lines.map(joined));
}

/**
 * Every footnote of the document in order, its citations in the words of the style and in the document's language.
 * Touching citations form one cluster; the text around them stays as it is, and a stop that the style would set in
 * mid-sentence is left out. A source that is not in `sources` prints as `[missing source ID]`, and one of which the
 * style prints nothing as its citekey: a note always shows that it cites something.
 */
export function formatNotes(
  document: BriefingDocument,
  sources: ReadonlyMap<SourceId, Source>,
  style: CitationStyle,
): FormattedNote[] {
  const notes = footnotesOf(document.blocks).map((placed) => ({
    ...placed,
    parts: clustersOf(placed.footnote),
  }));
  const clusters = notes.flatMap(({ number, parts }) =>
    parts.flatMap((part, index): PlacedCluster[] =>
      part.type === 'cluster'
        ? [
            {
              cluster: part,
              note: number,
              goesOn: goesOn(parts.slice(index + 1)),
            },
          ]
        : [],
    ),
  );
  const printed = formatClusters(clusters, document.language, sources, style);
  return notes.map(({ block, number, footnote, parts }) => ({
    id: footnote.id,
    block,
    number,
    paragraphs: paragraphsOf(parts, printed),
  }));
}
