// The one question of home: whether briefings are deleted out of the bin for good.
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { Dialog } from '../ui/Dialog.tsx';

export function EraseDialog({
  briefings,
  onErase,
  onClose,
}: {
  readonly briefings: readonly { readonly title: string }[];
  readonly onErase: () => void;
  readonly onClose: () => void;
}) {
  const [first, second] = briefings;
  const what =
    first && !second
      ? `“${first.title.trim() || 'Untitled briefing'}”`
      : counted(briefings.length, 'briefing', 'briefings');
  return (
    <Dialog
      open
      onClose={onClose}
      title="Delete for good"
      width={480}
      footer={
        <>
          <Button onClick={onErase}>Delete for good</Button>
          {/* Has the focus: what can't be undone is not what Enter does. */}
          <Button kind="main" onClick={onClose}>
            Keep in the bin
          </Button>
        </>
      }
    >
      <p>
        {what} {second ? 'go' : 'goes'} out of this library with all notes and
        history, and can’t be brought back. Sources and attachments stay.
      </p>
    </Dialog>
  );
}
