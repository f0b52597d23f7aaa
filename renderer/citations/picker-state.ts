// A note while it is put together: its parts stay where they are, one citation of them is being looked at, and what the
// picker shows no field for is never lost.
import { strictLocator } from '#core/citations/locator.ts';
import {
  forbiddenCharacter,
  forbiddenInLine,
} from '#core/document/characters.ts';
import type {
  Citation,
  CitationId,
  LocatorLabel,
  NoteInline,
  SourceId,
} from '#core/document/document.ts';

type Side = 'before' | 'after';

export type PickerState = {
  /** As they are typed; see `contentOf` for what the note gets. */
  readonly parts: readonly NoteInline[];
  /** The sides whose text was typed here. */
  readonly typed: readonly Side[];
  /** The citations behind which text was typed here. */
  readonly typedBetween: readonly string[];
  /** The place among the parts of the citation whose fields are shown; null for none. */
  readonly current: number | null;
  /** What stands in the field for the place in the source, and the kind of place chosen beside it. */
  readonly written: string;
  readonly label: LocatorLabel;
};

export const EMPTY: PickerState = {
  parts: [],
  typed: [],
  typedBetween: [],
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

/** Where the citations stand among the parts. */
export const citationPlaces = ({ parts }: PickerState): number[] =>
  parts.flatMap((part, place) => (part.type === 'citation' ? [place] : []));

/** The citation that is looked at changes places with the one before (-1) or behind it (1); text between stays. */
export function moved(state: PickerState, by: -1 | 1): PickerState {
  const { parts, current } = state;
  const places = citationPlaces(state);
  const other = places[places.indexOf(current ?? -1) + by];
  const own = currentOf(state);
  const its = other === undefined ? undefined : parts[other];
  if (current === null || other === undefined || !own || !its) return state;
  if (!places.includes(current)) return state;
  if (its.type !== 'citation') return state;
  // What was typed behind the one stands behind the other now.
  const swapped = (id: string): string =>
    id === own.id ? its.id : id === its.id ? own.id : id;
  return {
    ...state,
    parts: parts.with(current, its).with(other, own),
    typedBetween: state.typedBetween.map(swapped),
    current: other,
  };
}

/** The place of the text behind the citation that is looked at; null where there is none, `end` where no other follows. */
function betweenPlace(state: PickerState): number | null | 'end' {
  const { parts, current } = state;
  if (current === null) return 'end';
  const next = parts[current + 1];
  const isLast = citationPlaces(state).at(-1) === current;
  if (isLast) return 'end';
  return next?.type === 'text' ? current + 1 : null;
}

/** The text between the citation that is looked at and the next; null where no other follows. */
export function textBetween(state: PickerState): string | null {
  const place = betweenPlace(state);
  if (place === 'end') return null;
  const part = place === null ? undefined : state.parts[place];
  return part?.type === 'text' ? part.text : '';
}

/** Citations with text between them are no longer joined by the style; '' joins them again. */
export function withTextBetween(state: PickerState, text: string): PickerState {
  const place = betweenPlace(state);
  const { parts, current, typedBetween } = state;
  if (place === 'end' || current === null) return state;
  const former = place === null ? undefined : parts[place];
  const typed = [...new Set([...typedBetween, currentOf(state)?.id ?? ''])];
  if (place === null)
    return text === ''
      ? state
      : {
          ...state,
          typedBetween: typed,
          parts: parts.toSpliced(current + 1, 0, { type: 'text', text }),
        };
  if (text === '') return { ...state, parts: parts.toSpliced(place, 1) };
  return former?.type === 'text'
    ? {
        ...state,
        typedBetween: typed,
        parts: parts.with(place, { ...former, text }),
      }
    : state;
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

/** Another kind of place for what is written; "para 3" keeps its 3. */
export function withLabel(
  state: PickerState,
  label: LocatorLabel,
): PickerState {
  const value = currentOf(state)?.locator?.value;
  if (value === undefined) return { ...state, label };
  return {
    ...withFields(state, { locator: { label, value } }),
    written: value,
    label,
  };
}

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

/** New text before or after the citations; '' takes it away. */
export function withText(
  state: PickerState,
  side: Side,
  text: string,
): PickerState {
  const { parts, current } = state;
  const place = textPlace(parts, side);
  const former = place === null ? undefined : parts[place];
  const typed = [...new Set([...state.typed, side])];
  if (place !== null && former?.type === 'text' && text !== '')
    return { ...state, typed, parts: parts.with(place, { ...former, text }) };
  if (place === null && text === '') return state;
  const at = place ?? (side === 'before' ? 0 : parts.length);
  const next =
    text === ''
      ? parts.toSpliced(at, 1)
      : parts.toSpliced(at, 0, { type: 'text', text });
  return {
    ...state,
    // What moves to the side when its text goes was not typed here.
    typed: text === '' ? state.typed.filter((one) => one !== side) : typed,
    parts: next,
    current:
      side === 'before' && current !== null
        ? current + next.length - parts.length
        : current,
  };
}

/** Words beside a citation stand apart from it, a stop or a comma does not. */
function apart(text: string, side: Side): string {
  if (side === 'before') return /\s$/u.test(text) ? text : `${text} `;
  return /^[\p{L}\p{N}(“‘"']/u.test(text) ? ` ${text}` : text;
}

/** A space that was left behind the suffix would be printed before the stop. */
function withoutSpaceBehind(citation: Citation): Citation {
  const { suffix, ...rest } = citation;
  const words = suffix?.trimEnd();
  if (words === suffix) return citation;
  return words ? { ...rest, suffix: words } : rest;
}

/**
 * The content of the note. Typed text is set apart from the citations here and not while it is typed, so that no space
 * comes under the caret; text that was there before stays as it was.
 */
export function contentOf(state: PickerState): NoteInline[] {
  const { parts, typed, typedBetween } = state;
  const cites = parts.some((part) => part.type === 'citation');
  const content = [...parts];
  for (const [place, part] of parts.entries()) {
    if (part.type === 'citation') content[place] = withoutSpaceBehind(part);
    const before = parts[place - 1];
    if (part.type !== 'text' || before?.type !== 'citation') continue;
    if (!typedBetween.includes(before.id) || !parts[place + 1]) continue;
    const words = apart(apart(part.text, 'after'), 'before');
    content[place] = { ...part, text: part.text.trim() === '' ? ' ' : words };
  }
  // From the end, so that the places before it stay.
  for (const side of ['after', 'before'] as const) {
    const place = typed.includes(side) ? textPlace(parts, side) : null;
    const part = place === null ? undefined : parts[place];
    if (place === null || part?.type !== 'text') continue;
    if (part.text.trim() === '') content.splice(place, 1);
    else if (cites) content[place] = { ...part, text: apart(part.text, side) };
  }
  return content;
}

/** Whether there is anything to insert. */
export const isEmpty = (state: PickerState): boolean =>
  contentOf(state).length === 0;

// What the document allows on one line; see core/document/schema.ts.
const MOST_IN_LINE = 20_000;

/** One sentence where the content can't be stored as it is, else null. */
export function problemIn(content: readonly NoteInline[]): string | null {
  for (const part of content) {
    if (part.type === 'text') {
      const found = forbiddenCharacter(part.text);
      if (found)
        return `The text of the note holds ${found.name}, which no text may hold. Take it out.`;
    }
    if (part.type !== 'citation') continue;
    const fields = [
      ['number', part.locator?.value ?? ''],
      ['text before', part.prefix ?? ''],
      ['text after', part.suffix ?? ''],
    ] as const;
    for (const [field, words] of fields) {
      const found = forbiddenInLine(words);
      if (found)
        return `The ${field} of a source holds ${found.name}, which may not stand there. Take it out.`;
      if (words.length > MOST_IN_LINE)
        return `The ${field} of a source is longer than 20,000 characters. Put it into the text of the note.`;
    }
  }
  return null;
}
