// A note while it is put together: its parts stay where they are, one citation of them is being looked at, and what the
// picker shows no field for is never lost.
import { strictLocator } from '#core/citations/locator.ts';
import type {
  Citation,
  CitationId,
  LocatorLabel,
  NoteInline,
  SourceId,
} from '#core/document/document.ts';

export type PickerState = {
  readonly parts: readonly NoteInline[];
  /** The place among the parts of the citation whose fields are shown; null for none. */
  readonly current: number | null;
  /** What stands in the field for the place in the source, and the kind of place chosen beside it. */
  readonly written: string;
  readonly label: LocatorLabel;
};

export const EMPTY: PickerState = {
  parts: [],
  current: null,
  written: '',
  label: 'page',
};

export function stateOf(content: readonly NoteInline[]): PickerState {
  const last = content.findLastIndex((part) => part.type === 'citation');
  return looking({ ...EMPTY, parts: content }, last < 0 ? null : last);
}

/** The citation that is looked at. */
export function currentOf({ parts, current }: PickerState): Citation | null {
  const part = current === null ? undefined : parts[current];
  return part?.type === 'citation' ? part : null;
}

export function looking(
  state: PickerState,
  current: number | null,
): PickerState {
  const locator = currentOf({ ...state, current })?.locator;
  return {
    ...state,
    current,
    written: locator?.value ?? '',
    label: locator?.label ?? 'page',
  };
}

/** One more citation, behind the last one. */
export function withSource(
  state: PickerState,
  source: SourceId,
  id: CitationId,
): PickerState {
  const last = state.parts.findLastIndex((part) => part.type === 'citation');
  // Behind text before the citations where there is none yet.
  const place = last < 0 ? state.parts.length : last + 1;
  const citation: Citation = { type: 'citation', id, source };
  return looking(
    { ...state, parts: state.parts.toSpliced(place, 0, citation) },
    place,
  );
}

export function without(state: PickerState, place: number): PickerState {
  const parts = state.parts.toSpliced(place, 1);
  const last = parts.findLastIndex((part) => part.type === 'citation');
  return looking({ ...state, parts }, last < 0 ? null : last);
}

type CitationChange = {
  readonly [Field in 'prefix' | 'suffix' | 'suppressAuthor' | 'locator']?:
    Citation[Field] | undefined;
};

/** A field that is undefined is taken away. */
export function withFields(
  state: PickerState,
  change: CitationChange,
): PickerState {
  const citation = currentOf(state);
  if (!citation || state.current === null) return state;
  const next = Object.fromEntries(
    Object.entries({ ...citation, ...change }).filter(
      ([, value]) => value !== undefined,
    ),
  ) as Citation;
  return { ...state, parts: state.parts.with(state.current, next) };
}

/** `written` may name the kind of place itself: "para 3". */
export function withPlace(
  state: PickerState,
  written: string,
  label: LocatorLabel,
): PickerState {
  const value = written.trim();
  const locator =
    value === '' ? undefined : (strictLocator(value) ?? { label, value });
  return {
    ...withFields(state, { locator }),
    written,
    label: locator?.label ?? label,
  };
}

type Side = 'before' | 'after';

/** Where the text of that side stands; null where there is none. A note of text alone has it before. */
function textPlace(parts: readonly NoteInline[], side: Side): number | null {
  const place = side === 'before' ? 0 : parts.length - 1;
  if (side === 'after' && place === 0) return null;
  return parts[place]?.type === 'text' ? place : null;
}

export function textAt({ parts }: PickerState, side: Side): string {
  const place = textPlace(parts, side);
  const part = place === null ? undefined : parts[place];
  return part?.type === 'text' ? part.text : '';
}

/** Words beside a citation stand apart from it. */
function apart(text: string, side: Side, alone: boolean): string {
  if (alone || text === '') return text;
  if (side === 'before') return /\s$/u.test(text) ? text : `${text} `;
  return /^[\p{L}\p{N}(“‘"']/u.test(text) ? ` ${text}` : text;
}

/** New text before or after the citations; '' takes it away. */
export function withText(
  state: PickerState,
  side: Side,
  typed: string,
): PickerState {
  const place = textPlace(state.parts, side);
  const alone = !state.parts.some((part) => part.type === 'citation');
  const text = typed.trim() === '' ? '' : apart(typed, side, alone);
  const part = place === null ? undefined : state.parts[place];
  const parts =
    place === null || part?.type !== 'text'
      ? text === ''
        ? state.parts
        : side === 'before'
          ? [{ type: 'text', text } as const, ...state.parts]
          : [...state.parts, { type: 'text', text } as const]
      : text === ''
        ? state.parts.toSpliced(place, 1)
        : state.parts.with(place, { ...part, text });
  const shift = parts.length - state.parts.length;
  const current =
    side === 'before' && state.current !== null
      ? state.current + shift
      : state.current;
  return { ...state, parts, current };
}

/** Whether there is anything to insert. */
export const isEmpty = ({ parts }: PickerState): boolean => parts.length === 0;
