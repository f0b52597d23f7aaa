// The bar in which is typed what to look for, and what to put in its place. Enter goes on, Shift+Enter back, Esc to the
// text with what was found selected.
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import {
  ArrowDown,
  ArrowUp,
  CaseSensitive,
  ChevronDown,
  ChevronRight,
  Regex,
  WholeWord,
  X,
} from 'lucide-react';
import type { Block } from '#core/document/document.ts';
import type { EditorHandle } from '../editor-handle.ts';
import { Button } from '../ui/Button.tsx';
import { matchesKeys } from '../ui/keys.ts';
import { ToolButton } from '../ui/ToolButton.tsx';
import styles from './find-bar.module.css';
import './find.css';
import { useFind, type Find } from './use-find.ts';

/** `asked` counts each time that someone asks for the bar: it takes the focus again. */
export type FindAsked = {
  readonly count: number;
  readonly replacing: boolean;
  /** What was selected in the text; empty for nothing. */
  readonly words: string;
};

export function FindBar({
  handle,
  blocks,
  asked,
  readOnly,
  onReplacing,
  onClose,
}: {
  readonly handle: EditorHandle;
  readonly blocks: readonly Block[];
  readonly asked: FindAsked;
  readonly readOnly: boolean;
  readonly onReplacing: (replacing: boolean) => void;
  readonly onClose: () => void;
}) {
  const find = useFind(handle, blocks, asked.words);
  const field = useRef<HTMLInputElement>(null);
  const { change } = find;
  useEffect(() => {
    field.current?.focus();
    if (asked.words !== '') change({ words: asked.words });
    field.current?.select();
  }, [asked.count, asked.words, change]);
  const { step } = find;
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      const back = matchesKeys(event, 'Shift+F3');
      if (!back && !matchesKeys(event, 'F3')) return;
      event.preventDefault();
      step(back ? -1 : 1);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [step]);
  const replacing = asked.replacing && !readOnly;
  const close = (): void => {
    onClose();
    handle.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search
      className={styles['bar']}
      aria-label="Find in this briefing"
      onKeyDown={onKeyDown}
    >
      {!readOnly && (
        <ToolButton
          name={replacing ? 'Hide replacing' : 'Replace'}
          aria-expanded={replacing}
          onClick={() => {
            onReplacing(!replacing);
          }}
        >
          {replacing ? <ChevronDown /> : <ChevronRight />}
        </ToolButton>
      )}
      <div className={styles['rows']}>
        <div className={styles['row']}>
          <Field
            name="Find"
            value={find.query.words}
            inputRef={field}
            invalid={find.query.pattern && find.refused}
            onChange={(words) => {
              change({ words });
            }}
            onEnter={(back) => {
              find.step(back ? -1 : 1);
            }}
          >
            <Choice
              name="Match case"
              pressed={find.query.matchCase}
              onChoose={(matchCase) => {
                change({ matchCase });
              }}
            >
              <CaseSensitive />
            </Choice>
            <Choice
              name="Whole words"
              pressed={find.query.wholeWords}
              onChoose={(wholeWords) => {
                change({ wholeWords });
              }}
            >
              <WholeWord />
            </Choice>
            <Choice
              name="Regular expression"
              pressed={find.query.pattern}
              onChoose={(pattern) => {
                change({ pattern });
              }}
            >
              <Regex />
            </Choice>
          </Field>
          <Count find={find} />
          <ToolButton
            name="Previous"
            keys="Shift+F3"
            aria-disabled={find.count === 0}
            onClick={() => {
              find.step(-1);
            }}
          >
            <ArrowUp />
          </ToolButton>
          <ToolButton
            name="Next"
            keys="F3"
            aria-disabled={find.count === 0}
            onClick={() => {
              find.step(1);
            }}
          >
            <ArrowDown />
          </ToolButton>
          <ToolButton name="Close" keys="Esc" onClick={close}>
            <X />
          </ToolButton>
        </div>
        {replacing && (
          <div className={styles['row']}>
            <Field
              name="Replace with"
              value={find.replacement}
              onChange={find.changeReplacement}
              onEnter={find.replaceOne}
            />
            <Button
              size="small"
              aria-disabled={find.count === 0}
              onClick={find.replaceOne}
            >
              Replace
            </Button>
            <Button
              size="small"
              aria-disabled={find.count === 0}
              onClick={find.replaceAll}
            >
              Replace all
            </Button>
          </div>
        )}
        {find.message !== null && (
          <p className={styles['message']} role="status">
            {find.message}
          </p>
        )}
      </div>
    </search>
  );
}

function Field({
  name,
  value,
  inputRef,
  invalid = false,
  onChange,
  onEnter,
  children,
}: {
  readonly name: string;
  readonly value: string;
  readonly inputRef?: React.Ref<HTMLInputElement>;
  readonly invalid?: boolean;
  readonly onChange: (value: string) => void;
  readonly onEnter: (back: boolean) => void;
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles['field']}>
      <input
        ref={inputRef}
        type="text"
        aria-label={name}
        placeholder={name}
        aria-invalid={invalid}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onEnter(event.shiftKey);
        }}
      />
      {children}
    </div>
  );
}

function Choice({
  name,
  pressed,
  onChoose,
  children,
}: {
  readonly name: string;
  readonly pressed: boolean;
  readonly onChoose: (pressed: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <ToolButton
      name={name}
      pressed={pressed}
      onClick={() => {
        onChoose(!pressed);
      }}
    >
      {children}
    </ToolButton>
  );
}

function Count({
  find: { query, count, more, at, message },
}: {
  readonly find: Find;
}) {
  const words =
    query.words === '' || message !== null
      ? ''
      : count === 0
        ? 'Nothing found'
        : `${at + 1} of ${count}${more ? '+' : ''}`;
  return (
    <span className={styles['count']} role="status">
      {words}
    </span>
  );
}
