// The notes beside the sheet, as they will be read. The one chosen in the text is lit and drawn into view; choosing one
// here goes to its mark.
import { useMemo, type ReactNode } from 'react';
import type { FootnoteId } from '#core/document/document.ts';
import type { EditorHandle } from '../editor-handle.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { NoteList, type NoteVerdict, type WrittenNote } from './NoteList.tsx';
import styles from './notes-pane.module.css';
import type { FormattedNotes } from './use-formatted-notes.ts';

type ListedStyle = {
  readonly id: string;
  readonly title: string;
  readonly kind: 'note' | 'in-text';
};

export function NotesPane({
  handle,
  formatted,
  count,
  chosen,
  style,
  styles: listed,
  readOnly,
  onStyle,
  onAddStyle,
  styleProblem,
  written,
  alarms,
  changed,
  verdicts,
  readable,
  onRead,
  onComment,
  onAdd,
  lacksList,
  onAddList,
}: {
  readonly handle: EditorHandle | null;
  readonly formatted: FormattedNotes;
  /** How many notes the text has, formatted or not. */
  readonly count: number;
  readonly chosen: FootnoteId | null;
  /** The id of the briefing's style. */
  readonly style: string;
  readonly styles: readonly ListedStyle[];
  readonly readOnly: boolean;
  readonly onStyle: (id: string) => void;
  /** Asks for a file with another style. */
  readonly onAddStyle: () => void;
  /** Why the last file could not be taken, in a sentence. */
  readonly styleProblem: string | null;
  /** The note that is written, and the field to write it in. */
  readonly written: WrittenNote;
  /** What changed of the sources that the notes cite. */
  readonly alarms: ReactNode;
  /** The notes that cite a source which changed. */
  readonly changed: ReadonlySet<string>;
  /** How the citations of each note stand with their reviewers, where one was checked. */
  readonly verdicts: ReadonlyMap<string, readonly NoteVerdict[]>;
  /** The notes that cite a source with a file, which can be read beside the text. */
  readonly readable: ReadonlySet<FootnoteId>;
  readonly onRead: (id: FootnoteId) => void;
  /** Null where nothing may be said. */
  readonly onComment: ((id: FootnoteId) => void) | null;
  readonly onAdd: () => void;
  /** The notes point to a list of sources that the text has not. */
  readonly lacksList: boolean;
  /** Puts one in at the end; null where the briefing is only read. */
  readonly onAddList: (() => void) | null;
}) {
  const { notes, state, message } = formatted;
  // The same list while nothing about it is another: the field would be drawn twice.
  const options = useMemo(() => choices(listed, style), [listed, style]);
  return (
    <section className={styles['pane']} aria-label="Notes">
      <header className={styles['head']}>
        <h2>{counted(count, 'note', 'notes')}</h2>
        <SelectField
          label="Citation style"
          hideLabel
          quiet
          value={style}
          options={options}
          disabled={readOnly}
          onChange={(chosen) => {
            if (chosen === ADD) onAddStyle();
            else onStyle(chosen);
          }}
        />
      </header>
      {alarms}
      {styleProblem !== null && (
        <div className={styles['notice']}>
          <Notice kind="error">{styleProblem}</Notice>
        </div>
      )}
      {state === 'failed' && message !== null && (
        <div className={styles['notice']}>
          <Notice kind="error">{message}</Notice>
        </div>
      )}
      {lacksList && (
        <div className={styles['notice']}>
          <Notice
            kind="info"
            action={
              onAddList && (
                <Button onClick={onAddList}>Add it at the end</Button>
              )
            }
          >
            In this style the notes only point to a list of sources, and the
            briefing has none.
          </Notice>
        </div>
      )}
      {count > 0 && notes.length === 0 && state === 'working' && (
        <div className={styles['waiting']} aria-hidden="true">
          {[3, 2, 4, 2].map((lines, note) => (
            <div key={note}>
              {Array.from({ length: lines }, (_, line) => (
                <span key={line} />
              ))}
            </div>
          ))}
        </div>
      )}
      {notes.length > 0 && (
        <NoteList
          notes={notes}
          changed={changed}
          verdicts={verdicts}
          chosen={chosen}
          working={state === 'working'}
          onGo={handle?.goToFootnote ?? null}
          onLook={formatted.look}
          written={readOnly ? null : written}
          readable={readable}
          onRead={onRead}
          onComment={onComment}
        />
      )}
      {count === 0 && notes.length === 0 && (
        <EmptyState
          text="No notes yet."
          action={
            readOnly ? undefined : (
              <Button onClick={onAdd}>Add a footnote</Button>
            )
          }
        />
      )}
    </section>
  );
}

/** The choice that is none, and opens a dialog. */
const ADD = '';

/** A style that is no longer there stays a choice under its id, so that the field shows what the briefing has. */
function choices(
  listed: readonly ListedStyle[],
  style: string,
): { value: string; label: string }[] {
  const all = listed.map(({ id, title, kind }) => ({
    value: id,
    label: kind === 'in-text' ? `${title} (in the text)` : title,
  }));
  return [
    ...(listed.some(({ id }) => id === style)
      ? []
      : [{ value: style, label: style }]),
    ...all,
    { value: ADD, label: 'Add a style…' },
  ];
}
