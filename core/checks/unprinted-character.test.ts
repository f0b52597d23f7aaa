import { expect, test } from 'vitest';
import { cite, doc, docWith, h, note, p, table } from '../document/builder.ts';
import { unprintedCharacter } from './unprinted-character.ts';

const LATIN = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x2010, 0x2027],
] as const;

test('characters that no font has are named with their codes and their block', () => {
  const said = note('Said in 𒀀.');
  const { blocks } = doc(
    p('Plain, naïve words – “quoted”.'),
    h(1, 'Costs ', said),
    table([
      ['a', 'b'],
      ['c', '☃ and 𒀀'],
    ]),
    { type: 'code', text: 'let ∀ = 1' },
  );
  const found = unprintedCharacter(
    { title: 'Ferries', marking: '', fields: {}, blocks },
    LATIN,
  );
  expect(
    found.map(({ block, footnote, text }) => [block, footnote, text]),
  ).toEqual([
    [blocks[1]?.id, said.id, '𒀀'],
    [blocks[2]?.id, undefined, '☃'],
    [blocks[3]?.id, undefined, '∀'],
  ]);
  expect(found[1]?.message).toBe(
    'No font of the print has ☃ (U+2603), 𒀀 (U+12000): in a PDF their codes stand in boxes in their place. Write it in other characters, or send another format.',
  );
});

test('what stands above the text and in a citation is looked at; what is not seen is not missed', () => {
  const document = docWith(
    { title: 'Ferries ☃', fields: { to: ['Ada', '∀'], copies: 3 } },
    p('It rose.', note({ ...cite('a'), suffix: ', see ☃' })),
    p('soft\u00adhyphen and\u200bzero width'),
  );
  expect(
    unprintedCharacter(document, LATIN).map(({ block, message }) => [
      block,
      /has (.*):/u.exec(message)?.[1],
    ]),
  ).toEqual([
    [null, '∀ (U+2200), ☃ (U+2603)'],
    [document.blocks[0]?.id, '☃ (U+2603)'],
  ]);
});

test('of many, the first are named and the others counted', () => {
  const [found] = unprintedCharacter(doc(p('ЖЗИКЛМН')), LATIN);
  expect(found?.message).toContain('Л (U+041B) and 2 more: in a PDF');
});
