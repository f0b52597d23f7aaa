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

test('one that changed is told alone to each of two windows, and all are to one that knows another answer', () => {
  const changed = rememberFindings();
  const findings = ['a', 'b', 'c'].map(finding);
  const first = changed(BRIEFING, { findings, silenced: [] }, null);
  expect(first.findings).toHaveLength(3);
  const beside = changed(BRIEFING, { findings, silenced: [] }, null);
  const now = { findings: findings.with(1, finding('x')), silenced: [] };
  for (const since of [first.answer, beside.answer])
    expect(changed(BRIEFING, now, since)).toMatchObject({
      before: 1,
      behind: 1,
      findings: [finding('x')],
    });
  for (const since of [null, 99])
    expect(changed(BRIEFING, now, since).findings).toHaveLength(3);
  expect(
    changed('other' as BriefingId, now, first.answer).findings,
  ).toHaveLength(3);
});

test('an answer that is remembered no more counts as none', () => {
  const changed = rememberFindings();
  const checked = { findings: ['a', 'b'].map(finding), silenced: [] };
  const { answer } = changed(BRIEFING, checked, null);
  for (let others = 0; others < 20; others += 1)
    changed(`b${String(others)}` as BriefingId, checked, null);
  expect(changed(BRIEFING, checked, answer).findings).toHaveLength(2);
});
