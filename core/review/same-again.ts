// What one person suggests to go and to come again just as it was, as words are that were made bold and then not, is neither:
// it stands.
import { withoutSuggested, type Atom, type Piece } from './atoms.ts';
import { lookOf, type Item } from './side-by-side.ts';

/** `now` is the place in the text after the edit; null for what was gone there. */
export type Written = { readonly item: Item; readonly now: number | null };

/**
 * Where the very letters that go come again behind them, those of the same look stand, and of the others each stretch goes and
 * comes by itself.
 */
export function withoutSameAgain(
  written: readonly Written[],
  author: string,
): Written[] {
  const result: Written[] = [];
  for (let at = 0; at < written.length;) {
    const id = pieceOf(written[at])?.deleted?.id;
    const gone = id === undefined ? [] : goneFrom(written, at, id, author);
    const come = written.slice(at + gone.length, at + 2 * gone.length);
    const isAgain =
      id !== undefined &&
      gone.length > 0 &&
      come.length === gone.length &&
      come.every(
        (each, place) =>
          comesIn(pieceOf(each), id) && sameLetter(each, gone[place]),
      ) &&
      !comesIn(pieceOf(written[at + 2 * gone.length]), id);
    if (!isAgain) {
      const most = Math.max(1, gone.length);
      result.push(...written.slice(at, at + most));
      at += most;
      continue;
    }
    result.push(...paired(gone, come));
    at += 2 * gone.length;
  }
  return result;
}

function paired(
  gone: readonly Written[],
  come: readonly Written[],
): readonly Written[] {
  const result: Written[] = [];
  let behind: Written[] = [];
  const end = (): void => {
    result.push(...behind);
    behind = [];
  };
  for (const [place, was] of gone.entries()) {
    const is = come[place];
    if (!is) continue;
    if (lookOf(was.item) === lookOf(is.item)) {
      end();
      result.push({ item: standing(was.item), now: is.now });
    } else {
      result.push(was);
      behind.push(is);
    }
  }
  end();
  return result;
}

function standing(item: Item): Item {
  const { atom } = item;
  if (!atom) return item;
  const { inserted } = atom.piece;
  const piece = {
    ...withoutSuggested(atom.piece),
    ...(inserted && { inserted }),
  } as Piece;
  return { ...item, atom: { ...atom, piece } satisfies Atom };
}

const pieceOf = (written: Written | undefined): Piece | undefined =>
  written?.item.atom?.piece;

function goneFrom(
  written: readonly Written[],
  at: number,
  id: string,
  author: string,
): readonly Written[] {
  let end = at;
  while (end < written.length) {
    const deleted = pieceOf(written[end])?.deleted;
    if (deleted?.id !== id || deleted.author !== author) break;
    end += 1;
  }
  return written.slice(at, end);
}

const comesIn = (piece: Piece | undefined, id: string): boolean =>
  piece?.inserted?.id === id && piece.deleted === undefined;

function sameLetter(one: Written, other: Written | undefined): boolean {
  const [a, b] = [pieceOf(one), pieceOf(other)];
  return a?.type === 'text'
    ? b?.type === 'text' && a.text === b.text
    : a?.type === 'line-break' && b?.type === 'line-break';
}
