// The headings of the briefing as a list to go by (one stop of the Tab key, arrows from one to another) and to put its
// sections in order with (Alt with the arrows, or by dragging), and how long the text is.
import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import type { Block, BlockId } from '#core/document/document.ts';
import {
  moveSectionBefore,
  moveSectionBy,
  type SectionMove,
} from '#core/document/sections.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { placeInList } from '../ui/place-in-list.ts';
import { Sign } from '../ui/Sign.tsx';
import { headingOver, outlineOf, type OutlineEntry } from './outline-of.ts';
import styles from './outline.module.css';
import { useDraggedSection } from './use-dragged-section.ts';

export function OutlinePane({
  blocks,
  current,
  words,
  template,
  lengths = [],
  missing = null,
  onKeep = null,
  readOnly,
  onGo,
  onMove,
}: {
  readonly blocks: readonly Block[];
  /** The block that is written in. */
  readonly current: BlockId | null;
  /** How long the text is, for a person. */
  readonly words: string;
  /** The template's name. */
  readonly template: string;
  /** How long the text is against its limits: in words, and as a share of what is allowed. */
  readonly lengths?: readonly {
    readonly words: string;
    readonly share: number;
  }[];
  /** What the text lacks, below the list. */
  readonly missing?: ReactNode;
  /** Keeps the briefing as a template; null where that can't be done. */
  readonly onKeep?: (() => void) | null;
  readonly readOnly: boolean;
  readonly onGo: (block: BlockId) => void;
  readonly onMove: (move: SectionMove) => void;
}) {
  const entries = useMemo(() => outlineOf(blocks), [blocks]);
  const shown = useMemo(() => headingOver(blocks, current), [blocks, current]);
  const [at, setAt] = useState<BlockId | null>(null);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const stop = Math.max(
    0,
    entries.findIndex(({ id }) => id === at),
  );
  const move = (
    id: BlockId,
    moved: SectionMove | null,
    where: string,
  ): void => {
    const name = entries.find((entry) => entry.id === id)?.text ?? '';
    if (moved) onMove(moved);
    setSaid(
      moved
        ? `“${name}” moved ${where}`
        : `“${name}” can’t go further ${where}`,
    );
  };
  const { drop, handlersOf } = useDraggedSection(
    entries.map(({ id }) => id),
    !readOnly,
    (section, { before }) => {
      const moved = moveSectionBefore(blocks, section, before);
      if (moved) move(section, moved, '');
    },
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const entry = entries[stop];
    const step = STEPS[event.key];
    if (entry && step && event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (readOnly) return;
      move(
        entry.id,
        moveSectionBy(blocks, entry.id, step),
        step < 0 ? 'up' : 'down',
      );
      return;
    }
    const place = placeInList(event, stop, entries.length);
    if (place === null) return;
    event.preventDefault();
    list.current?.children[place]?.querySelector('button')?.focus();
  };
  useEffect(() => {
    list.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return (
    <nav className={styles['pane']} aria-label="Outline">
      <h2 className={styles['name']}>Outline</h2>
      {entries.length === 0 ? (
        <p className={styles['empty']}>Headings are listed here.</p>
      ) : (
        <ul
          ref={list}
          className={styles['list']}
          onKeyDown={onKeyDown}
          data-drop-end={drop !== null && drop.before === null}
        >
          {entries.map(({ id, level, text, notes }, place) => (
            <li key={id} data-drop={drop?.before === id} {...handlersOf(place)}>
              <button
                type="button"
                data-level={level}
                aria-label={nameOf({ level, text, notes })}
                tabIndex={place === stop ? 0 : -1}
                aria-current={id === shown ? 'location' : undefined}
                aria-keyshortcuts={
                  readOnly ? undefined : 'Alt+ArrowUp Alt+ArrowDown'
                }
                onFocus={() => {
                  setAt(id);
                }}
                onClick={() => {
                  onGo(id);
                }}
              >
                <span className={styles['text']}>{text || NO_WORDS}</span>
                {notes > 0 && <span className={styles['notes']}>{notes}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="sr">
        {said}
      </p>
      {missing}
      <dl className={styles['facts']}>
        <div data-measured={lengths.length > 0}>
          <dt>Length</dt>
          <dd>
            {lengths.length === 0
              ? words
              : lengths.map((length) => (
                  <Length key={length.words} {...length} />
                ))}
          </dd>
        </div>
        <div>
          <dt>Template</dt>
          <dd>{template}</dd>
        </div>
      </dl>
      {onKeep && (
        <Button
          size="small"
          kind="quiet"
          className={styles['keep'] ?? ''}
          onClick={onKeep}
        >
          Save as template…
        </Button>
      )}
    </nav>
  );
}

const NO_WORDS = 'Empty heading';

/** What is heard of a heading: the sheet shows its level by its place and the notes below it by their number alone. */
const nameOf = ({
  level,
  text,
  notes,
}: Pick<OutlineEntry, 'level' | 'text' | 'notes'>): string =>
  `Level ${level}: ${text || NO_WORDS}${notes === 0 ? '' : ` ${counted(notes, 'note', 'notes')}`}`;

const STEPS: Readonly<Record<string, 1 | -1>> = {
  ArrowUp: -1,
  ArrowDown: 1,
};

/** The bar says again what the words say. */
function Length({
  words,
  share,
}: {
  readonly words: string;
  readonly share: number;
}) {
  return (
    <>
      <span className={styles['length']} data-over={share > 1}>
        {share > 1 && <Sign kind="warning" />}
        {words}
      </span>
      <svg
        className={styles['share']}
        data-over={share > 1}
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect width="100" height="4" />
        <rect width={Math.min(100, share * 100)} height="4" />
      </svg>
    </>
  );
}
