// What the checks know from one call to the next: whoever answers a window is made anew for each of its calls, and what was
// read of a briefing, looked for in files and told of it must outlive that. The numbers of answers are never used again, so
// that a window that knows one knows that and no other, whatever library is open by then.
import type { Library } from '../database/open.ts';
import { rememberFindings } from './changed-findings.ts';
import { openChecker, type BriefingChecker } from './check-briefing.ts';

export type KeptChecks = {
  /** The same for as long as the library is open. */
  readonly checkerOf: (library: Library) => BriefingChecker;
  readonly changedFindings: ReturnType<typeof rememberFindings>;
};

/** `resources` is the folder of the built resources. */
export function keepChecks(resources: string): KeptChecks {
  const checkers = new WeakMap<Library, BriefingChecker>();
  return {
    checkerOf(library) {
      const known = checkers.get(library);
      if (known) return known;
      const checker = openChecker(library, resources);
      checkers.set(library, checker);
      return checker;
    },
    changedFindings: rememberFindings(),
  };
}
