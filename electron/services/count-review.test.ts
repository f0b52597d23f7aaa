import { expect, test } from 'vitest';
import { cite, docWith, note, p } from '#core/document/builder.ts';
import type { Block, BriefingId } from '#core/document/document.ts';
import { newId } from '../clock.ts';
import { saveDelta } from '../database/blocks.ts';
import { insertBriefing, readBriefing } from '../database/briefings.ts';
import {
  book,
  BRIEFING,
  errorOf,
  STAMP,
  stampAt,
  testLibrary,
} from '../database/library-fixture.ts';
import { readRevisions } from '../database/revisions.ts';
import { changeSource, insertSources } from '../database/sources.ts';
import { useCitationStyles } from './citation-styles-fixture.ts';
import { openThread, resolveThread } from './comment.ts';
import { openReviewCounter } from './count-review.ts';
import { openCitationReview } from './review-citations.ts';

const styles = useCitationStyles();

function begin() {
  const library = testLibrary();
  insertSources(library, [book('s1'), book('s2')], STAMP);
  insertBriefing(
    library,
    BRIEFING,
    docWith(
      { style: 'chicago-notes' },
      p('It fell twice.', note(cite('s1', 'p. 4'))),
      p('Nobody looked at this one.', note(cite('s1'))),
      p('All was well.', note(cite('s1'), '; ', cite('s2'))),
    ),
    STAMP,
  );
  const review = openCitationReview(library, styles());
  const count = openReviewCounter(library, styles());
  const give = (place: number): void => {
    const citation = review.list(BRIEFING).citations[place]?.id ?? '';
    review.give(
      { briefing: BRIEFING, citation, verdict: 'supports' },
      stampAt(1, 'Bea'),
    );
  };
  return { library, review, count, give };
}

test('what is counted is what the list of citations says, also after the text and a source were changed', () => {
  const { library, review, count, give } = begin();
  const expected = (): object => {
    const { citations } = review.list(BRIEFING);
    const of = (standing: string): number =>
      citations.filter((each) => each.standing === standing).length;
    return { all: citations.length, checked: of('holds'), stale: of('stale') };
  };
  expect(count(BRIEFING)).toEqual({
    briefing: BRIEFING,
    ...{ all: 4, checked: 0, stale: 0, conditions: 0 },
  });
  give(0);
  give(3);
  expect(count(BRIEFING)).toMatchObject({ checked: 2, stale: 0 });
  const [block] = readBriefing(library, BRIEFING).document.blocks;
  if (block?.type !== 'paragraph') throw new Error('no paragraph');
  const [, ...rest] = block.content;
  const changed: Block = {
    ...block,
    content: [{ type: 'text', text: 'It fell once.' }, ...rest],
  };
  const parent = readRevisions(library, BRIEFING).get(block.id) ?? 0;
  saveDelta(
    library,
    BRIEFING,
    { put: [{ block: changed, parent }], move: [], remove: [] },
    stampAt(2, 'Cem'),
  );
  expect(count(BRIEFING)).toMatchObject({ all: 4, checked: 1, stale: 1 });
  expect(count(BRIEFING)).toMatchObject(expected());
  const { id, citekey, item } = book('s2', 'Another');
  changeSource(library, { id, citekey, item }, stampAt(3, 'Cem'));
  expect(count(BRIEFING)).toMatchObject({ all: 4, checked: 0, stale: 2 });
  expect(count(BRIEFING)).toMatchObject(expected());
});

test('open conditions are counted, whatever else was said', () => {
  const { library, count } = begin();
  const open = (kind: 'condition' | 'information'): string => {
    const thread = newId();
    openThread(
      library,
      {
        ...{ briefing: BRIEFING, thread, place: { on: 'briefing' }, kind },
        comment: { id: newId(), words: 'Say who.' },
      },
      STAMP,
    );
    return thread;
  };
  const first = open('condition');
  open('condition');
  open('information');
  expect(count(BRIEFING).conditions).toBe(2);
  resolveThread(
    library,
    { briefing: BRIEFING, thread: first, resolved: true },
    stampAt(1),
  );
  expect(count(BRIEFING).conditions).toBe(1);
});

test('a briefing that is not there is refused', () => {
  const { count } = begin();
  errorOf('not-found', () => count('none' as BriefingId));
});
