// The excerpts of a source. One with a page opens the file there.
import { Ellipsis } from 'lucide-react';
import { writeLocator } from '#core/citations/locator.ts';
import type { PageOutput } from '#core/contract.ts';
import { Menu } from '../ui/Menu.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import styles from './attachments.module.css';

export type SourceExcerpt = PageOutput<'sources.open'>['excerpts'][number];

export function SourceExcerpts({
  excerpts,
  onOpen,
  onRemove,
}: {
  readonly excerpts: readonly SourceExcerpt[];
  /** Null where the source has no file with pages. */
  readonly onOpen: ((page: string) => void) | null;
  readonly onRemove: ((excerpt: SourceExcerpt) => void) | null;
}) {
  return (
    <div className={styles['list']}>
      {excerpts.length === 0 && (
        <p className={styles['quiet']}>
          No words were copied out of it yet. Open one of its files, select a
          passage, and take it.
        </p>
      )}
      {excerpts.map((excerpt) => {
        const { id, text, locator } = excerpt;
        const page = locator?.label === 'page' ? locator.value : null;
        const place = locator && writeLocator(locator);
        return (
          <blockquote key={id} className={styles['excerpt']}>
            <div>
              <p>{text}</p>
              {place !== null &&
                (onOpen && page !== null ? (
                  <button
                    type="button"
                    className={styles['name']}
                    onClick={() => {
                      onOpen(page);
                    }}
                  >
                    {place}
                  </button>
                ) : (
                  <cite className={styles['facts']}>{place}</cite>
                ))}
            </div>
            {onRemove && (
              <Menu
                trigger={
                  <ToolButton name="More for this excerpt">
                    <Ellipsis />
                  </ToolButton>
                }
                choiceTakesFocus
                items={[
                  {
                    label: 'Remove',
                    onChoose: () => {
                      onRemove(excerpt);
                    },
                  },
                ]}
              />
            )}
          </blockquote>
        );
      })}
    </div>
  );
}
