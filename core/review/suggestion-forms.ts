// How a suggestion stands in a block, by a digest. Who suggests may write on in what they suggested before; where two
// copies of the block have the same suggestion in two forms, the one that knows the form of the other went on from it. A
// form is known like the id of a suggestion, among the same names, and is one itself.
import { valueDigest } from '../document/block-digest.ts';
import type { Block } from '../document/document.ts';
import { inlineContainers } from '../document/walk.ts';
import { atomsOf, withoutSuggested, type Atom } from './atoms.ts';
import { suggestionIdsIn, wordsAsIfRejected } from './suggestions.ts';

/** The name of the form of each suggestion in the words of the block, by its id; whatever else is suggested there. */
export function suggestionForms(block: Block): ReadonlyMap<string, string> {
  const said = new Map<string, unknown[]>();
  const look = (atoms: readonly Atom[]): void => {
    for (const { piece, url } of atoms) {
      const { inserted, deleted } = piece;
      for (const [how, change] of Object.entries({ inserted, deleted })) {
        if (!change) continue;
        const words = said.get(change.id) ?? [];
        said.set(change.id, words);
        words.push([how, url, plain(piece)]);
      }
      if (piece.type === 'footnote') look(atomsOf(piece.content));
    }
  };
  for (const content of inlineContainers(block)) look(atomsOf(content));
  return new Map(
    [...said].map(([id, words]) => [
      id,
      `form-${valueDigest([id, words]).toString(36)}`,
    ]),
  );
}

/** The ids of all that is suggested in the block, and the names of the forms in which it is. */
export const suggestionsKnown = (block: Block): readonly string[] => [
  ...suggestionIdsIn(block),
  ...suggestionForms(block).values(),
];

const plain = (piece: Atom['piece']): unknown =>
  piece.type === 'footnote'
    ? { ...withoutSuggested(piece), content: wordsAsIfRejected(piece) }
    : withoutSuggested(piece);
