import { expect, test } from 'vitest';
import { linkMarker } from '../citations/link-marker.ts';
import { doc, marker, p } from '../document/builder.ts';
import type { BriefingDocument, SourceId } from '../document/document.ts';
import { checkBriefing } from './check-briefing.ts';

let count = 0;
const newId = (kind: string): string => `${kind}-${String((count += 1))}`;

function linked(document: BriefingDocument, number: number): BriefingDocument {
  const { changed } = linkMarker(
    document.blocks,
    number,
    's' as SourceId,
    null,
    newId,
  );
  const blocks = document.blocks.map(
    (block) => changed.find(({ id }) => id === block.id) ?? block,
  );
  return { ...document, blocks };
}

const briefing = doc(
  p('One ', marker('[1]'), '.'),
  p('Two ', marker('[2, 5]'), ' and ', marker('[5–6, p. 4]'), '.'),
  p('Three ', marker('[1]'), '.'),
);
const [first, second, third] = briefing.blocks.map(({ id }) => id);

test('findings come in the order of the text', () => {
  expect(
    checkBriefing(briefing, []).map(({ check, severity, block, text }) => [
      check,
      severity,
      block,
      text,
    ]),
  ).toEqual([
    ['unresolved-marker', 'error', first, '[1]'],
    ['unresolved-marker', 'error', second, '[2, 5]'],
    ['unresolved-marker', 'error', second, '[5–6, p. 4]'],
    ['numbering-gap', 'warning', second, '[3]'],
    ['numbering-gap', 'warning', second, '[4]'],
    ['unresolved-marker', 'error', third, '[1]'],
  ]);
});

test('a gap names its neighbours, and stays when they are linked', () => {
  const gaps = (document: BriefingDocument): string[] =>
    checkBriefing(document, [])
      .filter(({ check }) => check === 'numbering-gap')
      .map(({ message }) => message);
  expect(gaps(briefing)).toEqual([
    'The markers skip [3], between [2] and [5]: look whether a citation is missing.',
    'The markers skip [4], between [2] and [5]: look whether a citation is missing.',
  ]);
  expect(gaps([1, 2, 5, 6].reduce(linked, briefing))).toEqual(gaps(briefing));
  expect(gaps(doc(p('a ', marker('[2]'))))).toEqual([
    'The markers skip [1], before [2]: look whether a citation is missing.',
  ]);
});

test('a gap stands where the next higher number first does, in a marker or a note', () => {
  const document = doc(
    p('One ', marker('[1]')),
    p('Four ', marker('[4]')),
    p('Six ', marker('[6]')),
    p('Four ', marker('[4]')),
  );
  const places = (checked: BriefingDocument): unknown[] =>
    checkBriefing(checked, [])
      .filter(({ check }) => check === 'numbering-gap')
      .map(({ block, text }) => [
        checked.blocks.findIndex(({ id }) => id === block),
        text,
      ]);
  const expected = [
    [1, '[2]'],
    [1, '[3]'],
    [2, '[5]'],
  ];
  expect(places(document)).toEqual(expected);
  expect(places(linked(document, 4))).toEqual(expected);
});

test('what is left of a marker is found as it is written now', () => {
  const texts = checkBriefing(linked(briefing, 5), [])
    .filter(({ check }) => check === 'unresolved-marker')
    .map(({ text }) => text);
  expect(texts).toEqual(['[1]', '[2]', '[6, p. 4]', '[1]']);
});

test('a briefing with all of its markers linked and no gap has no findings', () => {
  const document = doc(p('One ', marker('[1]'), ' two ', marker('[2]')));
  expect(checkBriefing([1, 2].reduce(linked, document), [])).toEqual([]);
  expect(checkBriefing(doc(p('Words')), [])).toEqual([]);
});
