import { expect, test } from 'vitest';
import { doc, h, p } from '#core/document/builder.ts';
import { findingTitle, groupFindings } from './finding-groups.ts';
import type { Finding } from './use-findings.ts';

const { blocks } = doc(
  p('First'),
  h(1, 'Issue'),
  p('Second'),
  h(2, ' '),
  p('x'),
);
const at = (place: number | null, text = ''): Finding => ({
  check: 'required-empty',
  severity: 'warning',
  block: place === null ? null : (blocks[place]?.id ?? 'gone'),
  text,
  message: 'It is empty.',
});

test('findings stand under their heading, in the order in which they come', () => {
  const groups = groupFindings(
    [at(null, 'a'), at(0, 'b'), at(1, 'c'), at(2, 'd'), at(4, 'e'), at(9, 'f')],
    blocks,
  );
  expect(
    groups.map(({ title, findings }) => [
      title,
      findings.map(({ finding }) => finding.text).join(''),
    ]),
  ).toEqual([
    ['The whole briefing', 'af'],
    ['Before the first heading', 'b'],
    ['Issue', 'cd'],
    ['A heading without words', 'e'],
  ]);
});

test('keys are all different, and stay when something else is gone', () => {
  const keys = (...findings: Finding[]): string[] =>
    groupFindings(findings, blocks).flatMap((group) =>
      group.findings.map(({ key }) => key),
    );
  const all = keys(at(0, 'a'), at(0, 'a'), at(2, 'b'));
  expect(new Set(all).size).toBe(3);
  expect(keys(at(2, 'b'))).toEqual([all[2]]);
});

test('a check without a title goes by its name', () => {
  expect(findingTitle({ check: 'numbering-gap' })).toBe('Gap in the numbering');
  expect(findingTitle({ check: 'new-check' })).toBe('new-check');
});
