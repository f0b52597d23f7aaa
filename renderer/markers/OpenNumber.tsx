// The number that stands open: its places in the text, and the search for the source that it stands for. The search keeps
// the focus; the arrows choose, Enter links.
import {
  useEffect,
  useId,
  useMemo,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { findSources } from '#core/citations/find-sources.ts';
import { parseLocator } from '#core/citations/locator.ts';
import type { MarkerNumber } from '#core/citations/marker-progress.ts';
import type { Source } from '#core/citations/source.ts';
import { forbiddenInLine } from '#core/document/characters.ts';
import type { Locator } from '#core/document/document.ts';
import type { EditorHandle } from '../editor-handle.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import { CandidateList } from './CandidateList.tsx';
import { counted } from '../ui/counted.ts';
import { placesWords } from './marker-words.ts';
import styles from './open-number.module.css';

const MOST_CANDIDATES = 8;

type Props = {
  readonly handle: EditorHandle;
  readonly row: MarkerNumber;
  readonly sources: readonly Source[];
  readonly readOnly: boolean;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onNewSource: (typed: string) => Promise<Source | null>;
  readonly onLink: (source: Source, locator: Locator | null) => void;
};

export function OpenNumber({
  handle,
  row,
  sources,
  readOnly,
  search,
  onNewSource,
  onLink,
}: Props) {
  const [wantedPlace, setPlace] = useState(0);
  const most = row.waiting.length - 1;
  const place = Math.min(wantedPlace, most);
  useEffect(() => {
    handle.showMarkers({ number: row.number, place });
  }, [handle, row.number, place]);
  const step = (by: number): void => {
    setPlace((place + by + most + 1) % (most + 1));
  };
  return (
    <li className={styles['open']}>
      <div className={styles['head']}>
        <button
          type="button"
          data-number={row.number}
          className={styles['title']}
          aria-expanded
          onClick={() => search.current?.focus()}
        >
          <span className={styles['n']}>[{row.number}]</span>
          {placesWords(row)}
        </button>
        <span className={styles['place']} aria-live="polite">
          {place + 1} of {most + 1}
        </span>
        <ToolButton
          name="Place before"
          disabled={most === 0}
          onClick={() => {
            step(-1);
          }}
        >
          <ChevronUp />
        </ToolButton>
        <ToolButton
          name="Next place"
          disabled={most === 0}
          onClick={() => {
            step(1);
          }}
        >
          <ChevronDown />
        </ToolButton>
      </div>
      <p className={styles['context']}>{row.waiting[place]?.context}</p>
      {!readOnly && (
        <Choosing {...{ row, sources, search, onNewSource, onLink }} />
      )}
    </li>
  );
}

function Choosing({
  row,
  sources,
  search,
  onNewSource,
  onLink,
}: Omit<Props, 'handle' | 'readOnly'>) {
  const list = useId();
  const [typed, setTyped] = useState('');
  /** One that was just written: it stands first, whatever was typed. */
  const [fresh, setFresh] = useState<Source | null>(null);
  const [at, setAt] = useState(0);
  const [written, setWritten] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const candidates = useMemo(() => {
    const found = findSources(sources, typed, MOST_CANDIDATES);
    if (!fresh) return found;
    return [
      { source: fresh, matches: [] },
      ...found.filter(({ source }) => source.id !== fresh.id),
    ];
  }, [sources, typed, fresh]);
  // The last choice is a new source.
  const chosen = Math.min(at, candidates.length);
  const source = candidates[chosen]?.source ?? null;

  const write = async (): Promise<void> => {
    const made = await onNewSource(typed.trim());
    if (made) {
      setFresh(made);
      setAt(0);
    }
    // The form gives the focus back when it is gone.
    setTimeout(() => search.current?.focus());
  };
  const link = (linked: Source): void => {
    const words = written.trim();
    const forbidden = forbiddenInLine(words);
    if (forbidden) {
      setProblem(
        `It holds ${forbidden.name}, which can’t be kept: take it out.`,
      );
      return;
    }
    onLink(linked, words === '' ? null : parseLocator(words));
  };
  const choose = (): void => {
    if (source) link(source);
    else void write();
  };
  const onEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    choose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      const count = candidates.length + 1;
      setAt((chosen + (key === 'ArrowDown' ? 1 : count - 1)) % count);
    } else onEnter(event);
  };
  return (
    <div className={styles['choosing']}>
      <input
        ref={search}
        type="text"
        role="combobox"
        className={styles['search']}
        aria-label={`Source of number ${row.number}`}
        aria-expanded
        aria-autocomplete="list"
        aria-controls={list}
        aria-activedescendant={`${list}-${chosen}`}
        placeholder="Author, title or year"
        spellCheck={false}
        autoComplete="off"
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setFresh(null);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <CandidateList
        id={list}
        candidates={candidates}
        typed={typed.trim()}
        chosen={chosen}
        onChoose={(place) => {
          setAt(place);
          if (place === candidates.length) void write();
          else search.current?.focus();
        }}
      />
      <div onKeyDown={onEnter}>
        <TextField
          label="Place in the source, if it is one for all"
          placeholder="p. 4"
          value={written}
          error={problem}
          onChange={(value) => {
            setWritten(value);
            setProblem(null);
          }}
        />
      </div>
      <Button
        kind="main"
        disabled={!source}
        onClick={() => {
          if (source) link(source);
        }}
      >
        Link {counted(row.waiting.length, 'place', 'places')}
      </Button>
    </div>
  );
}
