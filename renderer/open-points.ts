// What a person sees before a briefing goes out: what is open in it, and what the checks find of the file itself, each with
// the way to its place.
import { isOfPrint, ofTheFile } from '#core/checks/before-export.ts';
import type { Finding } from './checks/use-findings.ts';
import type { OpenPoint } from './export/ExportDialog.tsx';
import type { StillOpen } from './still-open.ts';

/** `findings` are those of the text as it was saved last. What has no finding has no place to go to. */
export const openPoints = (
  open: readonly StillOpen[],
  findings: readonly Finding[],
  show: (finding: Finding) => void,
  /** The ways of those that need no finding, by what is open. */
  ways: ReadonlyMap<string, () => void>,
): OpenPoint[] => [
  ...open.map(({ sentence, check }): OpenPoint => {
    const way = ways.get(check);
    if (way) return { sentence, show: way, inPrint: false };
    const first = findings.find((finding) => finding.check === check);
    return {
      sentence,
      inPrint: false,
      show:
        first === undefined
          ? null
          : () => {
              show(first);
            },
    };
  }),
  ...ofTheFile(findings).map((finding): OpenPoint => ({
    sentence: finding.message,
    inPrint: isOfPrint(finding),
    show: () => {
      show(finding);
    },
  })),
];
