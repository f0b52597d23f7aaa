import { expect, test } from 'vitest';
import { canonicalJson } from '../canonical-json.ts';
import { cite, note, p, place } from '../document/builder.ts';
import type { Inline, Suggestion } from '../document/document.ts';
import { bodyOf, blockOf, type BlockBody } from './block-units.ts';
import { standingTogether } from './standing-together.ts';
import { listSuggestions } from './list-suggestions.ts';
import { suggestionsKnown } from './suggestion-forms.ts';
import { decideSuggestions } from './suggestions.ts';
import { settleStates, type State } from './unit-states.ts';

const by = (id: string, author: string): Suggestion => ({
  id,
  author,
  at: '2026-11-28T10:00:00.000Z',
});
const came = (words: string, id: string, author = 'Ana'): Inline => ({
  type: 'text',
  text: words,
  inserted: by(id, author),
});
const goes = (words: string, id: string, author = 'Ana'): Inline => ({
  type: 'text',
  text: words,
  deleted: by(id, author),
});

const body = (...content: (string | Inline)[]): BlockBody => {
  const [block] = place([p(...content)]);
  if (!block) throw new Error('There is one.');
  return bodyOf(block);
};
const asBlock = (of: BlockBody) => blockOf(of, 'b' as never, 'a0' as never);

let count = 0;
/** By `copy`, who had `before` of it before. */
function state(
  copy: string,
  value: BlockBody | null,
  ...before: BlockBody[]
): State<unknown> {
  count += 1;
  const knows = [...before, ...(value ? [value] : [])].flatMap((of) => [
    ...suggestionsKnown(asBlock(of)),
  ]);
  return {
    id: `s${count}`,
    hash: value && canonicalJson(value),
    value,
    copy,
    author: copy,
    at: `2026-11-28T10:00:${String(count % 60).padStart(2, '0')}.000Z`,
    past: {},
    ...(knows.length > 0 && { knows }),
  };
}

const suggested = (of: unknown): string[] =>
  listSuggestions([asBlock(of as BlockBody)]).map(
    ({ author, before, after }) => `${author}: ${before} > ${after}`,
  );
const words = (of: unknown): string =>
  JSON.stringify(decideSuggestions([asBlock(of as BlockBody)], () => 'reject'));

test('what two people suggest at places of their own stands at once, the same in every copy', () => {
  const ana = state('Ana', body('The ', came('old ', 'a'), 'quay is closed.'));
  const ben = state(
    'Ben',
    body('The quay is ', goes('closed', 'b', 'Ben'), '.'),
  );
  const inAnas = standingTogether([ana, ben], 'Ana');
  const inBens = standingTogether([ben, ana], 'Ben');
  expect(inAnas?.states).toEqual([ana, ben]);
  expect(inBens?.states).toEqual([ben, ana]);
  expect(inBens?.value).toEqual(inAnas?.value);
  expect(suggested(inAnas?.value)).toEqual(['Ana:  > old ', 'Ben: closed > ']);
  expect(words(inAnas?.value)).toBe(words(body('The quay is closed.')));
});

test('who suggests in the same words, changes what it says, or removes it, does not', () => {
  const ana = state('Ana', body('The ', goes('quay', 'a'), '.'));
  for (const other of [
    body('The qu', goes('ay', 'b', 'Ben'), '.'),
    body('The quay is closed.'),
    null,
  ]) {
    const together = standingTogether([ana, state('Ben', other)], 'Ana');
    expect(together).toEqual({ states: [ana], value: ana.value });
  }
});

test('of three, those that can stand with what stands here', () => {
  const ana = state('Ana', body('The ', came('old ', 'a'), 'quay.'));
  const ben = state('Ben', body('The ', goes('quay', 'b', 'Ben'), '.'));
  const cy = state('Cy', body('The qu', goes('ay', 'c', 'Cy'), '.'));
  const of = (copy: string) => standingTogether([cy, ben, ana], copy);
  expect(of('Ana')?.states).toEqual([ana, ben]);
  expect(of('Ben')?.states).toEqual([ben, ana]);
  expect(of('Cy')?.states).toEqual([cy, ana]);
  expect(suggested(of('Ana')?.value)).toHaveLength(2);
});

test('what one refused who had it before them does not come back, and what the other adds comes', () => {
  const before = body('The ', came('old ', 'a'), 'quay is closed.');
  const ana = state('Ana', body('The quay is closed.'), before);
  const ben = state(
    'Ben',
    body(
      'The ',
      came('old ', 'a'),
      'quay is ',
      goes('closed', 'b', 'Ben'),
      '.',
    ),
    before,
  );
  for (const copy of ['Ana', 'Ben']) {
    const together = standingTogether([ana, ben], copy);
    expect(together?.states).toHaveLength(2);
    expect(suggested(together?.value)).toEqual(['Ben: closed > ']);
  }
});

test('what one accepted is said, and what the other suggests beside it stands', () => {
  const before = body(
    'The ',
    came('old ', 'a'),
    'quay ',
    goes('here ', 'b'),
    'is closed.',
  );
  const ana = state('Ana', body('The old quay here is closed.'), before);
  const ben = state(
    'Ben',
    body(
      'The ',
      came('old ', 'a'),
      'quay ',
      goes('here ', 'b'),
      'is ',
      goes('closed', 'c', 'Ben'),
      '.',
    ),
    before,
  );
  const together = standingTogether([ana, ben], 'Ben');
  expect(suggested(together?.value)).toEqual(['Ben: closed > ']);
  expect(words(together?.value)).toBe(
    words(body('The old quay here is closed.')),
  );
});

test('each decided another one', () => {
  const before = body('The ', came('old ', 'a'), 'quay', came('s', 'b'), '.');
  const ana = state('Ana', body('The old quay', came('s', 'b'), '.'), before);
  const ben = state('Ben', body('The ', came('old ', 'a'), 'quay.'), before);
  const together = standingTogether([ana, ben], 'Ana');
  expect(together?.states).toHaveLength(2);
  expect(suggested(together?.value)).toEqual([]);
  expect(words(together?.value)).toBe(words(body('The old quay.')));
});

test('one accepted what the other refused: nobody knows better', () => {
  const before = body('The ', came('old ', 'a'), 'quay.');
  const ana = state('Ana', body('The old quay.'), before);
  const ben = state('Ben', body('The quay.'), before);
  expect(standingTogether([ana, ben], 'Ana')?.states).toEqual([ana]);
});

test('a suggestion that one of them has not seen is not taken for refused', () => {
  const ana = state('Ana', body('The ', came('old ', 'a'), 'quay.'));
  const ben = state('Ben', body('The quay.'));
  const together = standingTogether([ana, ben], 'Ben');
  expect(suggested(together?.value)).toEqual(['Ana:  > old ']);
});

test('a suggestion that both have stands as the one has it who wrote on in it', () => {
  const before = body('The quay', came(' here', 'a'), ', ', goes('shut', 'd'));
  const ana = state(
    'Ana',
    body('The quay', came(' here now', 'a'), goes(', shut', 'd')),
    before,
  );
  const ben = state(
    'Ben',
    body(
      'The ',
      came('old ', 'b', 'Ben'),
      'quay',
      came(' here', 'a'),
      ', ',
      goes('shut', 'd'),
    ),
    before,
  );
  for (const copy of ['Ana', 'Ben']) {
    const together = standingTogether([ben, ana], copy);
    expect(together?.states).toHaveLength(2);
    expect(suggested(together?.value)).toEqual([
      'Ben:  > old ',
      'Ana:  >  here now',
      'Ana: , shut > ',
    ]);
  }
  // Each wrote on in another one.
  const bens = state(
    'Ben',
    body('The quay', came(' here', 'a'), ', ', goes('shut down', 'd')),
    body('The quay', came(' here', 'a'), ', ', goes('shut', 'd'), ' down'),
  );
  const anas = state(
    'Ana',
    body('The quay', came(' here now', 'a'), ', ', goes('shut', 'd'), ' down'),
    body('The quay', came(' here', 'a'), ', ', goes('shut', 'd'), ' down'),
  );
  expect(suggested(standingTogether([anas, bens], 'Ben')?.value)).toEqual([
    'Ana:  >  here now',
    'Ana: shut down > ',
  ]);
});

test('a suggestion in which both wrote on, or of which nobody knows who did, is for a person', () => {
  const before = body('The quay', came(' here', 'a'), '.');
  const now = body('The quay', came(' here now', 'a'), '.');
  const then = body('The quay', came(' here then', 'a'), '.');
  const ana = state('Ana', now, before);
  const ben = state('Ben', then, before);
  expect(standingTogether([ana, ben], 'Ana')?.states).toEqual([ana]);
  // Refused before it was written on in: what was written since nobody has refused.
  const refused = state('Ben', body('The quay.'), before);
  for (const copy of ['Ana', 'Ben'])
    expect(standingTogether([ana, refused], copy)?.states).toHaveLength(1);
  // As a library had it that knew of no forms.
  const [knowing, other] = [ana, state('Ben', before)].map((each) => ({
    ...each,
    knows: ['a'],
  }));
  if (!knowing || !other) throw new Error('There are two.');
  expect(standingTogether([knowing, other], 'Ana')?.states).toEqual([knowing]);
});

test('in a note that is itself suggested one writes on, and the other beside it', () => {
  const noted = (words: string) => ({
    ...note(words, cite('port')),
    inserted: by('n', 'Ana'),
  });
  const first = noted('Log of ');
  const rest = first.content.slice(1);
  const written = {
    ...first,
    content: [{ type: 'text', text: 'The log of ' } as const, ...rest],
  };
  const before = body('The quay', first, '.');
  const ana = state('Ana', body('The quay', written, '.'), before);
  const ben = state(
    'Ben',
    body('The ', came('old ', 'b', 'Ben'), 'quay', first, '.'),
    before,
  );
  const together = standingTogether([ana, ben], 'Ben');
  expect(together?.value).toEqual(
    body('The ', came('old ', 'b', 'Ben'), 'quay', written, '.'),
  );
});

test('in a note, and in how runs of words are cut', () => {
  const shared = note('Log of ', cite('port'), ' today');
  const ana = state('Ana', body('The ', 'quay', shared, '.'));
  const [part, cited, rest] = shared.content;
  if (!part || !cited || !rest) throw new Error('There are three.');
  const ben = state(
    'Ben',
    body(
      'The quay',
      {
        ...shared,
        content: [part, cited, rest, came(' here', 'b', 'Ben') as never],
      },
      '.',
    ),
  );
  const cy = state(
    'Cy',
    body(
      'The quay',
      {
        ...shared,
        content: [came('See ', 'c', 'Cy') as never, part, cited, rest],
      },
      '.',
    ),
  );
  const together = standingTogether([ana, ben, cy], 'Ana');
  expect(together?.states).toHaveLength(3);
  expect(suggested(together?.value)).toEqual(['Cy:  > See ', 'Ben:  >  here']);
});

test('that it is moved and that words come stand at once; where it would go is kept', () => {
  const ana = {
    ...body('The quay.'),
    moved: { ...by('a', 'Ana'), to: 'a5' as never },
  };
  const ben = body('The ', came('old ', 'b', 'Ben'), 'quay.');
  const together = standingTogether(
    [state('Ana', ana), state('Ben', ben)],
    'Ben',
  );
  expect(together?.value).toEqual({ ...ben, moved: ana.moved });
});

test('who chooses goes on knowing all that was suggested', () => {
  const ana = state('Ana', body('The ', came('old ', 'a'), 'quay.'));
  const ben = state('Ben', body('The quay', came('s', 'b', 'Ben'), '.'));
  const plain = body('The quay.');
  const [settled] = settleStates<unknown>(
    [ana, ben],
    { hash: canonicalJson(plain), value: plain, author: 'Ana', at: ana.at },
    'Ana',
    () => 'new',
  );
  expect(settled?.knows).toEqual(expect.arrayContaining(['a', 'b']));
});

test('more than anyone makes are not laid into each other', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const many = letters
    .split('')
    .map((letter, at) =>
      state(
        letter,
        body(letters.slice(0, at), came('-', `a${at}`), letters.slice(at)),
      ),
    );
  const of = (states: State<unknown>[]) =>
    standingTogether(states, 'a')?.states;
  expect(of(many.slice(0, 20))).toHaveLength(20);
  expect(of(many.slice(0, 21))).toEqual([many[0]]);
});
