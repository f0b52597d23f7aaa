// What is asked before sources are merged, deleted for good, or put into the bin while briefings cite them.
import { BinCitedDialog, EraseSourcesDialog } from './BinSourcesDialog.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import type { OrganisingSources } from './use-organising-sources.ts';

export function OrganisingDialogs({
  organising,
  onMerged,
}: {
  readonly organising: OrganisingSources;
  /** Given the source that is left. */
  readonly onMerged: (id: string) => void;
}) {
  const { asked, ask } = organising;
  return (
    <>
      {asked?.kind === 'bin' && (
        <BinCitedDialog
          rows={asked.rows}
          onDo={() => {
            ask(null);
            organising.binCited(asked.rows);
          }}
          onClose={() => {
            ask(null);
          }}
        />
      )}
      {asked?.kind === 'erase' && (
        <EraseSourcesDialog
          rows={asked.rows}
          onDo={() => {
            ask(null);
            organising.erase(asked.rows);
          }}
          onClose={() => {
            ask(null);
          }}
        />
      )}
      {asked?.kind === 'merge' && (
        <MergeDialog
          ids={asked.ids}
          onMerge={(input) => {
            ask(null);
            organising.merge(input, onMerged);
          }}
          onClose={() => {
            ask(null);
          }}
        />
      )}
    </>
  );
}
