// Versions under their days, on a line through time. One row is a stop of the Tab key; the arrows go from row to row.
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { placeInList } from '../ui/place-in-list.ts';
import styles from './version-list.module.css';
import {
  byDay,
  versionDetail,
  versionName,
  type Version,
} from './version-words.ts';

export function VersionList({
  versions,
  now,
  sides = {},
  onChoose,
  menu,
}: {
  readonly versions: readonly Version[];
  readonly now: Date;
  /** The letters of those that are compared, by id. */
  readonly sides?: Readonly<Record<string, 'A' | 'B'>>;
  readonly onChoose: (version: Version) => void;
  /** What stands at the end of a row. */
  readonly menu?: (version: Version, isStop: boolean) => ReactNode;
}) {
  const [wanted, setWanted] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const stop = Math.max(
    0,
    versions.findIndex(({ id }) => id === wanted),
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const place = placeInList(event, stop, versions.length);
    if (place === null) return;
    event.preventDefault();
    list.current
      ?.querySelectorAll<HTMLElement>('[data-version]')
      [place]?.focus();
  };
  return (
    <div ref={list} className={styles['days']} onKeyDown={onKeyDown}>
      {byDay(versions, now).map((group) => (
        <section key={group.day} aria-label={group.day}>
          <h3 className={styles['day']}>{group.day}</h3>
          <ol className={styles['versions']}>
            {group.versions.map((version) => {
              const isStop = version === versions[stop];
              const side = sides[version.id];
              return (
                <li key={version.id} data-kind={version.kind}>
                  <span className={styles['dot']} data-side={side} aria-hidden>
                    {side}
                  </span>
                  <button
                    type="button"
                    data-version
                    tabIndex={isStop ? 0 : -1}
                    aria-current={side === undefined ? undefined : 'true'}
                    onFocus={() => {
                      setWanted(version.id);
                    }}
                    onClick={() => {
                      onChoose(version);
                    }}
                  >
                    <span className={styles['name']}>
                      {versionName(version)}
                    </span>
                    <span className={styles['detail']}>
                      {versionDetail(version)}
                      {side !== undefined && (
                        <span className="sr">, side {side}</span>
                      )}
                    </span>
                  </button>
                  {menu?.(version, isStop)}
                </li>
              );
            })}
          </ol>
        </section>
      ))}
    </div>
  );
}
