// How a citation stands with its reviewers: nobody has judged it, its verdict holds, or the verdict is stale because what it
// was given on is not what stands there now.
import {
  BASIS_PARTS,
  basisChanges,
  type BasisChange,
  type BasisHashes,
  type CompareOptions,
  type VerdictBasis,
} from './verdict-basis.ts';

export type VerdictStanding =
  | { readonly state: 'none' }
  | { readonly state: 'holds' }
  | { readonly state: 'stale'; readonly changes: readonly BasisChange[] };

export type JudgedOn = {
  readonly hashes: BasisHashes;
  /** Asked for only where a hash is another. */
  readonly basis: () => VerdictBasis;
};

/** `judged` is what the verdict that holds was given on; null where there is none. */
export function standingOf(
  judged: JudgedOn | null,
  now: { readonly hashes: BasisHashes; readonly basis: VerdictBasis },
  options: CompareOptions,
): VerdictStanding {
  if (!judged) return { state: 'none' };
  const isSame = BASIS_PARTS.every(
    (part) => judged.hashes[part] === now.hashes[part],
  );
  if (isSame) return { state: 'holds' };
  const changes = basisChanges(judged.basis(), now.basis, options);
  return changes.length === 0
    ? { state: 'holds' }
    : { state: 'stale', changes };
}
