// A pasted reference list: each entry with the source that it is, and how surely. Nothing happens until it is linked; then
// all of it is one step.
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { matchList } from '#core/citations/match-list.ts';
import type { Source } from '#core/citations/source.ts';
import {
  readReferenceList,
  type ReferenceList,
} from '#core/convert/reference-list.ts';
import type { Block } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { call, CallError } from '../api/call.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { matchesKeys } from '../ui/keys.ts';
import { Notice } from '../ui/Notice.tsx';
import { TextField } from '../ui/TextField.tsx';
import { ReferenceRow } from './ReferenceRow.tsx';
import {
  firstChoice,
  itemsToMake,
  type ChosenEntry,
  type Choice,
} from './reference-choice.ts';
import styles from './reference-panel.module.css';

function read(text: string): {
  list: ReferenceList | null;
  problem: string | null;
} {
  if (text.trim() === '') return { list: null, problem: null };
  try {
    const list = readReferenceList(text);
    return list.entries.length > 0
      ? { list, problem: null }
      : {
          list: null,
          problem:
            'There is no entry in it: each begins with its number, as in [1], or is a line.',
        };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { list: null, problem: error.message };
  }
}

export function ReferencePanel({
  pasted,
  sources,
  blocks,
  list: which,
  onLink,
  onCancel,
}: {
  readonly pasted: string;
  readonly sources: readonly Source[];
  /** Of the list of numbers that it is for. */
  readonly blocks: readonly Block[];
  /** Where there are several lists: which of them. */
  readonly list: string | null;
  /** `made` are the new sources, which are in the library by then. */
  readonly onLink: (
    entries: readonly ChosenEntry[],
    made: readonly Source[],
  ) => void;
  readonly onCancel: () => void;
}) {
  const [text, setText] = useState(pasted);
  const [choices, setChoices] = useState<ReadonlyMap<number, Choice>>(
    new Map(),
  );
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { list, problem } = useMemo(() => read(text), [text]);
  const entries = useMemo(
    () => (list ? matchList(list, sources, blocks) : []),
    [list, sources, blocks],
  );
  const chosen = entries.map((entry) => ({
    entry,
    choice: choices.get(entry.number) ?? firstChoice(entry),
  }));
  const linking = chosen.filter(({ choice }) => choice !== 'leave').length;
  const making = chosen.filter(({ choice }) => choice === 'new').length;
  const shown = list !== null;
  // Enter links what was pasted; the field is where it is pasted.
  useLayoutEffect(() => {
    (shown ? button : field).current?.focus();
  }, [shown]);

  const link = async (): Promise<void> => {
    if (busy || linking === 0) return;
    setBusy(true);
    setFailed(null);
    try {
      const items = itemsToMake(chosen);
      const made =
        items.length === 0
          ? []
          : (await call('sources.createAll', { items })).sources;
      onLink(chosen, made);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailed(error.message);
    } finally {
      setBusy(false);
    }
  };

  return (
    <section
      className={styles['panel']}
      aria-label="Reference list"
      onKeyDown={(event) => {
        if (event.defaultPrevented || event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') onCancel();
        else if (matchesKeys(event.nativeEvent, 'Mod+Enter')) void link();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <div className={styles['body']}>
        {which !== null && <p className={styles['which']}>{which}</p>}
        {!shown && (
          <TextField
            multiline
            inputRef={field}
            label="Reference list"
            hint="Paste it here: numbered as [1] or 1., or a line each."
            error={problem}
            value={text}
            spellCheck={false}
            onChange={setText}
          />
        )}
        {failed !== null && <Notice kind="error">{failed}</Notice>}
        {list && list.left.length > 0 && (
          <Notice kind="warning">
            {counted(list.left.length, 'line is', 'lines are')} no entry:{' '}
            {list.left.slice(0, 3).join(' / ').slice(0, 200)}
          </Notice>
        )}
        {shown && (
          <ul className={styles['entries']}>
            {chosen.map((one) => (
              <ReferenceRow
                key={one.entry.number}
                chosen={one}
                onChoose={(choice) => {
                  setChoices(new Map(choices).set(one.entry.number, choice));
                }}
              />
            ))}
          </ul>
        )}
      </div>
      <div className={styles['foot']}>
        {shown && (
          <p>
            {linking === 0
              ? 'None of its entries is chosen.'
              : making === 0
                ? 'All of it is one step for undo.'
                : `${counted(making, 'new source comes into the library and stays', 'new sources come into the library and stay')} there; the links are one step for undo.`}
          </p>
        )}
        <Button kind="quiet" onClick={onCancel}>
          Cancel <Kbd keys="Esc" />
        </Button>
        <Button
          ref={button}
          kind="main"
          disabled={linking === 0 || busy}
          onClick={() => void link()}
        >
          Link {counted(linking, 'number', 'numbers')}
        </Button>
      </div>
    </section>
  );
}
