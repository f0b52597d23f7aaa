// The form in which a person writes a source, new or known. What was written is not lost by an accidental Esc.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Source } from '#core/citations/source.ts';
import { SOURCE_TYPES } from '#core/citations/source-fields.ts';
import { call, CallError } from '../api/call.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { matchesKeys } from '../ui/keys.ts';
import { Notice } from '../ui/Notice.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { NamesField } from './NamesField.tsx';
import styles from './source-form.module.css';
import {
  draftOf,
  isTouched,
  itemOfDraft,
  type Problems,
  type SourceDraft,
} from './source-draft.ts';
import {
  fieldsToShow,
  formOf,
  kindName,
  USUAL_TYPES,
  type SourceType,
  type TextField as Field,
} from './source-kinds.ts';

type Props = {
  /** Null for a new one. */
  readonly source: Source | null;
  /** What was typed in search of the source; stands in the new one. */
  readonly typed: string;
  readonly onSaved: (source: Source) => void;
  readonly onClose: () => void;
};

const KINDS: readonly { value: SourceType; label: string }[] = [
  ...USUAL_TYPES,
  ...SOURCE_TYPES.filter((type) => !USUAL_TYPES.includes(type)),
].map((value) => ({ value, label: kindName(value) }));

/** Adds or edits a source by hand. `onSaved` is given the source as it is in the library. */
export function SourceForm({
  open,
  ...props
}: Props & { readonly open: boolean }) {
  return open ? <OpenForm key={props.source?.id ?? 'new'} {...props} /> : null;
}

async function save(
  source: Source | null,
  draft: SourceDraft,
): Promise<{ saved: Source | null; problems: Problems }> {
  const { item, problems } = itemOfDraft(draft, source?.item ?? null);
  if (!item) return { saved: null, problems };
  const citekey = draft.citekey.trim();
  try {
    const answer = source
      ? await call('sources.change', {
          id: source.id,
          // An emptied citekey is the one that it has: others may cite it by that.
          citekey: citekey || source.citekey,
          item,
        })
      : await call('sources.create', { item, ...(citekey && { citekey }) });
    return { saved: answer.source, problems: {} };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    const field = error.code === 'conflict' ? 'citekey' : '';
    return { saved: null, problems: { [field]: error.message } };
  }
}

function OpenForm({ source, typed, onSaved, onClose }: Props) {
  const first = useMemo(() => draftOf(source, typed), [source, typed]);
  const [draft, setDraft] = useState(first);
  const [problems, setProblems] = useState<Problems>({});
  const [saving, setSaving] = useState(false);
  const [asking, setAsking] = useState(false);
  const title = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const question = useRef<HTMLDivElement>(null);
  const form = formOf(draft.type);
  const fields = fieldsToShow(draft.type, first.text);
  const withEditors = form.editor !== undefined || source?.item.editor;

  // When it is drawn, which in a dialog is later than this component's own effects.
  const focusTitle = useCallback(
    (input: (HTMLInputElement & HTMLTextAreaElement) | null) => {
      title.current = input;
      input?.focus();
      input?.select();
    },
    [],
  );
  useEffect(() => {
    if (asking) question.current?.querySelector('button')?.focus();
  }, [asking]);

  const problemAt = (field: string): string | null => problems[field] ?? null;
  const shown = new Set<string>([
    'title',
    'citekey',
    'issued',
    'accessed',
    'URL',
    ...fields.map(([field]) => field),
  ]);
  const elsewhere = Object.entries(problems).filter(
    ([field]) =>
      !shown.has(field) &&
      !field.startsWith('author.') &&
      !(withEditors && field.startsWith('editor.')),
  );

  const submit = async (): Promise<void> => {
    if (saving) return;
    setAsking(false);
    setSaving(true);
    try {
      const answer = await save(source, draft);
      setProblems(answer.problems);
      if (answer.saved) onSaved(answer.saved);
      else
        setTimeout(() =>
          body.current
            ?.querySelector<HTMLElement>('[aria-invalid="true"]')
            ?.focus(),
        );
    } finally {
      setSaving(false);
    }
  };
  const leave = (): void => {
    if (isTouched(draft, first)) setAsking(true);
    else onClose();
  };
  const text = (field: Field, label: string) => (
    <TextField
      key={field}
      label={label}
      value={draft.text[field]}
      error={problemAt(field)}
      onChange={(value) => {
        setDraft({ ...draft, text: { ...draft.text, [field]: value } });
      }}
      {...(field === 'title' && { inputRef: focusTitle })}
    />
  );
  const date = (
    field: 'issued' | 'accessed',
    label: string,
    placeholder: string,
  ) => (
    <TextField
      label={label}
      value={draft.dates[field]}
      placeholder={placeholder}
      error={problemAt(field)}
      onChange={(value) => {
        setDraft({ ...draft, dates: { ...draft.dates, [field]: value } });
      }}
    />
  );

  return (
    <Dialog
      open
      onClose={leave}
      title={source ? 'Edit source' : 'New source'}
      width={640}
      footer={
        asking ? (
          <div className={styles['footer']} role="alert" ref={question}>
            <span className={styles['grow']}>
              What you wrote here is not saved. Discard it?
            </span>
            <Button
              onClick={() => {
                setAsking(false);
                title.current?.focus();
              }}
            >
              Keep writing
            </Button>
            <Button onClick={onClose}>Discard</Button>
          </div>
        ) : (
          <div className={styles['footer']}>
            <span className={styles['grow']}>
              <Kbd keys="Mod+Enter" /> saves
            </span>
            <Button onClick={leave}>Cancel</Button>
            <Button kind="main" disabled={saving} onClick={() => void submit()}>
              Save source
            </Button>
          </div>
        )
      }
    >
      <div
        ref={body}
        className={styles['form']}
        onKeyDown={(event) => {
          if (!matchesKeys(event.nativeEvent, 'Mod+Enter')) return;
          event.preventDefault();
          void submit();
        }}
      >
        {elsewhere.map(([field, problem]) => (
          <Notice key={field} kind="error">
            {problem}
          </Notice>
        ))}
        <div className={styles['pair']}>
          <SelectField
            label="Kind"
            value={draft.type}
            options={KINDS}
            onChange={(type) => {
              setDraft({ ...draft, type });
            }}
          />
          <TextField
            label="Citekey"
            value={draft.citekey}
            placeholder={source ? source.citekey : 'Made of author and year'}
            error={problemAt('citekey')}
            onChange={(citekey) => {
              setDraft({ ...draft, citekey });
            }}
          />
        </div>
        {text('title', form.title)}
        <NamesField
          legend={form.author}
          field="author"
          names={draft.names.author}
          problems={problems}
          onChange={(author) => {
            setDraft({ ...draft, names: { ...draft.names, author } });
          }}
        />
        {withEditors && (
          <NamesField
            legend={form.editor ?? 'Editors'}
            field="editor"
            names={draft.names.editor}
            problems={problems}
            onChange={(editor) => {
              setDraft({ ...draft, names: { ...draft.names, editor } });
            }}
          />
        )}
        <div className={styles['pair']}>
          {date('issued', 'Date', '14 April 2026')}
          {fields.map(([field, label]) => text(field, label))}
        </div>
        <div className={styles['pair']}>
          {text('URL', 'Web address')}
          {date('accessed', 'Read on', '12 May 2026')}
        </div>
      </div>
    </Dialog>
  );
}
