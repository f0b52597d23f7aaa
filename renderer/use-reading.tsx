// The file that is read beside the text: which one, at which page, and what becomes of words that are taken out of it. One is
// open at a time; those of a note's other sources are chosen in its head.
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { describeSource } from '#core/citations/describe-source.ts';
import type { Source } from '#core/citations/source.ts';
import type {
  CitationId,
  FootnoteId,
  Locator,
  SourceId,
} from '#core/document/document.ts';
import type { Settings } from '#core/settings.ts';
import { call, CallError } from './api/call.ts';
import { newId } from './api/new-id.ts';
import { useAnswer } from './api/use-answer.ts';
import { useUndoable } from './api/use-undoable.ts';
import { FilePane } from './attachments/FilePane.tsx';
import { keptWords } from './attachments/FileViewer.tsx';
import {
  viewOf,
  whyNotShown,
  type ShownFile,
} from './attachments/shown-file.ts';
import type { EditorHandle } from './editor-handle.ts';
import { useChangeSettings } from './settings/use-change-settings.ts';
import { matchesKeys } from './ui/keys.ts';

export const READ_KEYS = 'Mod+Alt+O';

export type CitedPlace = {
  readonly source: string;
  readonly locator?: Locator | undefined;
};

export type Reading = {
  /** Shows the first file of these sources that can be shown, at the page that is cited; the focus stays where it is told. */
  readonly read: (cited: readonly CitedPlace[], focus: 'file' | 'stay') => void;
  /** Those that the note cites; always the same function. */
  readonly readNote: (note: FootnoteId) => void;
  /** What the note at the caret cites, or the last one before it. */
  readonly readHere: () => void;
  readonly show: (file: ShownFile) => void;
  /** The sources that have a file; the same until others do. */
  readonly withFiles: ReadonlySet<string>;
  /** Takes the file away where something else wants its room. */
  readonly giveWay: () => void;
  /** One sentence where nothing could be shown. */
  readonly problem: string | null;
  readonly dismiss: () => void;
  /** Of the window, in hundredths; null while nothing is shown. */
  readonly width: number | null;
  readonly pane: ReactNode;
};

type Shown = {
  readonly files: readonly ShownFile[];
  readonly at: number;
  readonly focus: boolean;
};

const keyOf = ({ source, sha256 }: ShownFile): string => `${source} ${sha256}`;

export function useReading({
  handle,
  sources,
  readOnly,
  settings,
  onOpen,
  onClose,
}: {
  readonly handle: EditorHandle | null;
  readonly sources: readonly Source[];
  readonly readOnly: boolean;
  readonly settings: Settings;
  /** The room beside the text is wanted. */
  readonly onOpen: () => void;
  /** It is given back. */
  readonly onClose: () => void;
}): Reading {
  const [shown, setShown] = useState<Shown | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  /** While it is drawn wider; then it is a setting. */
  const [drawn, setDrawn] = useState<number | null>(null);
  const width = drawn ?? settings.fileWidth;
  const { change: changeSettings } = useChangeSettings();
  const { done, failed, change, attempt, undo, dismiss } = useUndoable();
  const { answer } = useAnswer('attachments.sources', 'sources');
  const withFiles = useMemo(() => new Set(answer?.ids), [answer]);
  const nameOf = (id: string): string => {
    const source = sources.find((each) => each.id === id);
    if (!source) return 'Source';
    const { names, title, year } = describeSource(source);
    return [title || names || source.citekey, year].filter(Boolean).join(', ');
  };

  /** Counts what was asked for: an answer that another question, or closing, has overtaken is dropped. */
  const asked = useRef(0);
  const open = (files: readonly ShownFile[], focus: boolean): void => {
    setProblem(null);
    dismiss();
    setShown({ files, at: 0, focus });
    if (!shown) onOpen();
  };
  const readAll = async (
    cited: readonly CitedPlace[],
    focus: boolean,
    own: number,
  ): Promise<void> => {
    const files: ShownFile[] = [];
    let why: string | null = null;
    for (const { source, locator } of firstOfEach(cited)) {
      const { attachments } = await call('sources.open', { id: source });
      for (const file of attachments) {
        const { sha256, fileName, mediaType } = file;
        if (viewOf(mediaType) === null) continue;
        const reason = whyNotShown(file, readOnly);
        why ??= reason;
        if (reason === null)
          files.push({
            ...{ source, sha256, fileName, mediaType, page: 1 },
            ...(locator?.label === 'page' && { cited: locator.value }),
          });
      }
    }
    if (own !== asked.current) return;
    const [first] = cited;
    if (files.length > 0) open(files, focus);
    else
      setProblem(
        why ??
          (first && cited.length === 1
            ? `“${nameOf(first.source)}” has no file that can be shown: attach one to it in the list of sources.`
            : 'None of the sources cited here has a file that can be shown: attach one in the list of sources.'),
      );
  };
  const read: Reading['read'] = (cited, focus) => {
    asked.current += 1;
    const own = asked.current;
    readAll(cited, focus === 'file', own).catch((error: unknown) => {
      if (!(error instanceof CallError)) throw error;
      if (own === asked.current) setProblem(error.message);
    });
  };
  const citedBy = (note: FootnoteId): CitedPlace[] =>
    (handle?.footnote(note)?.content ?? []).flatMap((part) =>
      part.type === 'citation'
        ? [{ source: part.source, locator: part.locator }]
        : [],
    );
  const readOf = (note: FootnoteId): void => {
    const cited = citedBy(note);
    if (cited.length > 0) read(cited, 'file');
    else setProblem('This note cites no source.');
  };
  const latest = useRef(readOf);
  useEffect(() => {
    latest.current = readOf;
  });
  const readNote = useCallback((note: FootnoteId): void => {
    latest.current(note);
  }, []);
  const readHere = (): void => {
    const note = handle?.chosenFootnote() ?? handle?.footnoteBefore() ?? null;
    if (note !== null) readOf(note);
    else
      setProblem(
        'There is no note before the caret whose source could be read.',
      );
  };
  const close = useCallback((): void => {
    asked.current += 1;
    setShown(null);
    onClose();
    handle?.focus();
  }, [handle, onClose]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!matchesKeys(event, READ_KEYS)) return;
      if (document.querySelector('[aria-modal="true"]')) return;
      event.preventDefault();
      readHere();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  });

  const file = shown?.files[shown.at];
  return {
    read,
    readNote,
    readHere,
    show: (wanted) => {
      asked.current += 1;
      open([wanted], true);
    },
    withFiles,
    giveWay: () => {
      asked.current += 1;
      setShown(null);
    },
    problem,
    dismiss: () => {
      setProblem(null);
    },
    width: file ? width : null,
    pane: file && (
      <FilePane
        key={`${keyOf(file)} ${file.cited ?? file.page}`}
        file={file}
        takesFocus={shown.focus}
        title={nameOf(file.source)}
        choices={shown.files.map((each) => ({
          key: keyOf(each),
          name: shown.files.every(({ source }) => source === file.source)
            ? each.fileName
            : `${nameOf(each.source)}: ${each.fileName}`,
        }))}
        chosen={keyOf(file)}
        width={width}
        done={done}
        failed={failed}
        onChoose={(key) => {
          const at = shown.files.findIndex((each) => keyOf(each) === key);
          if (at >= 0) setShown({ ...shown, at, focus: false });
        }}
        onWidth={setDrawn}
        onWidthChosen={(chosen) => {
          void changeSettings({ fileWidth: Math.round(chosen) });
        }}
        onKeep={
          readOnly
            ? null
            : (taken) => {
                change(keptWords(taken), async () => {
                  const { id } = await call('excerpts.add', {
                    source: file.source,
                    ...taken,
                  });
                  return () => call('excerpts.remove', { id });
                });
              }
        }
        onQuote={
          readOnly || !handle
            ? null
            : ({ text, locator }) => {
                dismiss();
                handle.insertQuotation(text.split('\n'), [
                  {
                    type: 'citation',
                    id: newId() as CitationId,
                    source: file.source as SourceId,
                    ...(locator && { locator }),
                  },
                ]);
                handle.focus();
              }
        }
        onUndo={undo}
        onOpenOutside={() => {
          const { source, sha256 } = file;
          void attempt(() =>
            call('window.openAttachment', { source, sha256, as: 'open' }),
          );
        }}
        onClose={close}
      />
    ),
  };
}

/** One place of each source, the first with a locator. */
function firstOfEach(cited: readonly CitedPlace[]): CitedPlace[] {
  const places = new Map<string, CitedPlace>();
  for (const place of cited) {
    const known = places.get(place.source);
    if (!known || (!known.locator && place.locator))
      places.set(place.source, place);
  }
  return [...places.values()];
}
