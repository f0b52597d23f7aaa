// The comments on the briefing that is open: as main keeps them, on the text as it stands on the page, with the one that is
// chosen, the one that is being written, and what can be done with them.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Block, BlockId, FootnoteId } from '#core/document/document.ts';
import { offsetInText, placesOfWords } from '#core/review/anchor-places.ts';
import type { ThreadKind } from '#core/review/thread.ts';
import { call, CallError, listen } from '../api/call.ts';
import { newId } from '../api/new-id.ts';
import { flushAll } from '../api/unsaved.ts';
import { useUndoable } from '../api/use-undoable.ts';
import type { EditorHandle, FoundPlace } from '../editor-handle.ts';
import { matchesKeys } from '../ui/keys.ts';
import type { CommentChoice } from './comment-draft.ts';
import { COMMENT_STEP_KEYS } from './comment-keys.ts';
import { placesOfThread, type ThreadsToDraw } from './draw-threads.ts';
import {
  inOrder,
  isLeft,
  NO_FILTER,
  stepFrom,
  stepFromCaret,
  threadsHere,
  type Caret,
  type Thread,
  type ThreadFilter,
} from './thread-order.ts';
import { createThreadPlaces, type SavedBlocks } from './thread-places.ts';

/** A comment that is being written, on the first of the choices until another is chosen. */
export type CommentDraft = {
  readonly choices: readonly CommentChoice[];
  readonly chosen: number;
  readonly kind: ThreadKind;
  readonly words: string;
};

export type Comments = ReturnType<typeof useComments>;

const NOT_SAVED =
  'Not all that you wrote is saved yet, so the comment would stand on other words than you see. Nothing is lost; see the notice over the text.';

export function useComments({
  briefing,
  handle,
  blocks,
  first = null,
  onShow,
}: {
  readonly briefing: string;
  readonly handle: EditorHandle | null;
  /** Those of the page, or as they were a moment ago. */
  readonly blocks: readonly Block[];
  /** The thread to begin with, as soon as it is known. */
  readonly first?: string | null;
  /** The pane of comments is to be seen. */
  readonly onShow: () => void;
}) {
  // What the page has when it is ready is what was read, written in its own way.
  const places = useMemo(
    () => createThreadPlaces<Thread>(handle?.blocks() ?? []),
    [handle],
  );
  /** Another value whenever main told of other threads, or what was saved moved them. */
  const [told, setTold] = useState(0);
  const [isKnown, setKnown] = useState(false);
  const [unread, setUnread] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [draft, setDraft] = useState<CommentDraft | null>(null);
  const [filter, setFilter] = useState<ThreadFilter>(NO_FILTER);
  /** Comments were asked for where there are none. */
  const [isMissing, setMissing] = useState(false);
  const undoable = useUndoable();

  useEffect(() => {
    if (!handle) return;
    let left = false;
    let asked = 0;
    const read = async (): Promise<void> => {
      asked += 1;
      const own = asked;
      try {
        const { threads } = await call('threads.list', { briefing });
        if (left || own !== asked) return;
        places.set(threads);
        setUnread(null);
        setKnown(true);
        setTold((count) => count + 1);
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        if (!left) setUnread(error.message);
      }
    };
    void read();
    const end = listen('library.changed', ({ what }) => {
      if (what === 'review') void read();
    });
    return () => {
      left = true;
      end();
    };
  }, [briefing, handle, places]);

  const threads = useMemo(
    () => {
      // Of a moment ago the text may lack the words of a new thread: it would seem lost, and go from list to list.
      const now = handle?.blocks() ?? blocks;
      return inOrder(places.on(now), now);
    },
    // Other threads of `places` are told by `told`, other blocks by `blocks`.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [places, handle, blocks, told],
  );
  const shown = useMemo(
    () => threads.filter((thread) => isLeft(thread, filter)),
    [threads, filter],
  );
  const open = useMemo(
    () => threads.filter(({ resolved }) => !resolved).length,
    [threads],
  );

  const redraws = useRef(new Set<() => void>());
  const latest = useRef({ chosen, draft, filter });
  useEffect(() => {
    latest.current = { chosen, draft, filter };
    for (const redraw of redraws.current) redraw();
  }, [chosen, draft, filter, told]);
  const onRedraw = useCallback((redraw: () => void) => {
    redraws.current.add(redraw);
    return () => {
      redraws.current.delete(redraw);
    };
  }, []);

  const goTo = useCallback(
    (thread: Thread): void => {
      const block = handle
        ?.blocks()
        .find(({ id }) => id === thread.block && !thread.lost);
      if (!handle || !block) return;
      const [place] = placesOfThread(thread, block);
      if (place) handle.showPlace(place);
      else handle.goToBlock(block.id);
    },
    [handle],
  );
  /** The one as it stands now, which may have moved since it was listed. */
  const standing = useCallback(
    (id: string): Thread | null =>
      places.on(handle?.blocks() ?? []).find((each) => each.id === id) ?? null,
    [places, handle],
  );
  const choose = useCallback(
    (id: string, go = true): void => {
      setChosen(id);
      const thread = standing(id);
      if (thread && go) goTo(thread);
    },
    [standing, goTo],
  );
  const show = useCallback(
    (id: string): void => {
      onShow();
      setMissing(false);
      const thread = standing(id);
      setFilter((before) =>
        thread && !isLeft(thread, before) ? NO_FILTER : before,
      );
      choose(id);
      focusCard(id);
    },
    [onShow, choose, standing],
  );

  const firstShown = useRef(first === null);
  useEffect(() => {
    if (!isKnown || first === null || firstShown.current) return;
    firstShown.current = true;
    show(first);
  }, [isKnown, first, show]);

  const toDraw = useMemo(
    (): ThreadsToDraw => ({
      threads: (now) =>
        places
          .on(now)
          .filter(
            (thread) => !thread.resolved || thread.id === latest.current.chosen,
          ),
      chosen: () => latest.current.chosen,
      drafted: () => {
        const current = latest.current.draft;
        const place = current?.choices[current.chosen]?.place;
        return place && handle ? placesOfDraft(place, handle.blocks()) : null;
      },
      onChoose: show,
    }),
    [places, handle, show],
  );

  /** Asked for before the comments are known: done once they are. */
  const asked = useRef<(() => void) | null>(null);
  const step = (by: 1 | -1): void => {
    if (!isKnown) {
      onShow();
      asked.current = () => {
        stepping.current.step(by);
      };
      return;
    }
    const stops = shown.filter(
      ({ resolved }) => !resolved || filter.state === 'resolved',
    );
    // In the text the caret says from where; in the list the card does.
    const isWriting = document.activeElement?.matches(
      '[contenteditable="true"]',
    );
    const caret = isWriting && handle ? caretOf(handle) : null;
    const next =
      caret && handle
        ? stepFromCaret(stops, handle.blocks(), { caret, chosen, by })
        : stepFrom(stops, chosen, by);
    if (next) show(next.id);
    else onShow();
  };
  const showHere = (): void => {
    if (!handle) return;
    if (!isKnown) {
      onShow();
      asked.current = () => {
        stepping.current.showHere();
      };
      return;
    }
    const here = threadsHere(
      threads.filter(({ resolved }) => !resolved),
      handle.blocks(),
      { caret: caretOf(handle), note: handle.chosenFootnote() },
    );
    const next = stepFrom(here, chosen, 1);
    if (next) show(next.id);
    else {
      onShow();
      setMissing(true);
    }
  };
  const stepping = useRef({ step, showHere });
  useEffect(() => {
    stepping.current = { step, showHere };
  });
  useEffect(() => {
    if (!isKnown) return;
    asked.current?.();
    asked.current = null;
  }, [isKnown]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const isHere = matchesKeys(event, COMMENT_STEP_KEYS.here);
      const by = matchesKeys(event, COMMENT_STEP_KEYS.next)
        ? 1
        : matchesKeys(event, COMMENT_STEP_KEYS.before)
          ? -1
          : null;
      if (by === null && !isHere) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"]'))
        return;
      event.preventDefault();
      if (by === null) stepping.current.showHere();
      else stepping.current.step(by);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);

  return {
    threads,
    shown,
    /** How many are not resolved. */
    open,
    isKnown,
    failed: undoable.failed ?? unread,
    done: undoable.done,
    undo: undoable.undo,
    dismiss: undoable.dismiss,
    filter,
    setFilter,
    chosen,
    choose,
    show,
    goTo,
    step,
    showHere,
    isMissing,
    toDraw,
    onRedraw,
    draft,
    begin: (choices: readonly CommentChoice[]): void => {
      onShow();
      setMissing(false);
      setDraft((before) =>
        // Begun already: what is written stays, and is about what was asked for last.
        before
          ? { ...before, choices, chosen: 0 }
          : { choices, chosen: 0, kind: 'should-be-addressed', words: '' },
      );
      focusForm();
    },
    change: (part: Partial<Omit<CommentDraft, 'choices'>>): void => {
      setDraft((before) => before && { ...before, ...part });
    },
    cancel: (): void => {
      setDraft(null);
    },
    send: async (): Promise<void> => {
      const place = draft?.choices[draft.chosen]?.place;
      if (!draft || !place) return;
      await undoable.attempt(async () => {
        if (!(await flushAll())) throw new CallError('unavailable', NOT_SAVED);
        const { thread } = await call('threads.open', {
          briefing,
          thread: newId(),
          place,
          kind: draft.kind,
          comment: { id: newId(), words: draft.words },
        });
        setDraft(null);
        setChosen(thread.id);
        focusCard(thread.id);
      });
    },
    /** Whether it was kept. */
    reply: async (thread: string, words: string): Promise<boolean> => {
      let kept = false;
      await undoable.attempt(async () => {
        const comment = { id: newId(), words };
        await call('threads.reply', { briefing, thread, comment });
        kept = true;
      });
      return kept;
    },
    edit: async (
      thread: string,
      comment: string,
      words: string,
    ): Promise<boolean> => {
      let kept = false;
      await undoable.attempt(async () => {
        await call('threads.edit', { briefing, thread, comment, words });
        kept = true;
      });
      return kept;
    },
    resolve: (thread: string, resolved: boolean): void => {
      const at = shown.findIndex(({ id }) => id === thread);
      const leaves =
        filter.state !== null && (filter.state === 'resolved') !== resolved;
      // Its button goes with it, and the focus would go nowhere.
      const next = leaves ? (shown[at + 1] ?? shown[at - 1]) : shown[at];
      undoable.change(resolved ? 'Resolved.' : 'Reopened.', async () => {
        await call('threads.resolve', { briefing, thread, resolved });
        if (next)
          focusWhenThere(
            `[data-resolved="${leaves ? next.resolved : resolved}"] > [data-thread="${CSS.escape(next.id)}"]`,
          );
        return () =>
          call('threads.resolve', { briefing, thread, resolved: !resolved });
      });
    },
    classify: (thread: string, from: ThreadKind, kind: ThreadKind): void => {
      if (from === kind) return;
      undoable.change('Changed.', async () => {
        await call('threads.class', { briefing, thread, kind });
        return () => call('threads.class', { briefing, thread, kind: from });
      });
    },
    /** What main holds by now of the blocks: the places move with it as they moved there. */
    saved: useCallback(
      (delta: SavedBlocks) => {
        places.saved(delta);
      },
      [places],
    ),
  };
}

function placesOfDraft(
  place: CommentChoice['place'],
  blocks: readonly Block[],
): FoundPlace[] {
  if (place.on === 'briefing') return [];
  const id = place.block as BlockId;
  // What is about a note, or words of it, is shown by its mark.
  if (place.on !== 'block' && place.footnote !== null) {
    const footnote = place.footnote as FootnoteId;
    return [{ block: id, place: 0, footnote, from: 0, to: 0 }];
  }
  const block = blocks.find((each) => each.id === id);
  if (!block) return [];
  const [start, end] =
    place.on === 'words'
      ? [place.start, place.end]
      : [0, Number.MAX_SAFE_INTEGER];
  return placesOfWords(block, start, end).map((found) => ({
    block: id,
    footnote: null,
    ...found,
  }));
}

function caretOf(handle: EditorHandle): Caret | null {
  const place = handle.caretPlace();
  const block = handle.blocks().find(({ id }) => id === place?.block);
  const offset =
    place && block && offsetInText(block, place.place, place.offset);
  return block && typeof offset === 'number'
    ? { block: block.id, offset }
    : null;
}

/** Milliseconds that an answer may take to be drawn. */
const LONGEST = 5000;

/** After it is drawn, unless somebody goes elsewhere meanwhile: what comes as an answer may take its time. */
function focusWhenThere(selector: string): void {
  const from = document.activeElement;
  const end = performance.now() + LONGEST;
  const isWaitedFor = (): boolean =>
    performance.now() < end &&
    [from, document.body].includes(document.activeElement);
  const look = (): void => {
    const found = document.querySelector<HTMLElement>(selector);
    if (found) {
      found.focus();
      // What has the focus is drawn larger, and is read whole; where there is no room for all of it, its beginning.
      requestAnimationFrame(() => {
        found.closest('li')?.scrollIntoView({ block: 'nearest' });
        found.scrollIntoView({ block: 'nearest' });
      });
    } else if (isWaitedFor()) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

const focusCard = (id: string): void => {
  focusWhenThere(`[data-thread="${CSS.escape(id)}"]`);
};
const focusForm = (): void => {
  focusWhenThere('[data-comment-form] textarea');
};
