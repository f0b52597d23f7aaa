// What there is in the library, and how many of each.
import { BookMarked, FileText } from 'lucide-react';
import styles from './home.module.css';

const PLACES = [
  { place: 'briefings', name: 'Briefings', Icon: FileText },
  { place: 'sources', name: 'Sources', Icon: BookMarked },
] as const;

export type HomePlace = (typeof PLACES)[number]['place'];

export function HomeNavigation({
  place,
  onGo,
  ...counts
}: {
  readonly place: HomePlace;
  /** Null while it is not known. */
  readonly briefings: number | null;
  readonly sources: number | null;
  readonly onGo: (place: HomePlace) => void;
}) {
  return (
    <nav
      className={styles['navigation']}
      data-region
      tabIndex={-1}
      aria-label="Library"
    >
      <ul>
        {PLACES.map(({ place: each, name, Icon }) => (
          <li key={each}>
            <button
              type="button"
              aria-current={each === place ? 'page' : undefined}
              onClick={() => {
                onGo(each);
              }}
            >
              <Icon />
              {name}
              <span className={styles['count']}>
                {counts[each]?.toLocaleString('en-GB')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
