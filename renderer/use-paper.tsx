// The paper view of the desk: whether it is open, how wide, and on which page the caret is. It stands where a file beside the
// text does, so one of them is open at a time.
import {
  useCallback,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import type { BriefingHead } from '#core/document/document.ts';
import type { ListedEntry } from '#core/citations/listed-entry.ts';
import type { Settings } from '#core/settings.ts';
import type { EditorHandle } from './editor-handle.ts';
import type { FormattedNotes } from './notes/use-formatted-notes.ts';
import { PaperPane, type PageOfPaper } from './paper/PaperPane.tsx';
import { useChangeSettings } from './settings/use-change-settings.ts';
import { matchesKeys } from './ui/keys.ts';

/** Word's key for its view of the pages. */
export const PAPER_KEYS = 'Mod+Alt+P';

export type Paper = {
  readonly toggle: () => void;
  /** Closes it where something else wants its room. */
  readonly giveWay: () => void;
  /** Of the window, in hundredths; null while it is closed. */
  readonly width: number | null;
  readonly page: PageOfPaper | null;
  readonly pane: ReactNode;
};

const NO_ENTRIES: readonly ListedEntry[] = [];

export function usePaper({
  handle,
  head,
  formatted,
  settings,
  onText,
  onOpen,
  onClose,
}: {
  readonly handle: EditorHandle | null;
  readonly head: BriefingHead;
  readonly formatted: Pick<FormattedNotes, 'notes' | 'list'>;
  readonly settings: Settings;
  /** Gives the focus to the text. */
  readonly onText: () => void;
  /** The room beside the text is wanted. */
  readonly onOpen: () => void;
  /** It is given back. */
  readonly onClose: () => void;
}): Paper {
  const [isOpen, setOpen] = useState(false);
  const [page, setPage] = useState<PageOfPaper | null>(null);
  /** While it is drawn wider; then it is a setting. */
  const [drawn, setDrawn] = useState<number | null>(null);
  const width = drawn ?? settings.fileWidth;
  const { change: changeSettings } = useChangeSettings();
  const { notes, list } = formatted;
  const sheet = useMemo(
    () => ({ head: headOf(head), notes, list: list?.entries ?? NO_ENTRIES }),
    [head, notes, list],
  );
  const close = useCallback((): void => {
    setOpen(false);
    onClose();
    onText();
  }, [onClose, onText]);
  const toggle = (): void => {
    if (isOpen) close();
    else {
      setOpen(true);
      onOpen();
    }
  };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!matchesKeys(event, PAPER_KEYS)) return;
      if (document.querySelector('[aria-modal="true"]')) return;
      event.preventDefault();
      toggle();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  });
  return {
    toggle,
    giveWay: () => {
      setOpen(false);
    },
    width: isOpen ? width : null,
    page: isOpen ? page : null,
    pane: isOpen && handle && (
      <PaperPane
        {...{ handle, sheet, width, onText }}
        onWidth={setDrawn}
        onWidthChosen={(chosen) => {
          void changeSettings({ fileWidth: Math.round(chosen) });
        }}
        onPage={setPage}
        onClose={close}
      />
    ),
  };
}

/** What is said of a briefing besides its blocks, and nothing else. */
const headOf = ({
  title,
  template,
  language,
  style,
  marking,
  status,
  fields,
}: BriefingHead): BriefingHead => ({
  ...{ title, template, language, style, marking, status, fields },
});
