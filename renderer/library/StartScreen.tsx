// Where a person begins: the sample, an empty library, or one that is there. Who they are can be said here or later; the
// notice at the foot is what licences ask to be shown where a program starts.
import type { ReactNode } from 'react';
import { BookOpen, FilePlus, FolderOpen, FolderPlus } from 'lucide-react';
import type { AppState } from '#core/contract.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import styles from './start-screen.module.css';
import { useLibraries } from './use-libraries.ts';

export function StartScreen({
  app,
  person,
  onBack,
}: {
  readonly app: AppState;
  /** The fields for name and initials. */
  readonly person: ReactNode;
  /** Back to the library that is open; null where none is. */
  readonly onBack: (() => void) | null;
}) {
  const libraries = useLibraries(onBack ?? undefined);
  const recent = app.recent.filter(
    ({ folder }) => folder !== app.library?.folder,
  );
  return (
    <div className={styles['screen']}>
      <main className={styles['sheet']} aria-busy={libraries.opening}>
        <h1>Precis</h1>
        <p className={styles['line']}>
          Briefing documents: written, cited and checked on this machine,
          without a network.
        </p>
        {libraries.failed !== null && (
          <Notice kind="error">{libraries.failed}</Notice>
        )}
        <ul className={styles['choices']}>
          <Choice
            icon={<BookOpen />}
            name="Open the sample library"
            about="A finished briefing and its sources, to look around in"
            main
            onChoose={() => {
              libraries.start(true);
            }}
          />
          <Choice
            icon={<FilePlus />}
            name="Start empty"
            about="A library of your own, in the usual place"
            onChoose={() => {
              libraries.start(false);
            }}
          />
          <Choice
            icon={<FolderPlus />}
            name="New library…"
            about="A library of your own, in a folder that you choose"
            onChoose={libraries.create}
          />
          <Choice
            icon={<FolderOpen />}
            name="Open a library…"
            about="One that is on this machine already"
            onChoose={() => {
              libraries.choose(false);
            }}
          />
        </ul>
        <div className={styles['readOnly']}>
          <Button
            kind="quiet"
            onClick={() => {
              libraries.choose(true);
            }}
          >
            Open a library read-only…
          </Button>
        </div>
        {recent.length > 0 && (
          <section className={styles['recent']} aria-labelledby="start-recent">
            <h2 id="start-recent">Recent libraries</h2>
            <ul>
              {recent.map(({ folder, name }) => (
                <li key={folder}>
                  <button
                    type="button"
                    onClick={() => {
                      libraries.open(folder, false);
                    }}
                  >
                    <span>{name}</span>
                    <span className={styles['folder']}>{folder}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section className={styles['person']} aria-labelledby="start-person">
          <h2 id="start-person">You, if you like</h2>
          {person}
          <p>
            Your name stands with the changes that you make. It can be changed
            in the settings.
          </p>
        </section>
        {onBack && (
          <Button onClick={onBack}>Back to {app.library?.name ?? ''}</Button>
        )}
      </main>
      <footer className={styles['notice']}>
        {app.notice.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p>Version {app.version}</p>
      </footer>
    </div>
  );
}

function Choice({
  icon,
  name,
  about,
  main = false,
  onChoose,
}: {
  readonly icon: ReactNode;
  readonly name: string;
  readonly about: string;
  readonly main?: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <li>
      <button
        type="button"
        className={styles['choice']}
        data-main={main}
        // Nothing else has the focus here, and Enter starts.
        autoFocus={main}
        onClick={onChoose}
      >
        {icon}
        <span>
          <span className={styles['name']}>{name}</span>
          <span className={styles['about']}>{about}</span>
        </span>
      </button>
    </li>
  );
}
