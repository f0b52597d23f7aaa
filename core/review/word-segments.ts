// A text cut into its words and what stands between them, as `Intl.Segmenter` cuts it in the language. Texts repeat their
// words, and the segmenter takes its time: what stands between two plain spaces is cut once and then known.

export type WordSegment = {
  readonly segment: string;
  readonly isWord: boolean;
};

/** Words that are kept of a language; beyond them they are looked for anew. */
const MOST_KNOWN = 20_000;
/** Longer ones are of scripts that put no spaces between their words, and don't come again. */
const LONGEST_KNOWN = 40;
const SPACE: WordSegment = { segment: ' ', isWord: false };

type Words = {
  readonly segmenter: Intl.Segmenter;
  readonly known: Map<string, readonly WordSegment[]>;
};
const languages = new Map<string, Words>();

function wordsOf(language: string): Words {
  const before = languages.get(language);
  if (before) return before;
  const words = {
    segmenter: new Intl.Segmenter(language, { granularity: 'word' }),
    known: new Map<string, readonly WordSegment[]>(),
  };
  languages.set(language, words);
  return words;
}

/**
 * Whether a space next to it is always by itself: a character that joins nothing before it, such as a letter of Latin or a
 * sign, and is no space (Unicode Standard Annex 29).
 */
const isPlain = (code: number): boolean =>
  (code > 0x20 && code < 0x7f) ||
  (code >= 0xc0 && code < 0x250) ||
  (code >= 0x2010 && code <= 0x201f);

/** In their order. `language` is a BCP 47 tag. */
export function segmentWords(text: string, language: string): WordSegment[] {
  const { segmenter, known } = wordsOf(language);
  const found: WordSegment[] = [];
  let from = 0;
  const cut = (to: number): void => {
    if (to === from) return;
    const part = text.slice(from, to);
    const before = known.get(part);
    if (before) {
      found.push(...before);
      return;
    }
    const segments = Array.from(
      segmenter.segment(part),
      ({ segment, isWordLike }) => ({ segment, isWord: isWordLike === true }),
    );
    if (part.length <= LONGEST_KNOWN) {
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(part, segments);
      found.push(...segments);
    } else for (const segment of segments) found.push(segment);
  };
  for (
    let space = text.indexOf(' ', 1);
    space > 0 && space < text.length - 1;
    space = text.indexOf(' ', space + 1)
  )
    if (
      isPlain(text.charCodeAt(space - 1)) &&
      isPlain(text.charCodeAt(space + 1))
    ) {
      cut(space);
      found.push(SPACE);
      from = space + 1;
    }
  cut(text.length);
  return found;
}
