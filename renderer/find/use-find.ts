// Looking for words in the open briefing: what is looked for, where it stands, which place is shown, and replacing. What
// was found is looked for again as the text changes, and the place that is shown stays the one that it was.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FindQuery, Match } from '#core/find/find-matches.ts';
import { replaceMatches } from '#core/find/replace-matches.ts';
import { stretchesOf, type Stretch } from '#core/find/stretches.ts';
import type { Block } from '#core/document/document.ts';
import type { EditorHandle, FoundPlace } from '../editor-handle.ts';
import { counted } from '../ui/counted.ts';
import { makeWorker } from '../worker-url.ts';
import workerAddress from './find-worker.ts?worker&url';
import { createFinder, type Finder } from './finder.ts';
import { firstFrom, type Anchor } from './place-order.ts';

type Results = {
  readonly blocks: readonly Block[];
  readonly stretches: readonly Stretch[];
  readonly matches: readonly Match[];
  readonly more: boolean;
};

export type Find = {
  readonly query: FindQuery;
  readonly replacement: string;
  readonly change: (change: Partial<FindQuery>) => void;
  readonly changeReplacement: (replacement: string) => void;
  /** How many there are, and whether there are more than were counted. */
  readonly count: number;
  readonly more: boolean;
  /** Which is shown, from 0; -1 for none. */
  readonly at: number;
  /** What a person should know; null for nothing. */
  readonly message: string | null;
  /** Whether it is that there can be no looking for these words. */
  readonly refused: boolean;
  readonly step: (by: 1 | -1) => void;
  readonly replaceOne: () => void;
  readonly replaceAll: () => void;
};

/** More painted places would slow the page down, and nobody sees as many. */
const PAINTED = 2_000;

const NOTHING: readonly Match[] = [];

/** `blocks` are those of the handle, or were a moment ago. */
export function useFind(
  handle: EditorHandle,
  blocks: readonly Block[],
  initial: string,
): Find {
  const [query, setQuery] = useState<FindQuery>({
    words: initial,
    matchCase: false,
    wholeWords: false,
    pattern: false,
  });
  const [replacement, setReplacement] = useState('');
  const [results, setResults] = useState<Results | null>(null);
  const [at, setAt] = useState(-1);
  const [message, setMessage] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const anchor = useRef<Anchor | null>(null);
  const finder = useRef<Finder | null>(null);
  const latest = useRef({ query, replacement });
  useEffect(() => {
    latest.current = { query, replacement };
  });

  useEffect(() => {
    const caret = handle.caretPlace();
    anchor.current = caret && {
      block: caret.block,
      place: caret.place,
      footnote: null,
      from: caret.offset,
    };
    finder.current = createFinder(() =>
      makeWorker(new URL(workerAddress, import.meta.url), 'find'),
    );
    return () => {
      finder.current?.close();
      paint(null, [], -1);
    };
  }, [handle]);

  const show = useCallback(
    (found: Results, place: number, scroll: boolean) => {
      setResults(found);
      setAt(place);
      const places = placesOf(found);
      const shown = places[place];
      if (shown) anchor.current = shown;
      if (shown && scroll) handle.showPlace(shown);
      paint(handle, places, place);
    },
    [handle],
  );

  /** Null where something newer was asked for, or there is nothing to show. */
  const look = useCallback(async (): Promise<Results | null> => {
    const now = handle.blocks();
    const stretches = stretchesOf(now);
    const { query: asked, replacement: by } = latest.current;
    const answer = await finder.current?.find(stretches, asked, by);
    if (!answer) return null;
    setRefused(answer.kind === 'refused');
    if (answer.kind === 'refused') {
      setMessage(answer.message);
      setResults(null);
      setAt(-1);
      paint(null, [], -1);
      return null;
    }
    return { blocks: now, stretches, ...answer.found };
  }, [handle]);

  const asked = useRef<FindQuery | null>(null);
  useEffect(() => {
    // The text has changed and not the question: nothing jumps while someone writes.
    const isNew = asked.current !== query;
    asked.current = query;
    void look().then((found) => {
      if (!found) return;
      if (isNew) setMessage(null);
      show(
        found,
        firstFrom(found.stretches, found.matches, anchor.current),
        isNew && query.words !== '',
      );
    });
  }, [look, show, query, replacement, blocks]);

  const step = useCallback(
    (by: 1 | -1) => {
      if (!results || results.matches.length === 0) return;
      setMessage(null);
      const { length } = results.matches;
      show(results, (at + by + length) % length, true);
    },
    [results, at, show],
  );

  /** `chosen` is which of the places that stand now are replaced. */
  const replace = useCallback(
    async (all: boolean) => {
      const found = await look();
      // What was typed meanwhile would be lost under the older words.
      if (found?.blocks !== handle.blocks()) return;
      const place = firstFrom(found.stretches, found.matches, anchor.current);
      const one = found.matches[place];
      const chosen = all ? found.matches : one ? [one] : NOTHING;
      const done = replaceMatches(
        found.blocks,
        found.stretches,
        chosen,
        handle.suggesting(),
      );
      if (done.blocks.length > 0) {
        // The text that changes takes the focus with its selection.
        const field = document.activeElement;
        handle.replaceBlocks(done.blocks);
        if (field instanceof HTMLElement) field.focus();
      }
      const shown = placesOf(found)[place];
      if (shown && one)
        anchor.current = {
          ...shown,
          from: shown.from + (done.replaced > 0 ? one.replacement.length : 1),
        };
      const after = await look();
      setMessage(told(all, done));
      if (after)
        show(
          after,
          firstFrom(after.stretches, after.matches, anchor.current),
          true,
        );
    },
    [handle, look, show],
  );

  const change = useCallback((part: Partial<FindQuery>) => {
    setQuery((before) => ({ ...before, ...part }));
  }, []);
  const matches = results?.matches ?? NOTHING;
  return useMemo(
    () => ({
      query,
      replacement,
      change,
      changeReplacement: setReplacement,
      count: matches.length,
      more: results?.more ?? false,
      at,
      message,
      refused,
      step,
      replaceOne: () => void replace(false),
      replaceAll: () => void replace(true),
    }),
    [
      query,
      replacement,
      change,
      matches,
      results,
      at,
      message,
      refused,
      step,
      replace,
    ],
  );
}

function told(
  all: boolean,
  { replaced, kept }: { readonly replaced: number; readonly kept: number },
): string | null {
  const left =
    kept === 0
      ? ''
      : `${counted(kept, 'place', 'places')} left: a footnote’s mark, a citation, a marker, the end of a line or a suggested deletion is in the way.`;
  if (!all) return left === '' ? null : left;
  return `${counted(replaced, 'place', 'places')} replaced. ${left}`.trim();
}

const placesOf = ({ stretches, matches }: Results): FoundPlace[] =>
  matches.flatMap(({ stretch, from, to }) => {
    const words = stretches[stretch];
    if (!words) return [];
    const { block, place, footnote } = words;
    return [{ block, place, footnote, from, to }];
  });

/** Paints the places over the text; `at` is the one that is shown. */
function paint(
  handle: EditorHandle | null,
  places: readonly FoundPlace[],
  at: number,
): void {
  CSS.highlights.delete('found');
  CSS.highlights.delete('found-at');
  if (!handle) return;
  const start = Math.max(0, at - PAINTED / 2);
  const painted = places.slice(start, start + PAINTED);
  const all = new Highlight();
  const shown = new Highlight();
  shown.priority = 1;
  for (const [place, range] of handle.rangesOf(painted).entries())
    if (range) (place + start === at ? shown : all).add(range);
  CSS.highlights.set('found', all);
  CSS.highlights.set('found-at', shown);
}
