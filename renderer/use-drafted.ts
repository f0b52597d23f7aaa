// What is drafted: the text as it stands, with what follows from it, its sources as the library has them now, its notes as
// its style prints them, and how it stands to its template.
import { useMemo } from 'react';
import { countCitations } from '#core/citations/count-citations.ts';
import type { PageOutput } from '#core/contract.ts';
import { countWords } from '#core/document/count-words.ts';
import { footnotesOf, markersOf } from '#core/document/walk.ts';
import { listSuggestions } from '#core/review/list-suggestions.ts';
import { asIfRejected } from '#core/review/suggestions.ts';
import { useAlarms } from './alarms/use-alarms.ts';
import type { EditorHandle } from './editor-handle.ts';
import { useHead } from './front-matter/use-head.ts';
import { knownMarkings } from './known-markings.ts';
import { useFormattedNotes } from './notes/use-formatted-notes.ts';
import { counted } from './ui/counted.ts';
import { useAgainstTemplate } from './use-against-template.ts';
import { useBlocks } from './use-editor.ts';
import { useListOfSources } from './use-list-of-sources.ts';
import { usePreparedSources } from './use-prepared-sources.ts';
import { useSources } from './use-sources.ts';
import { useStyles } from './use-styles.ts';

/** The most blocks of a text that is counted before it is drawn. */
const COUNTED_AT_ONCE = 300;

export function useDrafted({
  briefing,
  readOnly,
  styles,
  handle,
}: {
  readonly briefing: PageOutput<'briefings.open'>;
  readonly readOnly: boolean;
  readonly styles: PageOutput<'styles.list'>['styles'];
  /** Null until the text stands in the editor. */
  readonly handle: EditorHandle | null;
}) {
  const { id, document: stored, template } = briefing;
  const onSheet = useHead(id, stored);
  const { head } = onSheet;
  const { sources, offered, refresh } = useSources();
  usePreparedSources(offered);
  // Until the whole library's sources are here, those that the briefing came with.
  const known = sources.length > 0 ? sources : briefing.sources;
  const blocks = useBlocks(handle, stored.blocks);
  // What is only suggested counts once somebody accepts it.
  const plain = useMemo(() => asIfRejected(blocks), [blocks]);
  const suggested = useMemo(() => listSuggestions(blocks).length, [blocks]);
  // A long text is counted when it is there: nobody waits for a number to see the first words.
  const words = useMemo(
    () =>
      blocks === stored.blocks && blocks.length > COUNTED_AT_ONCE
        ? 'Counting words'
        : counted(countWords(plain), 'word', 'words'),
    [blocks, plain, stored.blocks],
  );
  const footnotes = useMemo(() => footnotesOf(blocks), [blocks]);
  const alarms = useAlarms(id, footnotes);
  const markings = useMemo(
    () => knownMarkings(head.marking, blocks),
    [head.marking, blocks],
  );
  const markers = useMemo(() => markersOf(blocks).length, [blocks]);
  const cited = useMemo(
    () => countCitations(footnotes.map(({ footnote }) => footnote)),
    [footnotes],
  );
  const { listed, ...ownStyles } = useStyles(styles);
  const formatted = useFormattedNotes({ handle, head, sources: known });
  const list = useListOfSources({
    blocks,
    kind: listed.find((style) => style.id === head.style)?.kind,
    handle: readOnly ? null : handle,
  });
  const against = useAgainstTemplate({
    template,
    head,
    blocks: plain,
    readOnly,
    handle,
  });
  return {
    suggested,
    onSheet,
    head,
    sources,
    offered,
    known,
    refresh,
    alarms,
    blocks,
    words,
    footnotes,
    markings,
    markers,
    cited,
    listed,
    ownStyles,
    formatted,
    list,
    against,
  };
}
