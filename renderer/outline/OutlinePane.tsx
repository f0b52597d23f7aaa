// The headings of the briefing as a list to go by (one stop of the Tab key, arrows from one to another), and how long the text is.
import {
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import type { Block, BlockId } from '#core/document/document.ts';
import { footnotesOf, plainText } from '#core/document/walk.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { placeInList } from '../ui/place-in-list.ts';
import { Sign } from '../ui/Sign.tsx';
import styles from './outline.module.css';

type Entry = {
  readonly id: BlockId;
  readonly level: number;
  readonly text: string;
  /** The footnotes from this heading to the next. */
  readonly notes: number;
};

/** The headings in their order. */
export function outlineOf(blocks: readonly Block[]): Entry[] {
  const entries: Entry[] = [];
  for (const block of blocks) {
    if (block.type === 'heading')
      entries.push({
        id: block.id,
        level: block.level,
        text: plainText(block).replaceAll('\n', ' ').trim(),
        notes: 0,
      });
    const last = entries.at(-1);
    const notes = footnotesOf([block]).length;
    if (last && notes > 0)
      entries[entries.length - 1] = { ...last, notes: last.notes + notes };
  }
  return entries;
}

export function OutlinePane({
  blocks,
  words,
  template,
  lengths = [],
  missing = null,
  onKeep = null,
  onGo,
}: {
  readonly blocks: readonly Block[];
  readonly words: number;
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
  readonly onGo: (block: BlockId) => void;
}) {
  const entries = useMemo(() => outlineOf(blocks), [blocks]);
  const [at, setAt] = useState<BlockId | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const stop = Math.max(
    0,
    entries.findIndex(({ id }) => id === at),
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const place = placeInList(event, stop, entries.length);
    if (place === null) return;
    event.preventDefault();
    list.current?.children[place]?.querySelector('button')?.focus();
  };
  return (
    <nav className={styles['pane']} aria-label="Outline">
      <h2 className={styles['name']}>Outline</h2>
      {entries.length === 0 ? (
        <p className={styles['empty']}>Headings are listed here.</p>
      ) : (
        <ul ref={list} className={styles['list']} onKeyDown={onKeyDown}>
          {entries.map(({ id, level, text, notes }, place) => (
            <li key={id}>
              <button
                type="button"
                data-level={level}
                tabIndex={place === stop ? 0 : -1}
                onFocus={() => {
                  setAt(id);
                }}
                onClick={() => {
                  onGo(id);
                }}
              >
                <span className="sr">{`Level ${level}: `}</span>
                <span className={styles['text']}>
                  {text === '' ? 'Empty heading' : text}
                </span>
                {notes > 0 && (
                  <span className={styles['notes']}>
                    {notes}
                    <span className="sr">
                      {notes === 1 ? ' note' : ' notes'}
                    </span>
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
      )}
      {missing}
      <dl className={styles['facts']}>
        <div>
          <dt>Length</dt>
          <dd>
            {lengths.length === 0
              ? counted(words, 'word', 'words')
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

/** The bar says again what the words say. */
function Length({
  words,
  share,
}: {
  readonly words: string;
  readonly share: number;
}) {
  return (
    <span className={styles['length']} data-over={share > 1}>
      {share > 1 && <Sign kind="warning" />}
      {words}
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="4" />
        <rect width={Math.min(100, share * 100)} height="4" />
      </svg>
    </span>
  );
}
