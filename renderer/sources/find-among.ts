/** What a field says in which sources are looked for. */
export function findAmong(count: number): string {
  if (count === 0) return 'Find a source';
  if (count === 1) return 'Find among 1 source';
  return `Find among ${count.toLocaleString('en-GB')} sources`;
}
