import { expect, test } from 'vitest';
import { cite, doc, note, p } from '#core/document/builder.ts';
import { footnotesOf } from '#core/document/walk.ts';
import { alarmsInText, type Told } from './alarms-in-text.ts';

const told = (source: string): Told => ({
  id: 1,
  at: '',
  author: 'Ada',
  briefing: 'x',
  briefingTitle: '',
  source,
  citekey: source,
  sourceTitle: source,
  sourceType: 'book',
  changes: [],
  notes: [],
  verdicts: 0,
});

test('the notes are those of the text, by their numbers there, each once; an alarm without notes waits', () => {
  const { blocks } = doc(
    p('a', note(cite('other'))),
    p('b', note(cite('a'), cite('a', 'p. 2')), note('words'), note(cite('a'))),
  );
  const shown = (text: typeof blocks): unknown =>
    alarmsInText([told('a'), told('b')], footnotesOf(text)).map(
      ({ source, notes }) => [source, notes.map(({ number }) => number)],
    );
  expect(shown(blocks)).toEqual([['a', [2, 4]]]);
  expect(shown(blocks.slice(1))).toEqual([['a', [1, 3]]]);
  expect(shown(blocks.slice(0, 1))).toEqual([]);
});
