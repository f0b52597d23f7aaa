// Saves the title, marking and front matter as they are typed: all that changed in one call. What main refuses is kept
// back by itself until it changes, and everything else is saved.
import type { PageInput } from '#core/contract.ts';
import type { CallError } from '../api/call.ts';
import {
  createSaveLoop,
  isRefusal,
  type SaveLoop,
  type SaveWork,
} from '../api/save-loop.ts';
import type { SaveState } from '../editor-handle.ts';

export type HeadChange = PageInput<'briefings.change'>['change'];
export type HeadPart = keyof HeadChange;

/** One sentence for each part that could not be taken as it is. */
export type RefusedParts = Readonly<Partial<Record<HeadPart, string>>>;

export type HeadSaver = Pick<SaveLoop, 'flush' | 'start'> & {
  readonly change: (change: HeadChange) => void;
  /** What was written and is not saved. */
  readonly unsaved: () => HeadChange;
};

export type HeadSaverParts = {
  /** Throws CallError where it was refused. */
  readonly save: (change: HeadChange) => Promise<unknown>;
  readonly onState: (state: SaveState, refused: RefusedParts) => void;
  readonly onFault: SaveWork['onFault'];
};

const NAMES: Readonly<Record<HeadPart, string>> = {
  title: 'The title',
  language: 'The language',
  style: 'The citation style',
  marking: 'The marking',
  status: 'The status',
  fields: 'What stands in the fields above the text',
};

type Refusal = { readonly value: unknown; readonly error: CallError };

export function createHeadSaver({
  save,
  onState,
  onFault,
}: HeadSaverParts): HeadSaver {
  let unsaved: HeadChange = {};
  const refusals = new Map<HeadPart, Refusal>();

  const partsOf = (change: HeadChange): HeadPart[] =>
    Object.keys(change) as HeadPart[];

  const only = (
    change: HeadChange,
    keep: (part: HeadPart) => boolean,
  ): HeadChange =>
    Object.fromEntries(
      Object.entries(change).filter(([part]) => keep(part as HeadPart)),
    );

  const toSend = (): HeadChange =>
    only(unsaved, (part) => {
      const refusal = refusals.get(part);
      return !refusal || refusal.value !== unsaved[part];
    });

  const send = async (change: HeadChange): Promise<void> => {
    const parts = partsOf(change);
    try {
      await save(change);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const [first, second] = parts;
      if (second !== undefined)
        for (const each of parts)
          await send(only(change, (part) => part === each));
      else if (first !== undefined)
        refusals.set(first, { value: change[first], error });
      return;
    }
    for (const part of parts) refusals.delete(part);
    // What was typed meanwhile is newer than what was saved.
    unsaved = only(unsaved, (part) => unsaved[part] !== change[part]);
  };

  const rest = (): SaveState => {
    const [first, ...others] = refusals;
    if (!first) return { kind: 'saved' };
    const [part, { error }] = first;
    return {
      kind: 'refused',
      place: NAMES[part],
      block: null,
      message: sentenceOf(error),
      others: others.length,
    };
  };

  const loop = createSaveLoop({
    pending: () => partsOf(toSend()).length > 0,
    send: () => send(toSend()),
    rest,
    reconsider() {
      for (const [part, { error }] of refusals)
        refusals.set(part, { value: undefined, error });
    },
    tell: (state) => {
      onState(
        state,
        Object.fromEntries(
          [...refusals].map(([part, { error }]) => [part, sentenceOf(error)]),
        ),
      );
    },
    onFault,
  });

  return {
    flush: loop.flush,
    start: loop.start,
    unsaved: () => unsaved,
    change(change) {
      unsaved = { ...unsaved, ...change };
      loop.changed();
    },
  };
}

/** Main names the place in its own words for what is not valid; the place is known here. */
const sentenceOf = ({ code, message }: CallError): string =>
  code === 'bad-input'
    ? 'The library can’t take it as it is: write it in another way.'
    : message;
