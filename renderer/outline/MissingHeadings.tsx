// The headings that the template requires and the text has not, below the outline, each to be added with one press.
import { Plus } from 'lucide-react';
import { Sign } from '../ui/Sign.tsx';
import styles from './outline.module.css';

export function MissingHeadings({
  headings,
  onAdd,
}: {
  readonly headings: readonly string[];
  /** Null where the briefing is only read. */
  readonly onAdd: ((heading: string) => void) | null;
}) {
  if (headings.length === 0) return null;
  return (
    <section
      className={styles['missing']}
      aria-label="Required headings that are not there"
    >
      <h3>Required and not there</h3>
      <ul>
        {headings.map((heading) => (
          <li key={heading}>
            <Sign kind="warning" />
            <span className={styles['text']}>{heading}</span>
            {onAdd && (
              <button
                type="button"
                aria-label={`Add the heading ${heading}`}
                onClick={() => {
                  onAdd(heading);
                }}
              >
                <Plus size={14} aria-hidden />
                Add
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
