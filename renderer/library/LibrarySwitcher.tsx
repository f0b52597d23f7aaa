// The name of the open library, and the way to another one.
import {
  ArchiveRestore,
  BookOpen,
  Check,
  ChevronsUpDown,
  FolderOpen,
  FolderPlus,
  Library,
  Settings,
} from 'lucide-react';
import type { AppState } from '#core/contract.ts';
import { Menu } from '../ui/Menu.tsx';
import styles from './library-switcher.module.css';
import type { LibraryCalls } from './use-libraries.ts';

/** What the menu holds of the recent ones; the start screen has them all. */
const MOST_RECENT = 6;

export function LibrarySwitcher({
  app,
  libraries,
  onLibraries,
  onBackups,
  onSettings,
}: {
  readonly app: AppState;
  readonly libraries: LibraryCalls;
  readonly onLibraries: () => void;
  /** Null where nothing can be backed up. */
  readonly onBackups: (() => void) | null;
  readonly onSettings: () => void;
}) {
  const { library } = app;
  const others = app.recent
    .filter(({ folder }) => folder !== library?.folder)
    .slice(0, MOST_RECENT);
  return (
    <Menu
      trigger={
        <button
          type="button"
          className={styles['switcher']}
          aria-label={`Library: ${library?.name ?? ''}`}
        >
          <span>{library?.name}</span>
          <ChevronsUpDown />
        </button>
      }
      items={[
        ...(library
          ? [
              {
                label: library.name,
                icon: <Check />,
                onChoose: () => undefined,
              },
            ]
          : []),
        ...others.map(({ folder, name }) => ({
          label: name,
          icon: <Library />,
          onChoose: () => {
            libraries.open(folder, false);
          },
        })),
        {
          label: 'New library…',
          icon: <FolderPlus />,
          startsGroup: true,
          onChoose: libraries.create,
        },
        {
          label: 'Open library…',
          icon: <FolderOpen />,
          onChoose: () => {
            libraries.choose(false);
          },
        },
        {
          label: 'Open read-only…',
          icon: <BookOpen />,
          onChoose: () => {
            libraries.choose(true);
          },
        },
        { label: 'All libraries', icon: <Library />, onChoose: onLibraries },
        ...(onBackups
          ? [
              {
                label: 'Backups…',
                icon: <ArchiveRestore />,
                startsGroup: true,
                onChoose: onBackups,
              },
            ]
          : []),
        {
          label: 'Settings',
          keys: 'Mod+,',
          icon: <Settings />,
          startsGroup: onBackups === null,
          onChoose: onSettings,
        },
      ]}
    />
  );
}
