import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '#core/checks/finding.ts';
import type { BriefingId } from '#core/document/document.ts';
import { rememberFindings } from './changed-findings.ts';

const BRIEFING = 'b' as BriefingId;
const finding = (text: string): Finding => ({
  check: 'over-limit',
  severity: 'info',
  block: null,
  text,
  message: '',
});

test('what is kept and what is told are all that is found, whatever was changed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 })),
      (rounds) => {
        const changed = rememberFindings();
        let shown: readonly Pick<Finding, 'check' | 'text'>[] = [];
        let since: number | null = null;
        for (const words of rounds) {
          const findings = words.map(finding);
          const told = changed(BRIEFING, { findings, silenced: [] }, since);
          shown = [
            ...shown.slice(0, told.before),
            ...told.findings,
            ...shown.slice(shown.length - told.behind),
          ];
          since = told.answer;
          expect(shown).toEqual(findings);
        }
      },
    ),
  );
});

test('one that changed is told alone, and all are to a window that knows another answer', () => {
  const changed = rememberFindings();
  const findings = ['a', 'b', 'c'].map(finding);
  const first = changed(BRIEFING, { findings, silenced: [] }, null);
  expect(first.findings).toHaveLength(3);
  const now = findings.with(1, finding('x'));
  const second = changed(
    BRIEFING,
    { findings: now, silenced: [] },
    first.answer,
  );
  expect(second).toMatchObject({
    before: 1,
    behind: 1,
    findings: [finding('x')],
  });
  for (const since of [first.answer, null, 99])
    expect(
      changed(BRIEFING, { findings: now, silenced: [] }, since).findings,
    ).toHaveLength(3);
  expect(
    changed('other' as BriefingId, { findings: now, silenced: [] }, 1).findings,
  ).toHaveLength(3);
});
