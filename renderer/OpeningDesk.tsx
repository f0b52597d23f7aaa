// What is on the screen while a long briefing is on its way: its sheet with the first blocks, to be read at once, within the
// outlines of the desk that takes its place. Nothing here can be done yet.
import type { CSSProperties } from 'react';
import type { PageOutput } from '#core/contract.ts';
import styles from './briefing-screen.module.css';
import { DeskBar } from './DeskBar.tsx';
import { FirstScreen } from './editor/FirstScreen.tsx';
import { SheetHead } from './front-matter/SheetHead.tsx';
import { useLeftPane } from './ui/use-left-pane.ts';

export type Beginning = NonNullable<
  PageOutput<'briefings.beginning'>['beginning']
>;

const nothing = (): void => undefined;

export function OpeningDesk({
  beginning: { document, template },
  zoom,
  onShown,
}: {
  readonly beginning: Beginning;
  /** In hundredths. */
  readonly zoom: number;
  /** Called once it is on the screen; the same function until then. */
  readonly onShown: () => void;
}) {
  const left = useLeftPane();
  return (
    <div
      className={styles['desk']}
      inert
      style={{ '--zoom': zoom / 100 } as CSSProperties}
    >
      <DeskBar
        left={left}
        right={{ open: true, toggle: nothing }}
        onLeave={nothing}
        onExport={nothing}
      >
        {null}
      </DeskBar>
      {left.open && <aside className={styles['left']} />}
      <div className={styles['middle']}>
        <main
          className={styles['stage']}
          aria-busy="true"
          aria-label="Opening the briefing"
        >
          <FirstScreen
            document={document}
            form={template}
            header={
              <SheetHead
                onSheet={{
                  head: document,
                  change: nothing,
                  receive: nothing,
                  state: { kind: 'saved' },
                  refused: {},
                  unsaved: () => [],
                }}
                template={template}
                readOnly={false}
                onLeave={nothing}
              />
            }
            onShown={onShown}
          />
        </main>
      </div>
      <aside className={styles['right']}>
        <div className={styles['tabs']} />
      </aside>
      <footer className={styles['status']} />
    </div>
  );
}
