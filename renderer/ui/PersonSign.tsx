// Who did something: their initials in their colour, with the name beside it. The colour says nothing that they don't.
import type { Person } from '#core/review/person.ts';
import styles from './person-sign.module.css';

export function PersonDisc({ person }: { readonly person: Person }) {
  return (
    <span
      className={styles['disc']}
      style={{ background: `var(--person-${String(person.colour)})` }}
      aria-hidden
    >
      {/* More would not fit. */}
      {Array.from(person.initials).slice(0, 3).join('')}
    </span>
  );
}

export function PersonSign({ person }: { readonly person: Person }) {
  return (
    <span className={styles['person']}>
      <PersonDisc person={person} />
      <span className={styles['name']} title={person.name}>
        {person.name}
      </span>
    </span>
  );
}
