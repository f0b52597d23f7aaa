// The versions of the briefing beside its sheet: what can be seen again, compared and restored, and names for them.
import { useState } from 'react';
import { Ellipsis } from 'lucide-react';
import { CallError } from '../api/call.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import type { Naming } from './use-naming.tsx';
import { useVersions } from './use-versions.ts';
import { VersionList } from './VersionList.tsx';
import styles from './versions-pane.module.css';
import { versionTitle, type Version } from './version-words.ts';

/** From so many on, those with a name are hard to see among the others. */
const MANY = 8;

export function VersionsPane({
  briefing,
  changes,
  naming,
  readOnly,
  onOpen,
  onRestore,
}: {
  readonly briefing: string;
  /** Another value whenever the versions may have changed. */
  readonly changes: string;
  readonly naming: Naming;
  readonly readOnly: boolean;
  /** By itself, or compared with what stands now. */
  readonly onOpen: (version: string, view: 'one' | 'alone') => void;
  readonly onRestore: (version: Version) => void;
}) {
  const { versions, now, failed } = useVersions(briefing, changes);
  const [namedAlone, setNamedAlone] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const unname = async (version: Version): Promise<void> => {
    try {
      setProblem(null);
      await naming.unname(version);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setProblem(error.message);
    }
  };
  const earlier = versions?.filter(({ kind }) => kind !== 'now') ?? [];
  const shown = versions?.filter(
    ({ kind }) => !namedAlone || kind === 'named' || kind === 'now',
  );
  const trouble = problem ?? failed;
  return (
    <section className={styles['pane']} aria-label="Versions">
      <header className={styles['head']}>
        <h2>Versions</h2>
        {!readOnly && earlier.length > 0 && (
          <Button size="small" onClick={naming.ask}>
            Name this version
          </Button>
        )}
      </header>
      {trouble !== null && (
        <div className={styles['notice']}>
          <Notice kind="error">{trouble}</Notice>
        </div>
      )}
      {versions && earlier.length === 0 && (
        <EmptyState
          text="No earlier versions yet. One is kept of each hour of work; give one a name to find it again."
          action={
            readOnly ? undefined : (
              <Button onClick={naming.ask}>Name this version</Button>
            )
          }
        />
      )}
      {earlier.length > MANY && (
        <div className={styles['filter']}>
          <Checkbox
            label="Only those with a name"
            checked={namedAlone}
            onChange={setNamedAlone}
          />
        </div>
      )}
      {shown && earlier.length > 0 && (
        <div className={styles['list']}>
          <VersionList
            versions={shown}
            now={now}
            onChoose={({ id, kind }) => {
              onOpen(id, kind === 'now' ? 'alone' : 'one');
            }}
            menu={(version, isStop) =>
              version.kind !== 'now' && (
                <Menu
                  trigger={
                    <ToolButton
                      name={`More for ${versionTitle(version)}`}
                      tabIndex={isStop ? 0 : -1}
                    >
                      <Ellipsis />
                    </ToolButton>
                  }
                  items={[
                    {
                      label: 'Compare with now',
                      onChoose: () => {
                        onOpen(version.id, 'one');
                      },
                    },
                    {
                      label: 'View',
                      onChoose: () => {
                        onOpen(version.id, 'alone');
                      },
                    },
                    ...(readOnly
                      ? []
                      : [
                          {
                            label: 'Restore',
                            onChoose: () => {
                              onRestore(version);
                            },
                          },
                          {
                            label:
                              version.kind === 'named' ? 'Rename' : 'Name it',
                            startsGroup: true,
                            onChoose: () => {
                              naming.rename(version);
                            },
                          },
                        ]),
                    ...(readOnly || version.kind !== 'named'
                      ? []
                      : [
                          {
                            label: 'Remove its name',
                            onChoose: () => void unname(version),
                          },
                        ]),
                  ]}
                />
              )
            }
          />
          {/* The rule of core/review/thin-history.ts. */}
          <p className={styles['rule']}>
            Those of each hour are kept for 30 days, then the last of each day.
            Those with a name stay.
          </p>
        </div>
      )}
    </section>
  );
}
