// The review of the citations of the briefing that is open: how each of them stands, and the queue over the desk in which they
// are checked. What is on the sheet is saved before the queue opens.
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { Paperclip } from 'lucide-react';
import type { Locator } from '#core/document/document.ts';
import { call, CallError } from './api/call.ts';
import { flushAll } from './api/unsaved.ts';
import { QueueFile } from './attachments/QueueFile.tsx';
import {
  viewOf,
  whyNotShown,
  type ShownFile,
} from './attachments/shown-file.ts';
import type { Finding } from './checks/use-findings.ts';
import type { EditorHandle } from './editor-handle.ts';
import { goToPlace } from './go-to-place.ts';
import { nameOfPart } from './name-of-part.ts';
import type { NoteVerdict } from './notes/NoteList.tsx';
import { Button } from './ui/Button.tsx';
import { EmptyState } from './ui/EmptyState.tsx';
import { matchesKeys } from './ui/keys.ts';
import { Notice } from './ui/Notice.tsx';
import type { useDrafted } from './use-drafted.ts';
import { REVIEW_KEYS } from './verdicts/review-keys.ts';
import {
  useCitations,
  type Citations,
  type ReviewedCitation,
} from './verdicts/use-citations.ts';
import type { OpenedSource } from './verdicts/use-opened-source.ts';
import { standingLook } from './verdicts/verdict-words.ts';
import type { ShownEvidence } from './verdicts/evidence.ts';
import { VerdictQueue } from './verdicts/VerdictQueue.tsx';

const NOT_SAVED =
  'Not all that you wrote is saved yet, so no citation can be checked. Nothing is lost; see what keeps it from being saved, then try again.';

export type Reviewing = {
  readonly citations: Citations;
  /** How those of each note stand, where one of them was checked. */
  readonly ofNotes: ReadonlyMap<string, readonly NoteVerdict[]>;
  /** Without a citation, at the first that is unchecked or stale. */
  readonly open: (citation?: string) => void;
  readonly isOpen: boolean;
  /** Back to the note of the citation, in the text. */
  readonly goTo: (citation: ReviewedCitation) => void;
  /** One sentence where the queue could not be opened. */
  readonly problem: string | null;
  readonly dismiss: () => void;
  readonly screen: ReactNode;
};

export function useReviewing({
  briefing,
  template,
  handle,
  drafted,
  findings,
  checker,
  canGive,
  withPerson,
  isListed,
  focusText,
  onList,
}: {
  readonly briefing: string;
  /** Its name. */
  readonly template: string;
  readonly handle: EditorHandle | null;
  readonly drafted: ReturnType<typeof useDrafted>;
  readonly findings: readonly Finding[];
  /** The name of this person. */
  readonly checker: string;
  /** False where nothing can be written. */
  readonly canGive: boolean;
  /** Does it once the name of this person is known. */
  readonly withPerson: (then: () => void) => void;
  /** Whether the list of the citations is shown. */
  readonly isListed: boolean;
  /** A mark that is selected takes no focus by itself. */
  readonly focusText: () => void;
  readonly onList: () => void;
}): Reviewing {
  const [opened, setOpened] = useState<{
    readonly citation: string | null;
  } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isOpen = opened !== null;
  const citations = useCitations(briefing, isOpen || isListed);
  const { head, blocks, formatted } = drafted;
  const { refresh } = citations;

  const open = async (citation: string | null): Promise<void> => {
    setProblem(null);
    if (!(await flushAll())) {
      setProblem(NOT_SAVED);
      return;
    }
    await refresh();
    setOpened({ citation });
  };
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!matchesKeys(event, REVIEW_KEYS)) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"]'))
        return;
      event.preventDefault();
      void latest.current(null);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
  /** Once the desk can be reached again. */
  const toText = (citation: ReviewedCitation | null): void => {
    setOpened(null);
    setTimeout(() => {
      if (!handle) return;
      if (citation) {
        focusText();
        goToPlace(handle, {
          ...{ kind: 'block', id: briefing, words: '' },
          ...{ block: citation.block, footnote: citation.footnote },
        });
      } else handle.focus();
    });
  };
  const findingsOf = useMemo(() => {
    const byNote = Map.groupBy(findings, ({ footnote }) => footnote ?? '');
    return ({ footnote, source }: ReviewedCitation): readonly string[] =>
      (byNote.get(footnote) ?? [])
        .filter((finding) => (finding.source ?? source) === source)
        .map(({ message }) => message);
  }, [findings]);
  const { citations: known } = citations;
  const ofNotes = useMemo(() => notesChecked(known ?? []), [known]);
  return {
    citations,
    ofNotes,
    open: (citation) => void open(citation ?? null),
    isOpen,
    goTo: toText,
    problem,
    dismiss: useCallback(() => {
      setProblem(null);
    }, []),
    screen: opened && (
      <VerdictQueue
        briefing={{ id: briefing, title: head.title, template }}
        citations={citations}
        blocks={blocks}
        language={head.language}
        notes={formatted.notes}
        onLook={formatted.look}
        checker={checker}
        canGive={canGive}
        withPerson={withPerson}
        start={opened.citation}
        findingsOf={findingsOf}
        nameOf={nameOfPart}
        evidence={(shown) => (
          <Evidence key={shown.opened.source.id} {...shown} canGive={canGive} />
        )}
        onGo={toText}
        onList={() => {
          setOpened(null);
          onList();
        }}
        onClose={toText}
      />
    ),
  };
}

/** Of a note of which nothing was checked, nothing is said. */
function notesChecked(
  citations: readonly ReviewedCitation[],
): ReadonlyMap<string, readonly NoteVerdict[]> {
  const checked = new Map<string, readonly NoteVerdict[]>();
  for (const [note, cited] of Map.groupBy(
    citations,
    ({ footnote }) => footnote,
  ))
    if (cited.some(({ verdict }) => verdict !== null))
      checked.set(
        note,
        cited.map((citation) => ({
          citation: citation.id,
          ...standingLook(citation),
        })),
      );
  return checked;
}

function Evidence({
  opened,
  locator,
  onTaker,
  onTake,
  onChanged,
  canGive,
}: ShownEvidence & { readonly canGive: boolean }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const { source, attachments } = opened;
  const files = attachments.filter(
    (file) =>
      viewOf(file.mediaType) !== null && whyNotShown(file, !canGive) === null,
  );
  const file = files.find(({ sha256 }) => sha256 === chosen) ?? files[0];
  const attempt = (work: () => Promise<unknown>): void => {
    setFailed(null);
    work().catch((error: unknown) => {
      if (!(error instanceof CallError)) throw error;
      setFailed(error.message);
    });
  };
  const [first] = attachments;
  const told = failed !== null && (
    <div style={{ padding: 'var(--s4)' }}>
      <Notice kind="error">{failed}</Notice>
    </div>
  );
  if (!file)
    return (
      <>
        {told}
        <EmptyState
          text={whyNoFile(opened)}
          action={
            first ? (
              <Button
                onClick={() => {
                  attempt(() =>
                    call('window.openAttachment', {
                      ...{ source: source.id, sha256: first.sha256 },
                      as: 'open',
                    }),
                  );
                }}
              >
                Open it in another program
              </Button>
            ) : (
              canGive && (
                <Button
                  onClick={() => {
                    attempt(async () => {
                      await call('window.attachFiles', { source: source.id });
                      onChanged();
                    });
                  }}
                >
                  <Paperclip size={16} aria-hidden /> Attach a file…
                </Button>
              )
            )
          }
        />
      </>
    );
  return (
    <>
      {told}
      <SteadyFile
        key={`${file.sha256} ${locator?.label === 'page' ? locator.value : ''}`}
        source={source.id}
        file={file}
        locator={locator}
        names={files.map(({ sha256, fileName }) => ({
          sha256,
          name: fileName,
        }))}
        onTaker={onTaker}
        onChoose={setChosen}
        onTake={canGive ? onTake : null}
        onOpenOutside={() => {
          attempt(() =>
            call('window.openAttachment', {
              ...{ source: source.id, sha256: file.sha256, as: 'open' },
            }),
          );
        }}
      />
    </>
  );
}

/** Keeps the file the same value as long as it is the same file and page. */
function SteadyFile({
  source,
  file: { sha256, fileName, mediaType },
  locator,
  ...rest
}: {
  readonly source: string;
  readonly file: OpenedSource['attachments'][number];
  readonly locator: Locator | null;
} & Omit<Parameters<typeof QueueFile>[0], 'file'>) {
  const cited = locator?.label === 'page' ? locator.value : null;
  const file = useMemo<ShownFile>(
    () => ({
      ...{ source, sha256, fileName, mediaType, page: 1 },
      ...(cited !== null && { cited }),
    }),
    [source, sha256, fileName, mediaType, cited],
  );
  return <QueueFile file={file} {...rest} />;
}

function whyNoFile({ attachments }: OpenedSource): string {
  const [first] = attachments;
  if (!first) return 'This source has no file to look into.';
  return (
    whyNotShown(first, false) ??
    `“${first.fileName}” can’t be shown here: look at it in another program.`
  );
}
