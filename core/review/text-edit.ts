// An edit of a text as it is made: what the text was, what it became, where, and by whom.
import type {
  Block,
  BlockId,
  Suggested,
  Suggestion,
} from '../document/document.ts';

/** A place between two characters: in which stretch of the block, and how far in, counted as atoms are long. */
export type Spot = {
  readonly block: BlockId;
  readonly stretch: number;
  readonly offset: number;
};

export type Suggester = {
  readonly author: string;
  readonly at: string;
  readonly newId: () => string;
};

export type Edit = {
  readonly before: readonly Block[];
  readonly after: readonly Block[];
  /** Null makes the edit itself, and no words become part of a suggestion because they stand beside it. */
  readonly by: Suggester | null;
  /** What was selected before, its ends in order: it says where among like letters the edit was made. */
  readonly selected: readonly [Spot, Spot] | null;
  /** Places in `after`, to be found again. */
  readonly spots: readonly Spot[];
  /** Whether words were taken away before the caret, which then stands before what is left of them. */
  readonly backward: boolean;
  /** Whether what came in was pasted: what stood struck out where it was copied is no part of it. */
  readonly pasted: boolean;
};

/** What somebody suggests within this many milliseconds beside what they suggested before is one with it. */
const SITTING = 60 * 60 * 1000;

export const isOneSitting = (
  suggestion: Suggestion,
  { at }: Suggester,
): boolean => Math.abs(Date.parse(at) - Date.parse(suggestion.at)) < SITTING;

export const newSuggestion = ({
  author,
  at,
  newId,
}: Suggester): Suggestion => ({
  id: newId(),
  author,
  at,
});

export const isOwn = (of: Suggested | undefined, author: string): boolean =>
  of?.inserted?.author === author;
