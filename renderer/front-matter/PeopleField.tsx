// People, a chip each. A name is a chip when Enter, a semicolon or the end of the field comes: a comma belongs to names.
// What is typed and is no chip yet is stored as well, so that none of it can be lost.
import { X } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { FieldValue } from '#core/document/document.ts';
import type { FieldControl } from './field-control.ts';
import styles from './fields.module.css';
import { splitNames, tidyName } from './split-names.ts';

/** One name alone may be stored as it is. */
const namesOf = (value: FieldValue | undefined): readonly string[] =>
  value === undefined
    ? []
    : typeof value === 'object'
      ? value
      : [String(value)];

export function PeopleField({
  id,
  describedBy,
  field,
  value,
  readOnly,
  onChange,
}: FieldControl) {
  const [chips, setChips] = useState(() => namesOf(value));
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const row = useRef<HTMLSpanElement>(null);

  const put = (names: readonly string[], rest: string): void => {
    setChips(names);
    setTyped(rest);
    const all = rest.trim() === '' ? names : [...names, rest.trim()];
    onChange(all.length > 0 ? all : null);
  };
  const close = (): boolean => {
    if (typed.trim() === '') return false;
    const name = tidyName(typed);
    put(name === '' ? chips : [...chips, name], '');
    return true;
  };
  const toChip = (at: number): void => {
    const found = row.current?.querySelectorAll<HTMLElement>('[data-chip]')[at];
    (found ?? input.current)?.focus();
  };
  const remove = (at: number): void => {
    put(
      chips.filter((_, index) => index !== at),
      typed,
    );
    input.current?.focus();
  };
  /** The name is typed again, where it can be mended. */
  const reopen = (at: number): void => {
    const others = chips.filter((_, index) => index !== at);
    put(
      typed.trim() === '' ? others : [...others, typed.trim()],
      chips[at] ?? '',
    );
    input.current?.focus();
  };

  const onChipKey = (event: KeyboardEvent, at: number): void => {
    const done = {
      ArrowLeft: () => {
        toChip(Math.max(0, at - 1));
      },
      ArrowRight: () => {
        toChip(at + 1);
      },
      Delete: () => {
        remove(at);
      },
      Backspace: () => {
        remove(at);
      },
      Enter: () => {
        reopen(at);
      },
      F2: () => {
        reopen(at);
      },
    }[event.key];
    if (!done || readOnly) return;
    event.preventDefault();
    event.stopPropagation();
    done();
  };

  return (
    <span className={styles['people']} ref={row}>
      {chips.map((name, at) => (
        <span key={`${at} ${name}`} className={styles['chip']}>
          <span
            data-chip
            role="button"
            tabIndex={-1}
            aria-label={`${name}: Enter to change, Delete to remove`}
            onKeyDown={(event) => {
              onChipKey(event, at);
            }}
            onDoubleClick={() => {
              if (!readOnly) reopen(at);
            }}
          >
            {name}
          </span>
          {!readOnly && (
            <button
              type="button"
              tabIndex={-1}
              aria-label={`Remove ${name}`}
              onClick={() => {
                remove(at);
              }}
            >
              <X aria-hidden />
            </button>
          )}
        </span>
      ))}
      {!(readOnly && chips.length > 0) && (
        <input
          ref={input}
          id={id}
          type="text"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          readOnly={readOnly}
          placeholder={chips.length > 0 ? 'Add' : (field.hint ?? 'Names')}
          aria-required={field.required && chips.length === 0}
          aria-describedby={describedBy}
          onChange={(event) => {
            const { names, rest } = splitNames(event.target.value);
            put([...chips, ...names], rest);
          }}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text/plain');
            if (!/[;\n\r]/u.test(pasted)) return;
            event.preventDefault();
            const { names, rest } = splitNames(`${typed}${pasted}\n`);
            put([...chips, ...names], rest);
          }}
          onBlur={close}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter' && close()) {
              event.preventDefault();
              event.stopPropagation();
            }
            const atStart =
              event.currentTarget.selectionStart === 0 &&
              event.currentTarget.selectionEnd === 0;
            if (
              atStart &&
              chips.length > 0 &&
              (event.key === 'Backspace' || event.key === 'ArrowLeft')
            ) {
              event.preventDefault();
              toChip(chips.length - 1);
            }
          }}
        />
      )}
    </span>
  );
}
