// Spelling on the sheet: the worker with the dictionaries of the briefing's language, and the underlines, while wanted.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { makeWorker } from '../worker-url.ts';
import { dictionariesFor, nameOfLanguage } from './dictionaries.ts';
import {
  createSpellingChecker,
  type SpellingChecker,
  type SpellingState,
} from './spelling-checker.ts';
import { isOwnWord } from './own-words.ts';
import workerAddress from './spelling-worker.ts?worker&url';
import './spelling.css';
import {
  drawUnderlines,
  type MisspeltWord,
  type Underlines,
} from './underlines.ts';

export type SpellingStatus =
  | { readonly kind: 'off' | 'loading' | 'ready' }
  /** `message` says why nothing is underlined. */
  | { readonly kind: 'unavailable'; readonly message: string };

export type Spelling = {
  readonly status: SpellingStatus;
  /** The underlined word at a place of the sheet; its end counts. */
  readonly wordAt: (node: Node, offset: number) => MisspeltWord | null;
  readonly suggest: (word: string) => Promise<readonly string[]>;
  /** It is not underlined again until the program ends. */
  readonly ignore: (word: string) => void;
  /** It is one of the person's own words from now on. */
  readonly add: (word: string) => void;
};

/** Ignored in this session, whatever briefing is open. */
const ignored = new Set<string>();

function openChecker(language: string): SpellingChecker {
  const worker = makeWorker(
    new URL(workerAddress, import.meta.url),
    'spelling',
  );
  return createSpellingChecker(
    worker,
    dictionariesFor(language).map(
      (name) => new URL(`dictionaries/${name}`, document.baseURI).href,
    ),
  );
}

/** `root` is the sheet's text, whose children are the blocks. `language` is the briefing's, a BCP 47 tag. */
export function useSpelling({
  root,
  language,
  enabled,
  ownWords,
  onAdd,
}: {
  readonly root: HTMLElement | null;
  readonly language: string;
  readonly enabled: boolean;
  readonly ownWords: readonly string[];
  readonly onAdd: (word: string) => void;
}): Spelling {
  const own = useRef<ReadonlySet<string>>(new Set());
  const checker = useRef<SpellingChecker | null>(null);
  const underlines = useRef<Underlines | null>(null);
  const [state, setState] = useState<SpellingState>('loading');
  const hasDictionary = dictionariesFor(language).length > 0;

  // Before the effect below, which reads it.
  useEffect(() => {
    own.current = new Set(ownWords);
    underlines.current?.refresh();
  }, [ownWords]);
  useEffect(() => {
    if (!root || !enabled || !hasDictionary) return;
    const opened = openChecker(language);
    const drawn = drawUnderlines({
      root,
      language,
      checker: opened,
      isIgnored: (word) => ignored.has(word) || isOwnWord(own.current, word),
    });
    opened.onChange(() => {
      setState(opened.state());
      drawn.refresh();
    });
    checker.current = opened;
    underlines.current = drawn;
    return () => {
      checker.current = null;
      underlines.current = null;
      drawn.close();
      opened.close();
      setState('loading');
    };
  }, [root, language, enabled, hasDictionary]);

  const status = useMemo((): SpellingStatus => {
    if (!enabled) return { kind: 'off' };
    if (!hasDictionary)
      return {
        kind: 'unavailable',
        message: `No dictionary for ${nameOfLanguage(language)}`,
      };
    if (state === 'failed')
      return { kind: 'unavailable', message: 'The dictionary can’t be read' };
    return { kind: state };
  }, [enabled, hasDictionary, language, state]);

  const wordAt = useCallback<Spelling['wordAt']>(
    (node, offset) => underlines.current?.wordAt(node, offset) ?? null,
    [],
  );
  const suggest = useCallback<Spelling['suggest']>(
    (word) => checker.current?.suggest(word) ?? Promise.resolve([]),
    [],
  );
  const ignore = useCallback<Spelling['ignore']>((word) => {
    ignored.add(word);
    underlines.current?.refresh();
  }, []);
  return useMemo(
    () => ({ status, wordAt, suggest, ignore, add: onAdd }),
    [status, wordAt, suggest, ignore, onAdd],
  );
}
