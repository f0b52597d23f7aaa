// The list of the sources that a document cites, in the words and the order of its style. It follows from which sources
// are cited, in the order of their first citation, and from nothing else of the text.
import type { BriefingDocument, SourceId } from '../document/document.ts';
import { footnotesOf } from '../document/walk.ts';
import { allAtOnce, type Steps } from '../steps.ts';
import { citedInOrder } from './cited-in-order.ts';
import {
  citesByNumber,
  createEngine,
  itemId,
  sourceIdOf,
  type SourceOf,
} from './citation-engine.ts';
import { capturedOf, endBehindCaptured } from './captured.ts';
import type { CitationStyle } from './citation-style.ts';
import type { Source } from './source.ts';
import { CITEPROC_FORMAT, readCiteprocOutput } from './citeproc-output.ts';
import type { FormattedRun } from './formatted-note.ts';
import type { ListedEntry } from './listed-entry.ts';
import { joinRuns } from './note-paragraphs.ts';
import { takeInSteps } from './take-in.ts';

/**
 * An entry for each source of `cited`; a source that is cited in words of its own is listed in them. Null where the
 * style has no list of sources.
 */
export const formatBibliography = (
  ...asked: Parameters<typeof formatBibliographyInSteps>
): ListedEntry[] | null => allAtOnce(formatBibliographyInSteps(...asked));

export function* formatBibliographyInSteps(
  cited: readonly SourceId[],
  sources: ReadonlyMap<SourceId, Source>,
  style: CitationStyle,
  language: string,
): Steps<ListedEntry[] | null> {
  const sourceOf: SourceOf = (id) => sources.get(id);
  const engine = createEngine(style, language, sourceOf);
  yield;
  // Before the format is set, as in a pass over the citations: what reads the same is told in the engine's own.
  yield* takeInSteps(engine, cited.map(itemId));
  engine.setOutputFormat(CITEPROC_FORMAT);
  const made = engine.makeBibliography();
  if (!made) return null;
  const isNumbered = citesByNumber(engine);
  const [{ entry_ids: ids }, entries] = made;
  return entries.map((entry, place): ListedEntry => {
    const id = ids[place]?.[0] ?? '';
    const source = sourceIdOf(id);
    const captured = capturedOf(engine, id);
    const runs = joinRuns(
      readCiteprocOutput(endBehindCaptured(entry.trim(), captured)),
    );
    const { number, words } = isNumbered
      ? numberOf(runs)
      : { number: null, words: runs };
    return {
      source,
      ...(number !== null && { number }),
      runs: ownWords(sourceOf(source), captured, endsEntries(words)) ?? words,
    };
  });
}

/** What a document's list of sources says: nothing where it has none, cites nothing, or its style has no list. */
export function* printedListInSteps(
  { blocks, language }: Pick<BriefingDocument, 'blocks' | 'language'>,
  sources: ReadonlyMap<SourceId, Source>,
  style: CitationStyle,
): Steps<readonly ListedEntry[]> {
  if (!blocks.some(({ type }) => type === 'bibliography')) return [];
  const cited = citedInOrder(footnotesOf(blocks).map((each) => each.footnote));
  if (cited.length === 0) return [];
  const list = formatBibliographyInSteps(cited, sources, style, language);
  return (yield* list) ?? [];
}

/** The number of a numbered list stands before the words. */
function numberOf([first, ...rest]: readonly FormattedRun[]): {
  number: string | null;
  words: FormattedRun[];
} {
  const found = /^\s*([[(]?\d+[\])]?\.?)\s*/u.exec(first?.text ?? '');
  if (!first || found?.[1] === undefined)
    return { number: null, words: first ? [first, ...rest] : [] };
  const text = first.text.slice(found[0].length);
  return {
    number: found[1],
    words: text === '' ? rest : [{ ...first, text }, ...rest],
  };
}

/** Whether the style ends what it lists with a stop; behind an address it never does. */
function endsEntries(entry: readonly FormattedRun[]): boolean {
  const words = entry.map(({ text }) => text).join('');
  return /[.!?]["”’»)]?$|:\/\/\S*[^\s>)]$/u.test(words);
}

function ownWords(
  source: Source | undefined,
  captured: string,
  withStop: boolean,
): FormattedRun[] | null {
  const own = source?.citeAs?.full;
  if (own === undefined) return null;
  const hasStop = captured === '' && /[.!?]$/.test(own.at(-1)?.text ?? '');
  return joinRuns([
    ...own.map(({ text, marks }) => ({ text, ...(marks && { marks }) })),
    ...readCiteprocOutput(captured),
    { text: hasStop || !withStop ? '' : '.' },
  ]);
}
