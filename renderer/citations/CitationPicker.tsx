// A footnote by the keyboard: three letters, Enter, the page, Enter. It opens under the line of the caret, and the
// finished note stands in it while it is put together.
import { X } from 'lucide-react';
import {
  memo,
  useCallback,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { flushSync } from 'react-dom';
import { describeSource } from '#core/citations/describe-source.ts';
import { findSources } from '#core/citations/find-sources.ts';
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import { writeLocator } from '#core/citations/locator.ts';
import type { Source } from '#core/citations/source.ts';
import type {
  Citation,
  CitationId,
  Footnote,
  NoteInline,
  SourceId,
} from '#core/document/document.ts';
import { Button } from '../ui/Button.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { matchesKeys } from '../ui/keys.ts';
import { CitationFields } from './CitationFields.tsx';
import styles from './citation-picker.module.css';
import { FoundSources } from './FoundSources.tsx';
import { goesRound } from './goes-round.ts';
import { NotePreview } from './NotePreview.tsx';
import {
  contentOf,
  EMPTY,
  isEmpty,
  looking,
  moved,
  problemIn,
  stateOf,
  without,
  withSource,
  type PickerState,
} from './picker-state.ts';
import { usePlaceBeside } from './use-place-beside.ts';

type Props = {
  readonly open:
    | {
        readonly kind: 'insert';
        /** One that was chosen already. */
        readonly source?: SourceId;
      }
    | { readonly kind: 'edit'; readonly footnote: Footnote }
    | null;
  /** The caret, in the window. */
  readonly anchor: DOMRect | null;
  readonly sources: readonly Source[];
  /** How often the briefing cites the source. */
  readonly citedIn: (source: SourceId) => number;
  readonly preview: (
    content: readonly NoteInline[],
  ) => Promise<FormattedNote | null>;
  readonly onInsert: (content: NoteInline[]) => void;
  readonly onCancel: () => void;
  /** Null where the person thought better of it. */
  readonly onNewSource: (typed: string) => Promise<Source | null>;
  readonly newId: () => string;
  /** The file of a source beside the text, at the page that is typed. */
  readonly reading: {
    readonly keys: string;
    readonly withFiles: ReadonlySet<string>;
    /** Of the window, in hundredths, where one stands beside the text. */
    readonly width: number | null;
    readonly read: (
      source: SourceId,
      locator: Citation['locator'] | undefined,
    ) => void;
  };
};

const MOST_FOUND = 30;

// A key in the search changes nothing in them.
const SameFields = memo(CitationFields);
const SamePreview = memo(NotePreview);

export function CitationPicker(props: Props) {
  return props.open ? <OpenPicker {...props} open={props.open} /> : null;
}

function OpenPicker({
  open,
  anchor,
  sources,
  citedIn,
  preview,
  onInsert,
  onCancel,
  onNewSource,
  newId,
  reading,
}: Props & { readonly open: NonNullable<Props['open']> }) {
  const list = useId();
  const [state, setState] = useState<PickerState>(() =>
    open.kind === 'edit'
      ? stateOf(open.footnote.content)
      : open.source === undefined
        ? EMPTY
        : withSource(EMPTY, open.source, newId() as CitationId),
  );
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [known, setKnown] = useState<ReadonlyMap<SourceId, Source>>(new Map());
  const search = useRef<HTMLInputElement>(null);
  const place = useRef<HTMLInputElement>(null);
  const found = useMemo(
    () => findSources(sources, typed, MOST_FOUND),
    [sources, typed],
  );
  const words = typed.trim();
  // Behind the sources stand a new source and, where words are all that there is, a note of them.
  const count = found.length + (words !== '' && isEmpty(state) ? 2 : 1);
  const chosen = Math.min(at, count - 1);
  const byId = useMemo(
    () =>
      new Map([...sources.map((each) => [each.id, each] as const), ...known]),
    [sources, known],
  );
  const citations = state.parts.flatMap((part, index) =>
    part.type === 'citation' ? [{ citation: part, index }] : [],
  );

  const begins = useRef(citations.length > 0);
  // Before the next key, which is the search's.
  useLayoutEffect(() => {
    (begins.current ? place : search).current?.focus();
  }, []);

  const take = (source: Source): void => {
    // At once: the next key is the first of the page.
    flushSync(() => {
      setState(withSource(state, source.id, newId() as CitationId));
      setTyped('');
      setAt(0);
    });
    place.current?.focus();
  };
  const writeNew = async (): Promise<void> => {
    const made = await onNewSource(words);
    // Later: the form gives the focus back when it is gone.
    setTimeout(() => (made ? place : search).current?.focus());
    if (!made) return;
    setKnown(new Map(known).set(made.id, made));
    take(made);
  };
  const content = useMemo(() => contentOf(state), [state]);
  const problem = useMemo(() => problemIn(content), [content]);
  const box = useRef<HTMLDivElement>(null);
  const give = useCallback(
    (note: NoteInline[]): void => {
      // Out of sight with the frame that shows the note; it is taken away after it, as that takes as long again.
      box.current?.setAttribute('data-done', '');
      onInsert(note);
    },
    [onInsert],
  );
  const insert = useCallback((): void => {
    if (content.length > 0 && problem === null) give(content);
  }, [content, problem, give]);
  const insertWords = (): void => {
    const note: NoteInline[] = [{ type: 'text', text: words }];
    if (words !== '' && problemIn(note) === null) give(note);
  };
  const choose = (place: number): void => {
    const source = found[place]?.source;
    if (source) take(source);
    else if (place === found.length) void writeNew();
    else insertWords();
  };
  const another = useCallback((): void => {
    setTyped('');
    setAt(0);
    search.current?.focus();
  }, []);

  const searching = typed !== '' || citations.length === 0;
  const onSearchKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    if (key === 'ArrowDown') setAt((chosen + 1) % count);
    else if (key === 'ArrowUp') setAt((chosen + count - 1) % count);
    else if (key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      if (words === '' && !isEmpty(state)) insert();
      else choose(chosen);
    } else if (key === 'Backspace' && typed === '' && citations.length > 0) {
      const last = citations.at(-1);
      if (last) setState(without(state, last.index));
    } else return;
    event.preventDefault();
  };
  // The source of the list that Enter would take, else the one whose place is typed.
  const looked =
    searching && words !== '' ? null : state.parts[state.current ?? -1];
  const readable =
    looked?.type === 'citation'
      ? looked
      : searching
        ? { source: found[chosen]?.source.id, locator: undefined }
        : null;
  const canRead =
    readable?.source !== undefined && reading.withFiles.has(readable.source);
  const read = (): void => {
    if (readable?.source !== undefined && canRead)
      reading.read(readable.source, readable.locator);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    // What is pressed in an open list of the picker comes here as well, and is that list's.
    const inside =
      event.target instanceof Node && box.current?.contains(event.target);
    if (event.nativeEvent.isComposing || !inside) return;
    if (event.key === 'Escape') onCancel();
    else if (matchesKeys(event.nativeEvent, 'Alt+Shift+Left'))
      setState(moved(state, -1));
    else if (matchesKeys(event.nativeEvent, 'Alt+Shift+Right'))
      setState(moved(state, 1));
    else if (matchesKeys(event.nativeEvent, reading.keys)) read();
    else if (matchesKeys(event.nativeEvent, 'Mod+Enter'))
      if (isEmpty(state)) insertWords();
      else insert();
    else if (event.key !== 'Tab' || !goesRound(box.current, event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  usePlaceBeside(box, anchor, reading.width ?? 0);

  return (
    <div
      ref={box}
      role="dialog"
      aria-label={open.kind === 'edit' ? 'Edit footnote' : 'New footnote'}
      className={styles['picker']}
      onKeyDown={onKeyDown}
    >
      <p role="status" className={styles['hidden']}>
        {citations.length > 1 &&
          state.current !== null &&
          `Source ${citations.findIndex(({ index }) => index === state.current) + 1} of ${citations.length}`}
      </p>
      <div className={styles['search']}>
        {citations.map(({ citation, index }) => (
          <Chip
            key={citation.id}
            words={chipWords(citation, byId)}
            current={index === state.current}
            onLook={() => {
              setState(looking(state, index));
              place.current?.focus();
            }}
            onRemove={() => {
              setState(without(state, index));
              search.current?.focus();
            }}
          />
        ))}
        <input
          ref={search}
          role="combobox"
          aria-label="Source"
          aria-expanded={searching}
          aria-autocomplete="list"
          {...(searching && {
            'aria-controls': list,
            'aria-activedescendant': `${list}-${chosen}`,
          })}
          autoComplete="off"
          spellCheck={false}
          placeholder={
            citations.length > 0
              ? 'Another source'
              : 'Author, title, year or citekey'
          }
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={onSearchKey}
        />
      </div>
      {searching && (
        <FoundSources
          id={list}
          found={found}
          typed={words}
          alone={count > found.length + 1}
          chosen={chosen}
          citedIn={citedIn}
          onChoose={choose}
        />
      )}
      <SameFields
        state={state}
        onChange={setState}
        placeRef={place}
        onEnter={insert}
        onAnother={another}
      />
      {problem === null ? (
        <SamePreview parts={content} preview={preview} />
      ) : (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
      <div className={styles['foot']}>
        <span>
          <Kbd keys="Up" /> <Kbd keys="Down" /> choose
        </span>
        <span>
          <Kbd keys=";" /> another source
        </span>
        {citations.length > 1 && (
          <span>
            <Kbd keys="Alt+Shift+Left" /> earlier
          </span>
        )}
        <span>
          <Kbd keys="Esc" /> cancel
        </span>
        {canRead && (
          <button type="button" className={styles['read']} onClick={read}>
            <Kbd keys={reading.keys} /> its file
          </button>
        )}
        <span className={styles['grow']} />
        <Button
          kind="main"
          disabled={content.length === 0 || problem !== null}
          onClick={insert}
        >
          {open.kind === 'edit' ? 'Change' : 'Insert'}
        </Button>
      </div>
    </div>
  );
}

function chipWords(
  citation: Citation,
  sources: ReadonlyMap<SourceId, Source>,
): string {
  const source = sources.get(citation.source);
  if (!source) return 'A source that is not in the library';
  const { names, year, title } = describeSource(source);
  const place = citation.locator ? `  ${writeLocator(citation.locator)}` : '';
  return `${[names || title || source.citekey, year].filter(Boolean).join(' ')}${place}`;
}

function Chip({
  words,
  current,
  onLook,
  onRemove,
}: {
  readonly words: string;
  readonly current: boolean;
  readonly onLook: () => void;
  readonly onRemove: () => void;
}) {
  return (
    <span className={styles['chip']} data-current={current}>
      <button
        type="button"
        aria-pressed={current}
        aria-keyshortcuts="Delete Alt+Shift+ArrowLeft Alt+Shift+ArrowRight"
        onClick={onLook}
        onKeyDown={(event) => {
          if (event.key !== 'Delete' && event.key !== 'Backspace') return;
          event.preventDefault();
          onRemove();
        }}
      >
        {words}
      </button>
      <button
        type="button"
        tabIndex={-1}
        aria-label={`Take out ${words}`}
        onClick={onRemove}
      >
        <X aria-hidden />
      </button>
    </span>
  );
}
