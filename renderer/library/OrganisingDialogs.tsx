// The dialogs in which home asks for more before it does something to briefings or tags.
import { counted } from '../ui/counted.ts';
import { EraseDialog } from './EraseDialog.tsx';
import { RenameTagDialog } from './RenameTagDialog.tsx';
import { TagsDialog } from './TagsDialog.tsx';
import type { TagInUse } from './tags-in-use.ts';
import type { Organising } from './use-organising.ts';

function titleOf(briefings: readonly { readonly title: string }[]): string {
  const [first, second] = briefings;
  return first && !second
    ? first.title.trim() || 'Untitled briefing'
    : counted(briefings.length, 'briefing', 'briefings');
}

export function OrganisingDialogs({
  organising: { asked, ask, tag, renameTag, erase },
  tags,
  onTagRenamed,
}: {
  readonly organising: Organising;
  readonly tags: readonly TagInUse[];
  readonly onTagRenamed: (from: string, to: string) => void;
}) {
  const close = (): void => {
    ask(null);
  };
  switch (asked?.kind) {
    case 'tags':
      return (
        <TagsDialog
          tagged={asked.briefings}
          subtitle={titleOf(asked.briefings)}
          tags={tags}
          onSave={(changes) => {
            close();
            tag(changes);
          }}
          onClose={close}
        />
      );
    case 'rename-tag':
      return (
        <RenameTagDialog
          name={asked.name}
          tags={tags}
          onSave={(to) => {
            close();
            renameTag(asked.name, to);
            onTagRenamed(asked.name, to);
          }}
          onClose={close}
        />
      );
    case 'erase':
      return (
        <EraseDialog
          briefings={asked.briefings}
          onErase={() => {
            close();
            erase(asked.briefings);
          }}
          onClose={close}
        />
      );
    case undefined:
      return null;
  }
}
