// The form in which a person writes a source, new or known. What was written is not lost by an accidental Esc.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Source } from '#core/citations/source.ts';
import type { PageOutput } from '#core/contract.ts';
import { call, CallError } from '../api/call.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { matchesKeys } from '../ui/keys.ts';
import { Notice } from '../ui/Notice.tsx';
import { SourceFields } from './SourceFields.tsx';
import styles from './source-form.module.css';
import {
  citeAsOf,
  draftOf,
  isTouched,
  itemOfDraft,
  type Keeping,
  type Problems,
  type SourceDraft,
} from './source-draft.ts';

type Details = PageOutput<'sources.open'>;

type Props = {
  /** Null for a new one. */
  readonly source: Source | null;
  /** Those of the library, among which one may be named that took another's place. */
  readonly sources?: readonly Source[];
  /** What was typed in search of the source; stands in the new one. */
  readonly typed: string;
  /** Given the source as it is in the library, and what it was before; null for a new one. */
  readonly onSaved: (source: Source, before: Details | null) => void;
  readonly onClose: () => void;
};

/** Adds or edits a source by hand. */
export function SourceForm({
  open,
  ...props
}: Props & { readonly open: boolean }) {
  if (!open) return null;
  return props.source === null ? (
    <OpenForm key="new" details={null} {...props} />
  ) : (
    <KnownForm key={props.source.id} {...props} source={props.source} />
  );
}

/** Reads first what lists don't have of it, so that what is edited is what stands. */
function KnownForm(props: Props & { readonly source: Source }) {
  const { id } = props.source;
  const [details, setDetails] = useState<Details | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    call('sources.open', { id }).then(
      (read) => {
        if (!left) setDetails(read);
      },
      (error: unknown) => {
        if (!(error instanceof CallError)) throw error;
        if (!left) setFailed(error.message);
      },
    );
    return () => {
      left = true;
    };
  }, [id]);
  if (failed !== null)
    return (
      <Dialog open onClose={props.onClose} title="Edit source">
        <Notice kind="error">{failed}</Notice>
      </Dialog>
    );
  return (
    details && <OpenForm {...props} source={details.source} details={details} />
  );
}

/** `since` is when the source was changed last as far as the person knows, who hears of a later change once. */
async function save(
  source: Source | null,
  draft: SourceDraft,
  since: string | undefined,
): Promise<{
  saved: Source | null;
  problems: Problems;
  since?: string | undefined;
}> {
  const { item, problems } = itemOfDraft(draft, source?.item ?? null);
  if (!item) return { saved: null, problems };
  const citekey = draft.citekey.trim();
  const kept = {
    notes: draft.notes,
    citeAs: citeAsOf(draft),
    standing: draft.standing,
    supersededBy: draft.supersededBy,
    standingNote: draft.standing === 'current' ? '' : draft.standingNote.trim(),
  };
  try {
    const answer = source
      ? await call('sources.change', {
          id: source.id,
          since,
          // An emptied citekey is the one that it has: others may cite it by that.
          citekey: citekey || source.citekey,
          item,
          ...kept,
        })
      : await call('sources.create', {
          item,
          ...(citekey && { citekey }),
          ...kept,
        });
    return { saved: answer.source, problems: {} };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    if (error.code !== 'conflict')
      return { saved: null, problems: { '': error.message } };
    const now = source && (await call('sources.open', { id: source.id }));
    const isChanged = now !== null && now.updated !== since;
    return {
      saved: null,
      problems: { [isChanged ? '' : 'citekey']: error.message },
      since: now?.updated,
    };
  }
}

const keepingOf = (details: Details | null): Keeping | undefined =>
  details
    ? {
        notes: details.notes,
        standing: details.standing,
        supersededBy: details.supersededBy as Keeping['supersededBy'],
        standingNote: details.standingNote,
      }
    : undefined;

const NO_SOURCES: readonly Source[] = [];

function OpenForm({
  source,
  sources = NO_SOURCES,
  details,
  typed,
  onSaved,
  onClose,
}: Props & { readonly details: Details | null }) {
  const [first] = useState(() => draftOf(source, typed, keepingOf(details)));
  const [draft, setDraft] = useState(first);
  const [problems, setProblems] = useState<Problems>({});
  const [saving, setSaving] = useState(false);
  const [since, setSince] = useState(details?.updated);
  const [asking, setAsking] = useState(false);
  const title = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const question = useRef<HTMLDivElement>(null);

  // When it is drawn, which in a dialog is later than this component's own effects.
  const focusTitle = useCallback((input: HTMLInputElement | null) => {
    title.current = input;
    input?.focus();
    input?.select();
  }, []);
  useEffect(() => {
    if (asking) question.current?.querySelector('button')?.focus();
  }, [asking]);

  const submit = async (): Promise<void> => {
    if (saving) return;
    setAsking(false);
    setSaving(true);
    try {
      const answer = await save(source, draft, since);
      setProblems(answer.problems);
      if (answer.since !== undefined) setSince(answer.since);
      if (answer.saved) onSaved(answer.saved, details);
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
  return (
    <Dialog
      open
      onClose={leave}
      title={source ? 'Edit source' : 'New source'}
      width={680}
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
        {problems[''] !== undefined && (
          <Notice kind="error">{problems['']}</Notice>
        )}
        <SourceFields
          source={source}
          sources={sources}
          draft={draft}
          problems={problems}
          titleRef={focusTitle}
          onChange={(part) => {
            setDraft((before) => ({ ...before, ...part }));
          }}
        />
      </div>
    </Dialog>
  );
}
