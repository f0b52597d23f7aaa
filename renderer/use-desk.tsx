// The state of the desk: what is drafted there, what stands open beside it and over it, and what its commands do. What it
// looks like is said by the components that take it as `desk`.
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type RefObject,
} from 'react';
import type { AppState, PageOutput } from '#core/contract.ts';
import type { MenuCommand } from '#core/contract/menu-commands.ts';
import type { SavedBlocks } from './comments/thread-places.ts';
import { useComments } from './comments/use-comments.ts';
import { useFindings, type Finding } from './checks/use-findings.ts';
import type { EditorHandle } from './editor-handle.ts';
import {
  firstEmptyField,
  isUnwritten,
} from './front-matter/first-empty-field.ts';
import { goToPlace } from './go-to-place.ts';
import { placeOfWords } from './place-of-words.ts';
import { fieldToMend, placeToAdd } from './place-to-mend.ts';
import { openWindow } from './open-window.ts';
import { placeOf, type SearchPlace } from './search/search-place.ts';
import { useSearchKey } from './search/use-search-key.ts';
import { useSignOff } from './sign-off/use-sign-off.ts';
import { useSpelling } from './spelling/use-spelling.ts';
import { useLeftPane } from './ui/use-left-pane.ts';
import { unsavedWords } from './unsaved-words.ts';
import { useAddWord } from './use-add-word.ts';
import type { Comparing } from './use-comparing.tsx';
import type { Conflicts } from './use-conflicts.tsx';
import { useCoverageStrip } from './use-coverage-strip.ts';
import { useCommenting } from './use-commenting.ts';
import { useDrafted } from './use-drafted.ts';
import { useDroppedPdfs } from './use-dropped-pdfs.tsx';
import { useDroppedSource } from './use-dropped-source.ts';
import { useFinding } from './use-finding.ts';
import { useFocusAfterFold } from './use-focus-after-fold.ts';
import { useFocusMode } from './use-focus-mode.ts';
import { useFollowedChanges } from './use-followed-changes.ts';
import type { Following } from './use-following.ts';
import { useLeaving } from './use-leaving.tsx';
import {
  useMenuCommand,
  type ChosenCommand,
  type OverScreens,
} from './use-menu-command.ts';
import type { Merging } from './use-merging.tsx';
import { useNewSource } from './use-new-source.tsx';
import { useNoteWriting } from './use-note-writing.tsx';
import { usePeople } from './use-people.ts';
import { usePerson } from './use-person.tsx';
import { usePalette } from './use-palette.tsx';
import { usePaper } from './use-paper.tsx';
import { usePicking } from './use-picking.ts';
import { useReading } from './use-reading.tsx';
import { useReviewing } from './use-reviewing.tsx';
import type { ReviewPart } from './ReviewPane.tsx';
import { useRegions } from './use-regions.ts';
import { useSuggesting } from './use-suggesting.ts';
import { useSourceForm } from './use-source-form.tsx';
import { useWindowTitle } from './use-window-title.ts';
import { useZoom } from './use-zoom.ts';
import { useNaming } from './versions/use-naming.tsx';

export const PANES = [
  'Notes',
  'Sources',
  'Review',
  'Markers',
  'Checks',
  'Versions',
] as const;
export type PaneName = (typeof PANES)[number];

export type DeskProps = {
  readonly briefing: PageOutput<'briefings.open'>;
  /** False where it is only to be read: another window writes it, or nobody may. */
  readonly writes: boolean;
  readonly styles: PageOutput<'styles.list'>['styles'];
  readonly app: AppState;
  readonly command: ChosenCommand | null;
  /** Where to begin; null for the start. */
  readonly place: SearchPlace | null;
  /** Another briefing, at a place in it. */
  readonly onOpen: (place: SearchPlace) => void;
  readonly comparing: Comparing;
  readonly conflicts: Conflicts;
  readonly merging: Merging;
  readonly following: Following;
  /** Which pane stood open when the briefing was read again; null at first. */
  readonly lastPane: PaneName | null;
  readonly onPane: (pane: PaneName) => void;
  /** Given what says where the desk is, for when it is read again; null once it is gone. */
  readonly onStanding: (where: (() => SearchPlace) | null) => void;
  /** `then` is what was asked for that is done at home. */
  readonly onHome: (then?: MenuCommand) => void;
  /** Reads the briefing again, after a conflict. */
  readonly onReopen: () => void;
  readonly overScreens: OverScreens;
};

const NO_FINDINGS: readonly Finding[] = [];

export type Desk = ReturnType<typeof useDesk>;

/** `root` is the desk on the screen. */
export function useDesk(
  root: RefObject<HTMLDivElement | null>,
  {
    briefing,
    writes,
    styles,
    place,
    app,
    command,
    onOpen,
    comparing,
    conflicts,
    merging,
    following,
    lastPane,
    onPane,
    onStanding,
    onHome,
    onReopen,
  }: DeskProps,
) {
  const readOnly = !writes;
  const { id, document: stored } = briefing;
  const [handle, setHandle] = useState<EditorHandle | null>(null);
  const [text, setText] = useState<HTMLElement | null>(null);
  const drafted = useDrafted({ briefing, readOnly, styles, handle });
  const { onSheet, head, sources, known, refresh } = drafted;
  const { footnotes, markers } = drafted;

  const zoom = useZoom(app.settings.zoom, root);
  const focus = useFocusMode(handle);
  const { leave: leaveFocusMode } = focus;
  const left = useLeftPane();
  const [rightOpen, setRightOpen] = useState(true);
  const showRight = useCallback(() => {
    leaveFocusMode();
    setRightOpen(true);
  }, [leaveFocusMode]);
  useFocusAfterFold(left.open, handle);
  useFocusAfterFold(rightOpen, handle);
  const [pane, setPane] = useState<PaneName>(() =>
    // Read anew after a restore, which was asked for there.
    comparing.restores > 0
      ? 'Versions'
      : (lastPane ?? (markers > 0 ? 'Markers' : 'Notes')),
  );
  useEffect(() => {
    onPane(pane);
  }, [pane, onPane]);
  const [reviewPart, setReviewPart] = useState<ReviewPart>(() =>
    // Read anew after a package was merged, or a conflict settled.
    conflicts.changes > 0 || conflicts.screen ? 'Packages' : 'Comments',
  );
  const people = usePeople();
  const { personOf } = people;
  useEffect(() => {
    handle?.showPeople(personOf);
  }, [handle, personOf]);
  const person = usePerson(app.settings);
  const comments = useComments({
    briefing: id,
    handle,
    blocks: drafted.blocks,
    first: place?.thread ?? null,
    onShow: useCallback(() => {
      showRight();
      setPane('Review');
      setReviewPart('Comments');
    }, [showRight]),
  });
  const finding = useFinding(app.platform);
  const fieldLabels = useMemo(
    () =>
      new Map(briefing.template.fields.map(({ key, label }) => [key, label])),
    [briefing.template],
  );
  const [exporting, setExporting] = useState(false);
  const [sending, setSending] = useState(false);
  const [keeping, setKeeping] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const newSource = useNewSource(() => void refresh());
  const picks = usePicking(readOnly ? null : handle);
  const { pick, pickSource, pickWithin } = picks;
  const writing = useNoteWriting(readOnly ? null : handle, known, pickWithin);
  const commandPalette = usePalette(() => handle?.focus());
  const [searching, setSearching] = useState(false);
  const sourceForm = useSourceForm(sources, () => void refresh());
  /** Whether the right pane gave its room to a file or to the paper view, and takes it again. */
  const gaveRoom = useRef(false);
  const giveRoom = (): void => {
    gaveRoom.current =
      rightOpen ||
      ((reading.width ?? paper.width) !== null && gaveRoom.current);
    setRightOpen(false);
  };
  const takeRoom = useCallback(() => {
    if (gaveRoom.current) setRightOpen(true);
  }, []);
  const reading = useReading({
    settings: app.settings,
    handle,
    sources: known,
    readOnly,
    onOpen: () => {
      giveRoom();
      paper.giveWay();
    },
    onClose: takeRoom,
  });
  const paper = usePaper({
    handle,
    head,
    formatted: drafted.formatted,
    settings: app.settings,
    onText: useCallback(() => {
      // First: a mark that is selected takes no focus.
      text?.focus({ preventScroll: true });
      handle?.focus();
    }, [text, handle]),
    onOpen: () => {
      giveRoom();
      reading.giveWay();
    },
    onClose: takeRoom,
  });
  const readable = useMemo(
    () =>
      new Set(
        footnotes.flatMap(({ footnote: { id: note, content } }) =>
          content.some(
            (part) =>
              part.type === 'citation' && reading.withFiles.has(part.source),
          )
            ? [note]
            : [],
        ),
      ),
    [footnotes, reading.withFiles],
  );
  /** The place in another briefing that this one is left for. */
  const goingTo = useRef<SearchPlace | null>(null);
  const wordsNotSaved = (): string =>
    unsavedWords(onSheet.unsaved(), handle?.unsaved() ?? []);
  const saving = { handle, head: onSheet.state };
  const { leave, reopen, dialog } = useLeaving({
    saving,
    unsavedWords: wordsNotSaved,
    onHome: (then) => {
      if (goingTo.current) onOpen(goingTo.current);
      else onHome(then);
    },
    onReopen,
    onStay: () => {
      goingTo.current = null;
      handle?.focus();
    },
  });

  const toggleLeft = (): void => {
    leaveFocusMode();
    if (!(focus.on && left.open)) left.toggle();
  };
  const toggleRight = (): void => {
    if (focus.on) showRight();
    else setRightOpen(!rightOpen);
  };
  const toPane = (name: PaneName): void => {
    showRight();
    setPane(name);
  };
  const toNotes = (): void => {
    toPane('Notes');
  };
  const toMarkers = (): void => {
    toPane('Markers');
  };
  const toReview = (part: ReviewPart): void => {
    setReviewPart(part);
    toPane('Review');
  };
  const toExport = (): void => {
    setExporting(true);
  };
  const toSend = (): void => {
    if (!readOnly) setSending(true);
  };
  const toSearch = (): void => {
    setSearching(true);
  };
  useSearchKey(toSearch);
  const goTo = (hit: Parameters<typeof placeOf>[0]): void => {
    setSearching(false);
    if (hit.attachment) reading.show({ source: hit.id, ...hit.attachment });
    else if (hit.kind === 'source') {
      if (!readOnly && sourceForm.open(hit.id)) return;
      toPane('Sources');
    } else if (hit.id !== id) {
      goingTo.current = placeOf(hit);
      void leave();
    } else if (handle)
      // Later: the dialog gives the focus back when it is gone.
      setTimeout(() => {
        if (hit.comment) comments.show(hit.comment.thread);
        else goToPlace(handle, placeOf(hit));
      });
  };
  const signOff = useSignOff(
    id,
    rightOpen && pane === 'Review' && reviewPart === 'Sign-off',
  );
  const findings = useFindings(id, rightOpen && pane === 'Checks');
  const toChecks = (): void => {
    toPane('Checks');
  };
  const toVersions = (): void => {
    toPane('Versions');
  };
  const placeOfFinding = ({ block, footnote, text: words }: Finding) =>
    block === null || footnote !== undefined || !handle
      ? null
      : placeOfWords(handle.blocks(), block, words);
  /** How long the text is, where it is too long; the checks may not have been run since. */
  const toCount = (): void => {
    fieldToMend({ check: 'over-limit', text: '' }, root.current)?.focus();
  };
  const goToFinding = (finding: Finding): void => {
    const { block, footnote = null, text: words } = finding;
    if (finding.check === 'suggestions-open') {
      toReview('Changes');
      return;
    }
    const field = block === null ? fieldToMend(finding, root.current) : null;
    if (field) {
      field.scrollIntoView({ block: 'nearest' });
      field.focus();
    } else if (handle) {
      // First: a mark that is selected takes no focus.
      text?.focus({ preventScroll: true });
      const lacking =
        block === null
          ? placeToAdd(finding, briefing.template, handle.blocks())
          : null;
      const place = lacking ? lacking.end : placeOfFinding(finding);
      if (place) {
        handle.showPlace(place);
        handle.focus();
      } else if (lacking) handle.goToBlock(lacking.block);
      else goToPlace(handle, { kind: 'block', id, block, footnote, words });
    }
  };
  /** A note is asked for where the words of the finding end. */
  const citeFinding = (finding: Finding): void => {
    const place = placeOfFinding(finding);
    if (!place) {
      // They were changed since: a note would stand somewhere else.
      goToFinding(finding);
      return;
    }
    // The text takes no focus meanwhile: what is typed next is for the picker, and the words are selected.
    handle?.showPlace(place);
    picks.pick();
  };
  // What is written by another window can be checked here all the same.
  const canReview = !(app.library?.readOnly ?? true);
  const reviewing = useReviewing({
    briefing: id,
    template: briefing.template.name,
    handle,
    drafted,
    findings: findings.findings ?? NO_FINDINGS,
    checker: app.settings.name,
    canGive: canReview,
    withPerson: person.withPerson,
    isListed: rightOpen && pane === 'Review' && reviewPart === 'Citations',
    focusText: () => text?.focus({ preventScroll: true }),
    onList: () => {
      toReview('Citations');
    },
  });
  const isBehind =
    comparing.screen !== null || reviewing.isOpen || conflicts.screen !== null;
  const strip = useCoverageStrip({
    handle: isBehind ? null : handle,
    language: head.language,
    silenced: findings.silenced,
    isWanted: rightOpen && pane === 'Checks' && !focus.on,
  });
  const commenting = useCommenting({
    handle,
    notes: drafted.formatted.notes,
    sources: known,
    written: writing.selected,
    enabled: !readOnly && !isBehind,
    begin: comments.begin,
  });
  const naming = useNaming({
    briefing: id,
    enabled: !readOnly && !isBehind,
    onNamed: toVersions,
  });
  const toTemplate = (): void => {
    if (!readOnly) setKeeping(true);
  };
  const suggesting = useSuggesting(readOnly ? null : handle, {
    briefing: id,
    settings: app.settings,
  });
  const actions = {
    search: toSearch,
    home: () => void leave(),
    packs: () => void leave('packs'),
    'new-briefing': () => void leave('new-briefing'),
    'new-window': () => {
      openWindow(id);
    },
    import: () => void leave('import'),
    libraries: () => void leave('libraries'),
    export: toExport,
    'send-for-review': toSend,
    'take-package': () => {
      if (!readOnly) conflicts.take();
    },
    'save-as-template': toTemplate,
    footnote: pick,
    'link-markers': toMarkers,
    comment: commenting.onSelection,
    'next-comment': () => {
      comments.step(1);
    },
    'comment-before': () => {
      comments.step(-1);
    },
    'comments-here': () => {
      comments.showHere();
    },
    'review-citations': () => {
      reviewing.open();
    },
    undo: () => handle?.undo(),
    redo: () => handle?.redo(),
    find: () => {
      finding.open(false);
    },
    replace: () => {
      finding.open(true);
    },
    'toggle-left-pane': toggleLeft,
    bold: () => handle?.format('bold'),
    italic: () => handle?.format('italic'),
    'toggle-right-pane': toggleRight,
    'name-version': naming.ask,
    versions: toVersions,
    'zoom-in': () => {
      zoom.step(1);
    },
    'zoom-out': () => {
      zoom.step(-1);
    },
    'zoom-reset': () => {
      zoom.set(100);
    },
    'focus-mode': focus.toggle,
    'paper-view': paper.toggle,
    checks: toChecks,
    'coverage-strip': strip.toggle,
    'next-uncited': strip.next,
    'suggest-changes': () => {
      if (!readOnly) suggesting.toggle();
    },
    'suggested-changes': () => {
      toReview('Changes');
    },
    commands: () => {
      commandPalette.open();
    },
  } satisfies Record<Exclude<MenuCommand, keyof OverScreens>, () => unknown>;
  useMenuCommand(command, actions, !isBehind);
  const isNew = useRef(isUnwritten(stored));
  const begin = useRef(place);
  const onReady = useCallback(
    (ready: EditorHandle) => {
      setHandle(ready);
      const form = isNew.current ? firstEmptyField(root.current) : null;
      if (form) form.focus();
      else ready.focus();
      if (begin.current) goToPlace(ready, begin.current);
      setText(
        root.current?.querySelector<HTMLElement>(
          '[role="textbox"][contenteditable]',
        ) ?? null,
      );
    },
    [root, setText],
  );
  const addWord = useAddWord(app.settings.ownWords);
  const spelling = useSpelling({
    root: text,
    blocks: handle,
    language: head.language,
    enabled: app.settings.spelling && !readOnly,
    ownWords: app.settings.ownWords,
    onAdd: addWord,
  });
  const pdfs = useDroppedPdfs({
    enabled: !readOnly && !isBehind,
    onTaken: () => void refresh(),
    onUndone: () => void refresh(),
    onPackage: conflicts.takeDropped,
  });
  useDroppedSource(text, readOnly ? null : handle, pickSource);
  useRegions(root);
  useFollowedChanges({
    changes: following.changes,
    handle,
    onHead: onSheet.receive,
    onReopen,
    // As it went in: a block that was checked on its way.
    onSaved: (delta) => {
      comments.saved(delta as SavedBlocks);
    },
  });
  useEffect(() => {
    onStanding(() => {
      const block = handle?.currentBlock() ?? null;
      return { kind: 'block', id, block, footnote: null, words: '' };
    });
    return () => {
      onStanding(null);
    };
  }, [handle, onStanding, id]);
  useWindowTitle(head.title, app.library?.name ?? '');

  return {
    id,
    readOnly,
    handle,
    drafted,
    text,
    zoom,
    focus,
    left,
    rightOpen,
    toPane,
    toNotes,
    toMarkers,
    toChecks,
    pane,
    setPane,
    reviewPart,
    setReviewPart,
    toReview,
    toCount,
    signOff,
    me: app.settings.name,
    people,
    comments,
    commenting,
    withPerson: person.withPerson,
    askingPerson: person.dialog,
    finding,
    findings,
    strip,
    exporting,
    setExporting,
    sending,
    setSending,
    fieldLabels,
    conflicts,
    keeping,
    setKeeping,
    refused,
    setRefused,
    newSource,
    picks,
    writing,
    commandPalette,
    searching,
    setSearching,
    sourceForm,
    merging,
    reading,
    paper,
    reviewing,
    canReview,
    readable,
    wordsNotSaved,
    saving,
    leave,
    reopen,
    leaving: dialog,
    suggesting,
    exported: app.settings.exporting,
    presets: app.settings.presets,
    naming,
    isBehind,
    pdfs,
    spelling,
    actions,
    goTo,
    goToFinding,
    citeFinding,
    onReady,
  };
}
