// A file as it is shown, in a dialog or beside the text: a PDF page by page, an image, or the words of a saved page; and what
// is selected in it, with its page as it is cited.
import {
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { Minus, Plus, TextSelect } from 'lucide-react';
import { call, CallError } from '../api/call.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import styles from './attachments.module.css';
import { openPdf, type Pdf } from './open-pdf.ts';
import { PdfPages } from './PdfPages.tsx';
import {
  excerptOf,
  pageCited,
  viewOf,
  type ShownFile,
  type TakenExcerpt,
} from './shown-file.ts';
import { moveWords, selectFirstWord, type WordStep } from './word-selection.ts';

const UNKNOWN =
  'This file can’t be shown here: open it in another program instead.';
const HOW_TO_SELECT =
  'Arrows go from word to word and take more with Shift. Esc ends it.';
const STEPS: Readonly<Record<string, WordStep>> = {
  ArrowRight: 'next',
  ArrowLeft: 'before',
  ArrowDown: 'below',
  ArrowUp: 'above',
};
const MARGIN = 48;
const STEP = 1.2;
const [LEAST, MOST] = [0.25, 5];

type Page = { readonly page: number; readonly text: string };
type Loaded =
  | {
      readonly kind: 'pdf';
      readonly pdf: Pdf;
      readonly size: { readonly width: number; readonly height: number };
      /** What the file calls its pages, in their order; null where it calls them nothing. */
      readonly labels: readonly string[] | null;
    }
  | { readonly kind: 'text'; readonly pages: readonly Page[] }
  | { readonly kind: 'image' };

async function load({ sha256, mediaType }: ShownFile): Promise<Loaded> {
  const view = viewOf(mediaType);
  if (view === 'pdf') {
    const pdf = await openPdf(sha256);
    const [page, labels] = await Promise.all([
      pdf.document.getPage(1),
      // Without them the pages are counted.
      pdf.document.getPageLabels().catch(() => null),
    ]);
    const { width, height } = page.getViewport({ scale: 1 });
    return { kind: 'pdf', pdf, size: { width, height }, labels };
  }
  if (view === 'image') return { kind: 'image' };
  const { pages } = await call('attachments.pages', { sha256 });
  return { kind: 'text', pages };
}

export type FileView = {
  /** The file with the tools over it. */
  readonly view: ReactNode;
  /** Whether words of it can be selected at all. */
  readonly hasWords: boolean;
  /** Whether some are selected now. */
  readonly selected: boolean;
  /** What is selected, with its page; null where nothing is. The selection is taken away. */
  readonly take: () => TakenExcerpt | null;
  /** Begins to select words by keys. */
  readonly selectWords: () => void;
  /** What was done or found last, for a status. */
  readonly said: string;
  readonly say: (words: string) => void;
};

/** `file` must stay the same value as long as it is the same file. Keys of the screen's own are letters. */
export function useFileView(
  file: ShownFile,
  keys: Readonly<Record<string, () => void>>,
): FileView {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [scale, setScale] = useState<number | null>(null);
  const [page, setPage] = useState(file.page);
  const [sought, setSought] = useState('');
  const [said, setSaid] = useState('');
  const [selected, setSelected] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const findId = useId();
  const begun = useRef(false);
  /** Until a person chooses a size, the page is as wide as its room. */
  const fitted = useRef(true);
  /** How far down it is, as a part of its height. */
  const reached = useRef(0);

  useEffect(() => {
    let left = false;
    let close = (): void => undefined;
    load(file).then(
      (found) => {
        if (found.kind === 'pdf') close = found.pdf.close;
        if (left) {
          close();
          return;
        }
        setLoaded(found);
        if (
          found.kind === 'pdf' &&
          file.cited !== undefined &&
          pageOfFile(file, found) === null
        )
          setSaid(`This file has no page “${file.cited}”: it begins here.`);
      },
      (error: unknown) => {
        const told = error instanceof CallError;
        if (!left) setFailed(told ? error.message : UNKNOWN);
        if (!told) throw error;
      },
    );
    return () => {
      left = true;
      close();
    };
  }, [file]);

  const pdf = loaded?.kind === 'pdf' ? loaded : null;
  const count = pdf?.pdf.document.numPages ?? 0;
  const fit = useCallback((): void => {
    fitted.current = true;
    const width = scroller.current?.clientWidth ?? 0;
    if (pdf && width > 0)
      setScale(
        Math.min(MOST, Math.max(LEAST, (width - MARGIN) / pdf.size.width)),
      );
  }, [pdf]);
  const goTo = useCallback((number: number): void => {
    scroller.current
      ?.querySelector(`[data-page="${number}"]`)
      ?.scrollIntoView({ block: 'start' });
  }, []);
  const labels = pdf?.labels ?? null;
  useEffect(() => {
    const { current } = scroller;
    if (!pdf || !current) return;
    const observer = new ResizeObserver(() => {
      if (fitted.current) fit();
    });
    observer.observe(current);
    return () => {
      observer.disconnect();
    };
  }, [pdf, fit]);
  useLayoutEffect(() => {
    const { current } = scroller;
    if (current && begun.current)
      current.scrollTop = reached.current * current.scrollHeight;
  }, [scale]);
  useEffect(() => {
    if (!loaded || begun.current || (pdf && scale === null)) return;
    begun.current = true;
    const wanted = pageOfFile(file, loaded) ?? 1;
    if (wanted > 1) goTo(wanted);
  }, [pdf, loaded, scale, goTo, file]);

  useEffect(() => {
    const look = (): void => {
      const now = getSelection();
      setSelected(
        now !== null &&
          !now.isCollapsed &&
          (scroller.current?.contains(now.anchorNode) ?? false),
      );
    };
    document.addEventListener('selectionchange', look);
    return () => {
      document.removeEventListener('selectionchange', look);
    };
  }, []);

  const nameOf = (number: number): string => {
    const label = labels?.[number - 1] ?? '';
    return label === '' ? String(number) : label;
  };
  const take = (): TakenExcerpt | null => {
    const now = getSelection();
    if (!now || now.rangeCount === 0) return null;
    const range = now.getRangeAt(0);
    if (!scroller.current?.contains(range.commonAncestorContainer)) return null;
    const first = pageOf(range.startContainer);
    const last = pageOf(range.endContainer);
    const pages =
      pdf && first !== null
        ? ([nameOf(first), nameOf(Math.max(first, last ?? first))] as const)
        : null;
    // A line of a page is one or more of these.
    const spans = [...scroller.current.querySelectorAll('[data-page] span')];
    const near = spans.map((span) => span.textContent).join('\n');
    const taken = excerptOf(now.toString(), pages, pdf ? near : '');
    if (taken) now.removeAllRanges();
    else setSaid('Select the words again: the page was drawn anew.');
    setSelected(false);
    return taken;
  };

  async function find(backwards: boolean): Promise<void> {
    const words = sought.trim().toLowerCase();
    if (words === '') return;
    const from = loaded?.kind === 'text' ? pageInView(scroller.current) : page;
    const pages =
      loaded?.kind === 'text'
        ? loaded.pages.map((each) => each.page)
        : Array.from({ length: count }, (_, at) => at + 1);
    const turn = backwards ? pages.toReversed() : pages;
    const place = turn.indexOf(from);
    for (const number of [
      ...turn.slice(place + 1),
      ...turn.slice(0, place + 1),
    ]) {
      const text = await textOf(number);
      if (!text.toLowerCase().includes(words)) continue;
      goTo(number);
      setSaid(pdf ? `Found on page ${number} of ${count}.` : 'Found.');
      return;
    }
    setSaid(`“${sought.trim()}” is not in this file.`);
  }

  async function textOf(number: number): Promise<string> {
    if (loaded?.kind === 'text')
      return loaded.pages.find((each) => each.page === number)?.text ?? '';
    if (!pdf) return '';
    const { items } = await (
      await pdf.pdf.document.getPage(number)
    ).getTextContent();
    return items
      .map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''))
      .join('')
      .replaceAll(/\s+/g, ' ');
  }

  /** Whether the arrows move what is selected: words were selected by keys and not by the mouse. */
  const byKeys = useRef(false);
  const selectWords = (): void => {
    const { current } = scroller;
    if (!current || loaded === null || loaded.kind === 'image') return;
    byKeys.current = selectFirstWord(current);
    setSaid(
      byKeys.current
        ? HOW_TO_SELECT
        : 'No words that can be selected are in view.',
    );
    current.focus({ preventScroll: true });
  };
  /** Whether the key was one of those that select. */
  const selects = ({ key, shiftKey }: KeyboardEvent): boolean => {
    const { current } = scroller;
    // As it is at that moment: the next key may come before the screen knows of it.
    if (!current || getSelection()?.isCollapsed !== false) return false;
    if (key === 'Escape' && byKeys.current) {
      getSelection()?.removeAllRanges();
      setSaid('');
      return true;
    }
    const step = STEPS[key];
    return (
      step !== undefined &&
      (byKeys.current || shiftKey) &&
      moveWords(current, step, shiftKey)
    );
  };
  const zoom = (by: number): void => {
    fitted.current = false;
    setScale((now) => Math.min(MOST, Math.max(LEAST, (now ?? 1) * by)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (selects(event)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const does: Readonly<Record<string, () => void>> = {
      '+': () => {
        zoom(STEP);
      },
      '-': () => {
        zoom(1 / STEP);
      },
      '0': fit,
      w: selectWords,
      ...keys,
      n: () => {
        goTo(Math.min(count, page + 1));
      },
      p: () => {
        goTo(Math.max(1, page - 1));
      },
    };
    const run = does[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  };

  return {
    view: (
      <div className={styles['viewer']} onKeyDown={onKeyDown}>
        {failed !== null && <Notice kind="error">{failed}</Notice>}
        {loaded && loaded.kind !== 'image' && (
          <div className={styles['bar']} role="group" aria-label="View">
            {pdf && (
              <>
                <label className={styles['page']}>
                  Page{' '}
                  <input
                    type="number"
                    min={1}
                    max={count}
                    value={page}
                    onChange={({ target }) => {
                      const wanted = Math.trunc(target.valueAsNumber);
                      if (wanted >= 1 && wanted <= count) goTo(wanted);
                    }}
                  />{' '}
                  of {count}
                  {nameOf(page) !== String(page) && ` · p. ${nameOf(page)}`}
                </label>
                <ToolButton
                  name="Smaller"
                  keys="-"
                  onClick={() => {
                    zoom(1 / STEP);
                  }}
                >
                  <Minus />
                </ToolButton>
                <ToolButton
                  name="Larger"
                  keys="+"
                  onClick={() => {
                    zoom(STEP);
                  }}
                >
                  <Plus />
                </ToolButton>
                <Button size="small" kind="quiet" onClick={fit}>
                  Fit width
                </Button>
              </>
            )}
            <ToolButton
              name="Select words by keys"
              keys="W"
              onClick={selectWords}
            >
              <TextSelect />
            </ToolButton>
            <label htmlFor={findId} className="sr">
              Find in this file
            </label>
            <input
              id={findId}
              type="search"
              className={styles['find']}
              placeholder="Find"
              value={sought}
              onChange={({ target }) => {
                setSought(target.value);
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                find(event.shiftKey).catch((error: unknown) => {
                  if (!(error instanceof Error)) throw error;
                  setSaid('This file can’t be looked through.');
                });
              }}
            />
          </div>
        )}
        <div
          ref={scroller}
          data-scroller
          className={styles['scroller']}
          tabIndex={0}
          role="region"
          aria-label={file.fileName}
          onMouseDown={() => {
            byKeys.current = false;
          }}
          onScroll={({ currentTarget }) => {
            reached.current =
              currentTarget.scrollTop / currentTarget.scrollHeight;
            if (pdf) setPage(pageInView(currentTarget));
          }}
        >
          {!loaded && failed === null && (
            <p className={styles['quiet']}>Opening…</p>
          )}
          {pdf && scale !== null && (
            <PdfPages
              pdf={pdf.pdf}
              size={pdf.size}
              scale={scale}
              lit={sought.trim().toLowerCase()}
            />
          )}
          {loaded?.kind === 'image' && failed === null && (
            <img
              src={`attachments/${file.sha256}`}
              alt={file.fileName}
              className={styles['image']}
              onError={() => {
                setFailed(
                  `“${file.fileName}” is damaged or too large to be drawn, so it is not shown here: open it in another program.`,
                );
              }}
            />
          )}
          {loaded?.kind === 'text' && (
            <div className={styles['words']}>
              {loaded.pages.length === 0 && (
                <p className={styles['quiet']}>
                  Its words are not read yet, or it has none.
                </p>
              )}
              {loaded.pages.map((each) => (
                <p key={each.page} data-page={each.page}>
                  {each.text}
                </p>
              ))}
            </div>
          )}
        </div>
      </div>
    ),
    hasWords: loaded !== null && loaded.kind !== 'image',
    selected,
    take,
    selectWords,
    said,
    say: setSaid,
  };
}

/** Where the file begins; null where it has no page of that name. */
function pageOfFile(file: ShownFile, loaded: Loaded): number | null {
  return loaded.kind === 'pdf' && file.cited !== undefined
    ? pageCited(file.cited, loaded.pdf.document.numPages, loaded.labels)
    : file.page;
}

function pageOf(node: Node): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const page = element?.closest('[data-page]')?.getAttribute('data-page');
  return page === null || page === undefined ? null : Number(page);
}

/** The page at the upper third of what is seen. */
function pageInView(scroller: HTMLElement | null): number {
  const box = scroller?.getBoundingClientRect();
  if (!scroller || !box) return 1;
  const line = box.top + box.height / 3;
  let found = 1;
  for (const sheet of scroller.querySelectorAll('[data-page]')) {
    if (sheet.getBoundingClientRect().top > line) break;
    found = Number(sheet.getAttribute('data-page'));
  }
  return found;
}
