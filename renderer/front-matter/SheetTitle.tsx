// The title on the sheet. It may run over lines, and holds none of its own.
import { MAX_LINE, oneLine } from '#core/document/characters.ts';
import styles from './sheet-head.module.css';
import { useFittedHeight } from './use-fitted-height.ts';

export function SheetTitle({
  title,
  problem,
  readOnly,
  onChange,
  onLeave,
}: {
  readonly title: string;
  /** One sentence, shown below it. */
  readonly problem: string | null;
  readonly readOnly: boolean;
  readonly onChange: (title: string) => void;
  readonly onLeave: () => void;
}) {
  const area = useFittedHeight(title);
  return (
    <h1 className={styles['title']}>
      <textarea
        ref={area}
        rows={1}
        aria-label="Title"
        placeholder="Untitled briefing"
        value={title}
        readOnly={readOnly}
        maxLength={MAX_LINE}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : 'title-problem'}
        onChange={(event) => {
          onChange(oneLine(event.target.value));
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onLeave();
        }}
      />
    </h1>
  );
}
