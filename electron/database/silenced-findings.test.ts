import { expect, test } from 'vitest';
import { doc, p } from '#core/document/builder.ts';
import type { BriefingId } from '#core/document/document.ts';
import { binBriefings, eraseBinned } from './bin.ts';
import { insertBriefing } from './briefings.ts';
import { errorOf, rowsIn, stampAt, testLibrary } from './library-fixture.ts';
import {
  hearFinding,
  silencedIn,
  silenceFinding,
  type FindingPlace,
} from './silenced-findings.ts';

const A = 'a' as BriefingId;
const B = 'b' as BriefingId;
const CLAIM: FindingPlace = {
  check: 'claim-without-citation',
  block: null,
  text: 'It fell by 12 per cent.',
};

test('a finding is silenced in its briefing, at its place and in its words alone, until it is heard again', () => {
  const library = testLibrary();
  for (const id of [A, B]) insertBriefing(library, id, doc(p('x')), stampAt(0));
  const id = silenceFinding(library, A, CLAIM, 'agreed', stampAt(1));
  expect(silencedIn(library, A)(CLAIM)).toEqual({
    id,
    reason: 'agreed',
    ...stampAt(1),
  });
  expect(silencedIn(library, B)(CLAIM)).toBeUndefined();
  expect(
    silencedIn(library, A)({ ...CLAIM, text: 'It fell by 13 per cent.' }),
  ).toBeUndefined();
  expect(
    silencedIn(library, A)({ ...CLAIM, check: 'over-limit' }),
  ).toBeUndefined();

  expect(silenceFinding(library, A, CLAIM, 'well known', stampAt(2))).toBe(id);
  expect(silencedIn(library, A)(CLAIM)?.reason).toBe('well known');
  hearFinding(library, id, stampAt(3));
  hearFinding(library, id, stampAt(4));
  expect(silencedIn(library, A)(CLAIM)).toBeUndefined();
  expect(rowsIn(library)['silenced_findings']).toMatchObject([
    { heard: 1, ...stampAt(3) },
  ]);
  expect(silenceFinding(library, A, CLAIM, 'after all', stampAt(5))).toBe(id);
  expect(silencedIn(library, A)(CLAIM)?.reason).toBe('after all');
});

test('of a briefing that is not there none is silenced, and with a briefing its own go', () => {
  const library = testLibrary();
  insertBriefing(library, A, doc(p('x')), stampAt(0));
  errorOf('not-found', () =>
    silenceFinding(library, B, CLAIM, 'agreed', stampAt(1)),
  );
  silenceFinding(library, A, CLAIM, 'agreed', stampAt(1));
  binBriefings(library, [A], stampAt(2).at);
  eraseBinned(library, [A]);
  expect(rowsIn(library)['silenced_findings']).toEqual([]);
});
