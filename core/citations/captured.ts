// The day on which a copy of a source was made, printed behind each full citation of it: the source's own words end where
// it begins. No style has a place for it, so every style gets one: after all else in the list of sources and, where it is
// for notes, in a citation that is the first of its source.
import type { Engine } from 'citeproc';
import { dateInWords } from '../document/date-in-words.ts';
import { protect } from './citeproc-output.ts';

/** The variable of an item that holds the words; no style of anybody's prints it. */
const CAPTURED = 'precis-captured';

/** By the primary language; what stands around the day, with its brackets and what sets it off. */
const AROUND: Readonly<
  Record<string, { readonly before: string; readonly after: string }>
> = {
  de: { before: ' (gespeichert am ', after: ')' },
  en: { before: ' (captured ', after: ')' },
  es: { before: ' (capturado el ', after: ')' },
  fr: { before: ' (capturé le ', after: ')' },
  ja: { before: '（', after: '保存）' },
};
const FALLBACK = 'en-GB';

/** ` (captured 12 May 2026)`, in the language of the citations; of `captured`, ISO 8601, the day counts. */
export function capturedWords(captured: string, locale: string): string {
  const known = AROUND[locale.slice(0, 2)];
  const { before, after } = known ?? { before: ' (captured ', after: ')' };
  const day = dateInWords(captured.slice(0, 10), known ? locale : FALLBACK);
  // French counts the first of a month.
  const written = locale.startsWith('fr') ? day.replace(/^1 /, '1er ') : day;
  return before + written + after;
}

type Node = {
  readonly name: string;
  readonly attrs: Readonly<Record<string, string>>;
  children: (Node | string)[];
};

const isNode = (node: unknown): node is Node =>
  typeof node === 'object' && node !== null && 'children' in node;

const layoutsOf = (style: Node, area: string): Node[] =>
  style.children
    .filter(isNode)
    .filter(({ name }) => name === area)
    .flatMap(({ children }) => children.filter(isNode))
    .filter(({ name }) => name === 'layout');

const text = (): Node => ({
  name: 'text',
  attrs: { variable: CAPTURED },
  children: [],
});

/** Gives the style, in citeproc's JSON form, its places for the words; it is changed in place. */
export function makeRoomForCaptured(style: unknown): void {
  if (!isNode(style)) return;
  for (const layout of layoutsOf(style, 'bibliography'))
    layout.children.push(text());
  if (style.attrs['class'] !== 'note') return;
  // Asking for positions is what makes a style depend on them.
  const asksForPositions = JSON.stringify(style).includes('"position":');
  for (const layout of layoutsOf(style, 'citation'))
    layout.children.push(
      asksForPositions
        ? {
            name: 'choose',
            attrs: {},
            children: [
              { name: 'if', attrs: { position: 'first' }, children: [text()] },
            ],
          }
        : text(),
    );
}

/** For the item of a source, of which `captured` is printed. */
export const capturedVariable = (
  captured: string | undefined,
  locale: string,
): Record<string, string> =>
  captured === undefined
    ? {}
    : { [CAPTURED]: protect(capturedWords(captured, locale)) };

/** The words for an item that the engine has, as it would print them; none where it has none. */
export function capturedOf(engine: Engine, id: string): string {
  const words = engine.refetchItem(id)[CAPTURED];
  return typeof words === 'string' ? words : '';
}

/** An entry of a list whose style ends it with a stop: that stands behind the words, where it would stand before them. */
export function endBehindCaptured(entry: string, words: string): string {
  if (words === '' || !entry.endsWith(words)) return entry;
  const before = entry.slice(0, -words.length).trimEnd();
  const [stop = '', marks = ''] = /\.(\ufdd1*)$/u.exec(before) ?? [];
  return stop === ''
    ? before + words
    : `${before.slice(0, -stop.length)}${marks}${words}.`;
}
