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
import { ChevronDown, ChevronUp, Split, Unlink } from 'lucide-react';
import { findSources } from '#core/citations/find-sources.ts';
import { likelySources, wordsAround } from '#core/citations/likely-sources.ts';
import { parseLocator } from '#core/citations/locator.ts';
import type { MarkerNumber } from '#core/citations/marker-progress.ts';
import type { Source } from '#core/citations/source.ts';
import { forbiddenInLine } from '#core/document/characters.ts';
import type { Block, BlockId, Locator } from '#core/document/document.ts';
import type { EditorHandle } from '../editor-handle.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import { CandidateList, type Candidate } from './CandidateList.tsx';
import { counted } from '../ui/counted.ts';
import { placesWords } from './marker-words.ts';
import styles from './open-number.module.css';
import type { MarkerList } from './use-marker-lists.ts';

const MOST_CANDIDATES = 8;

type Props = {
  readonly handle: EditorHandle;
  readonly row: MarkerNumber;
  readonly list: MarkerList;
  /** Which of the lists that is, from 0. */
  readonly listPlace: number;
  readonly sources: readonly Source[];
  readonly readOnly: boolean;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onNewSource: (typed: string) => Promise<Source | null>;
  readonly onLink: (source: Source, locator: Locator | null) => void;
  readonly onUnlink: () => void;
  /** Another list begins with this block. */
  readonly onSplit: (block: BlockId) => void;
  /** Several lines were pasted where one is searched for. */
  readonly onPasteList: (text: string) => void;
};

export function OpenNumber({
  handle,
  row,
  list,
  listPlace,
  sources,
  readOnly,
  search,
  onNewSource,
  onLink,
  onUnlink,
  onSplit,
  onPasteList,
}: Props) {
  const [wantedPlace, setPlace] = useState(0);
  const most = row.waiting.length - 1;
  const place = Math.min(wantedPlace, most);
  useEffect(() => {
    handle.showMarkers({ number: row.number, place, within: list.within });
  }, [handle, row.number, place, list.within]);
  const block = row.waiting[place]?.block;
  // At the first block of a list there is nothing to part it from.
  const canSplit =
    !readOnly && place > 0 && block !== undefined && block !== list.start;
  const step = (by: number): void => {
    setPlace((place + by + most + 1) % (most + 1));
  };
  return (
    <li className={styles['open']}>
      <div className={styles['head']}>
        <button
          type="button"
          data-number={row.number}
          data-list={listPlace}
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
        {canSplit && (
          <ToolButton
            name="Another list begins at this place"
            onClick={() => {
              onSplit(block);
              search.current?.focus();
            }}
          >
            <Split />
          </ToolButton>
        )}
        {row.linked.length > 0 && !readOnly && (
          <ToolButton name={`Unlink number ${row.number}`} onClick={onUnlink}>
            <Unlink />
          </ToolButton>
        )}
      </div>
      <p className={styles['context']}>{row.waiting[place]?.context}</p>
      {!readOnly && (
        <Choosing
          {...{ row, sources, search, onNewSource, onLink, onPasteList }}
          blocks={list.blocks}
        />
      )}
    </li>
  );
}

function Choosing({
  row,
  blocks,
  sources,
  search,
  onNewSource,
  onLink,
  onPasteList,
}: Pick<
  Props,
  'row' | 'sources' | 'search' | 'onNewSource' | 'onLink' | 'onPasteList'
> & { readonly blocks: readonly Block[] }) {
  const list = useId();
  const [typed, setTyped] = useState('');
  /** One that was just written: it stands first, whatever was typed. */
  const [fresh, setFresh] = useState<Source | null>(null);
  /** Null until somebody chose. */
  const [at, setAt] = useState<number | null>(null);
  const [written, setWritten] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const likely = useMemo(
    () =>
      likelySources(sources, wordsAround(blocks, row.number), MOST_CANDIDATES),
    [sources, blocks, row.number],
  );
  const candidates = useMemo(() => {
    const first: Candidate[] = fresh ? [{ source: fresh, matches: [] }] : [];
    const near: Candidate[] =
      typed.trim() === ''
        ? likely.map((each) => ({ ...each, matches: [] }))
        : [];
    const known = new Set<Source['id']>();
    return [...first, ...near, ...findSources(sources, typed, MOST_CANDIDATES)]
      .filter(({ source }) => !known.has(source.id) && known.add(source.id))
      .slice(0, MOST_CANDIDATES);
  }, [sources, typed, fresh, likely]);
  // Where nothing was typed and nothing in the text points to a source, none is chosen: Enter would link any.
  const blind = typed.trim() === '' && !fresh && likely.length === 0;
  // The last choice is a new source.
  const chosen = Math.min(at ?? (blind ? -1 : 0), candidates.length);
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
    else if (chosen >= 0) void write();
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
      setAt(
        key === 'ArrowDown'
          ? (chosen + 1) % count
          : (Math.max(chosen, 0) + count - 1) % count,
      );
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
        {...(chosen >= 0 && { 'aria-activedescendant': `${list}-${chosen}` })}
        placeholder="Author, title or year, or paste a list"
        spellCheck={false}
        autoComplete="off"
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setFresh(null);
          setAt(null);
        }}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text/plain');
          if (!/[\r\n]/.test(text.trim())) return;
          event.preventDefault();
          onPasteList(text);
        }}
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
