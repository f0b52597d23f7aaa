// Two texts of a briefing compared over the desk, which stays as it is beneath: versions of it, and texts from elsewhere, such
// as one that was signed. F7 and F8 step through the changes, Esc goes back.
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Change } from '#core/review/list-changes.ts';
import { call } from '../api/call.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { matchesKeys } from '../ui/keys.ts';
import { Notice } from '../ui/Notice.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { BarLine, BarSteps, ScreenBar } from '../ui/ScreenBar.tsx';
import { ChangeList } from './ChangeList.tsx';
import { countWords } from './ComparedBlockView.tsx';
import { ComparedText, type View } from './ComparedText.tsx';
import styles from './compare-screen.module.css';
import type { OpenedText } from './compare-messages.ts';
import words from './compared-text.module.css';
import type { HeadNames } from './field-words.ts';
import { useComparison } from './use-comparison.ts';
import { useVersions } from './use-versions.ts';
import { VERSION_KEYS } from './version-keys.ts';
import rows from './version-list.module.css';
import { VersionList } from './VersionList.tsx';
import { restoredPart, type RestoredPart } from './restored-part.ts';
import { versionTitle, type Version } from './version-words.ts';

/** A text of the briefing that is none of its versions. */
export type OtherText = {
  /** No version has it. */
  readonly id: string;
  /** As it is chosen from a list: "Legal, 18 Nov, 11:30". */
  readonly title: string;
  /** Of a review package: how it is named in the list beside the text, and a sentence on whose it is without its subject. */
  readonly ofPackage?: {
    readonly name: string;
    readonly detail: string;
    readonly about: string;
  };
  /** Throws CallError. */
  readonly open: () => Promise<OpenedText>;
};

export type Sides = {
  /** The ids of the two, in whatever order: `a` is shown as what was before. */
  readonly a: string;
  readonly b: string;
  readonly view: View;
};

const VIEWS = [
  { view: 'one', label: 'One text' },
  { view: 'sides', label: 'Side by side' },
  { view: 'alone', label: 'A alone' },
] as const;

/** What is chosen from the list of a side for a package that is asked for; no version has it as its id. */
const PACKAGE = 'choose a package';

export function CompareScreen({
  briefing,
  title,
  names,
  sides,
  others,
  readOnly,
  changes: changed,
  told,
  onSides,
  onPackage,
  onRestore,
  onClose,
}: {
  readonly briefing: string;
  readonly title: string;
  readonly names: HeadNames;
  readonly sides: Sides;
  /** What can be compared beside the versions. */
  readonly others: readonly OtherText[];
  readonly readOnly: boolean;
  /** Another value whenever the briefing or its versions may have changed. */
  readonly changes: unknown;
  /** What a restore ended in. */
  readonly told: React.ReactNode;
  readonly onSides: (sides: Sides) => void;
  /** Asks for a review package, which then stands on this side. */
  readonly onPackage: (side: 'a' | 'b') => void;
  /** Without a part all of it. */
  readonly onRestore: (version: Version, part?: RestoredPart) => void;
  readonly onClose: () => void;
}) {
  const { a, b, view } = sides;
  const { versions, now } = useVersions(briefing, changed);
  const { compared, failed } = useComparison(
    (side) =>
      others.find(({ id }) => id === side)?.open() ??
      call('versions.open', { briefing, version: side }),
    a,
    b,
    changed,
  );
  const [wanted, setWanted] = useState(0);
  const screen = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLElement>(null);
  const list = compared?.changes ?? [];
  const place = Math.max(0, Math.min(wanted, list.length - 1));
  const current = view === 'alone' ? null : (list[place] ?? null);
  const listed = versions ?? [];
  /** What can be restored: what stands now can't, nor what is from elsewhere. */
  const versionA =
    listed.find(({ id, kind }) => id === a && kind !== 'now') ?? null;

  const go = (next: number): void => {
    const change = list[next];
    if (!change) return;
    setWanted(next);
    if (view === 'alone') onSides({ ...sides, view: 'one' });
    scrollTo(stage.current, change);
  };
  // Also where the comparison has just come, or is shown in another way.
  useEffect(() => {
    if (current) scrollTo(stage.current, current);
  }, [current, view]);
  // A restore takes its button away, and the desk beneath is read anew: the next change has the focus.
  useEffect(() => {
    if (!compared || document.activeElement !== document.body) return;
    const row = screen.current?.querySelector<HTMLElement>(
      '[data-place][tabindex="0"]',
    );
    (row ?? stage.current)?.focus({ preventScroll: true });
  }, [compared]);
  const keys = useRef<(event: KeyboardEvent) => void>(() => undefined);
  useEffect(() => {
    keys.current = (event) => {
      const { target } = event;
      const isHere =
        target === document.body ||
        (target instanceof Node && screen.current?.contains(target) === true);
      if (!isHere || event.defaultPrevented) return;
      if (matchesKeys(event, VERSION_KEYS.nextChange)) go(place + 1);
      else if (matchesKeys(event, VERSION_KEYS.changeBefore)) go(place - 1);
      else if (matchesKeys(event, 'Esc')) onClose();
      else return;
      event.preventDefault();
    };
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      keys.current(event);
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, []);
  // Before the next paint, which takes the focus from what is behind the screen by now.
  useLayoutEffect(() => {
    const before = document.activeElement;
    stage.current?.focus();
    return () => {
      // Once the desk can be reached again: where the focus was, or the text of one that was read anew.
      setTimeout(() => {
        const text = '[role="textbox"][contenteditable="true"]';
        if (
          before instanceof HTMLElement &&
          before.isConnected &&
          before !== document.body
        )
          before.focus();
        else document.querySelector<HTMLElement>(text)?.focus();
      });
    };
  }, []);

  const options = [
    ...others.map(({ id, title: label }) => ({ value: id, label })),
    ...listed.map((version) => ({
      value: version.id,
      label: versionTitle(version),
    })),
    { value: PACKAGE, label: 'A review package…' },
  ];
  const choose = (side: 'a' | 'b', id: string): void => {
    if (id === PACKAGE) onPackage(side);
    else onSides({ ...sides, [side]: id });
  };
  const packages = others.filter(({ ofPackage }) => ofPackage);
  const abouts = (view === 'alone' ? [a] : [a, b]).flatMap((side, place) => {
    const about = packages.find(({ id }) => id === side)?.ofPackage?.about;
    return about === undefined
      ? []
      : [{ letter: place === 0 ? 'A' : 'B', about }];
  });
  const isNothing = compared !== null && list.length === 0;
  return (
    <div ref={screen} className={styles['screen']} data-testid="compare">
      <ScreenBar
        label="Comparison"
        name={view === 'alone' ? 'Version' : 'Compare'}
        title={title}
        onClose={onClose}
      >
        <span className={styles['side']} data-side="A" aria-hidden>
          A
        </span>
        <div className={styles['choice']}>
          <SelectField
            label="Version A"
            hideLabel
            value={a}
            options={options}
            onChange={(id) => {
              choose('a', id);
            }}
          />
        </div>
        {view !== 'alone' && (
          <>
            <span className={styles['with']}>with</span>
            <span className={styles['side']} data-side="B" aria-hidden>
              B
            </span>
            <div className={styles['choice']}>
              <SelectField
                label="Version B"
                hideLabel
                value={b}
                options={options}
                onChange={(id) => {
                  choose('b', id);
                }}
              />
            </div>
          </>
        )}
        <BarLine />
        <div className={styles['views']} role="group" aria-label="View">
          {VIEWS.map((each) => (
            <button
              key={each.view}
              type="button"
              aria-pressed={each.view === view}
              onClick={() => {
                onSides({ ...sides, view: each.view });
              }}
            >
              {each.label}
            </button>
          ))}
        </div>
        <BarLine />
        <BarSteps
          one="change"
          many="changes"
          keys={{
            before: VERSION_KEYS.changeBefore,
            next: VERSION_KEYS.nextChange,
          }}
          place={place}
          count={list.length}
          onGo={go}
        />
      </ScreenBar>
      <aside
        className={styles['left']}
        data-region
        tabIndex={-1}
        aria-label="Versions"
      >
        <div className={styles['paneName']}>
          <h2>Versions</h2>
          <Button
            size="small"
            onClick={() => {
              onPackage('b');
            }}
          >
            A review package…
          </Button>
        </div>
        <PackageList
          packages={packages}
          sides={{ [b]: 'B', [a]: 'A' }}
          onChoose={(id) => {
            // What stood there takes the place that it leaves.
            onSides({ ...sides, b: id, ...(a === id && { a: b }) });
          }}
        />
        <VersionList
          versions={listed}
          now={now}
          sides={{ [b]: 'B', [a]: 'A' }}
          onChoose={({ id, kind }) => {
            onSides(kind === 'now' ? { ...sides, b: id } : { ...sides, a: id });
          }}
        />
      </aside>
      <main ref={stage} className={styles['stage']} data-region tabIndex={0}>
        {told && <div className={styles['notice']}>{told}</div>}
        {failed !== null && (
          <div className={styles['notice']}>
            <Notice kind="error">{failed}</Notice>
          </div>
        )}
        {abouts.length > 0 && (
          <div className={styles['about']} data-view={view}>
            {abouts.map(({ letter, about }) => (
              <p key={letter}>
                <span className={styles['side']} data-side={letter}>
                  {letter}
                </span>
                <span>{about}</span>
              </p>
            ))}
          </div>
        )}
        {compared && (
          <ComparedText
            compared={compared}
            view={view}
            current={current}
            names={names}
          />
        )}
      </main>
      <aside
        className={styles['right']}
        data-region
        tabIndex={-1}
        aria-label="Changes"
      >
        <div className={styles['paneHead']}>
          <h2>{counted(list.length, 'change', 'changes')}</h2>
          {compared && (
            <span>
              {countWords(
                compared.comparison.words.inserted,
                compared.comparison.words.deleted,
              )}
            </span>
          )}
        </div>
        {isNothing ? (
          <div className={styles['nothing']}>
            <EmptyState
              text={
                abouts.length > 0
                  ? 'These two texts are the same.'
                  : 'These two versions are the same.'
              }
            />
          </div>
        ) : (
          <ChangeList
            changes={list}
            current={place}
            names={names}
            onChoose={go}
            action={(change) => {
              const part = restoredPart(change);
              return (
                versionA &&
                !readOnly &&
                part && (
                  <div className={styles['action']}>
                    <Button
                      size="small"
                      onClick={() => {
                        onRestore(versionA, part);
                      }}
                    >
                      {change.kind === 'inserted' && change.whole
                        ? 'Take this part out'
                        : 'Restore this part'}
                    </Button>
                  </div>
                )
              );
            }}
          />
        )}
        {versionA && !readOnly && !isNothing && (
          <div className={styles['foot']}>
            <Button
              onClick={() => {
                onRestore(versionA);
              }}
            >
              Restore all of version A
            </Button>
            <p>Its status stays. Nothing since then is lost.</p>
          </div>
        )}
      </aside>
      <footer className={styles['status']}>
        <ins className={words['inserted']}>Inserted</ins>
        <del className={words['deleted']}>Deleted</del>
        <span className={styles['moved']}>Moved</span>
        <span className={words['restyled']}>Looks different</span>
        <span className={styles['grow']} />
        <span>
          <Kbd keys={VERSION_KEYS.changeBefore} /> change before
        </span>
        <span>
          <Kbd keys={VERSION_KEYS.nextChange} /> next change
        </span>
      </footer>
    </div>
  );
}

function PackageList({
  packages,
  sides,
  onChoose,
}: {
  readonly packages: readonly OtherText[];
  readonly sides: Readonly<Record<string, 'A' | 'B'>>;
  readonly onChoose: (id: string) => void;
}) {
  if (packages.length === 0) return null;
  return (
    <section className={rows['days']} aria-label="Review packages">
      <h3 className={rows['day']}>Review packages</h3>
      <ol className={rows['versions']}>
        {packages.map(({ id, ofPackage }) => {
          const side = sides[id];
          return (
            <li key={id} data-kind="named" data-apart>
              <span className={rows['dot']} data-side={side} aria-hidden>
                {side}
              </span>
              <button
                type="button"
                data-version
                aria-current={side === undefined ? undefined : 'true'}
                onClick={() => {
                  onChoose(id);
                }}
              >
                <span className={rows['name']}>{ofPackage?.name}</span>
                <span className={rows['detail']}>
                  {ofPackage?.detail}
                  {side !== undefined && (
                    <span className="sr">, side {side}</span>
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** In the next frame, when the change is drawn as the one that is stepped to. */
function scrollTo(stage: HTMLElement | null, { id, block }: Change): void {
  requestAnimationFrame(() => {
    const found =
      stage?.querySelector(`[data-change="${CSS.escape(id)}"]`) ??
      (block === null
        ? null
        : stage?.querySelector(`[data-change$="${CSS.escape(block)}"]`));
    found?.scrollIntoView({ block: 'center' });
  });
}
