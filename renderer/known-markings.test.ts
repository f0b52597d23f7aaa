import { expect, test } from 'vitest';
import { p, place } from '#core/document/builder.ts';
import { knownMarkings } from './known-markings.ts';

test('what the briefing uses comes first, and each once', () => {
  const blocks = place([
    p('a'),
    { ...p('b'), marking: 'SECRET' },
    { ...p('c'), marking: 'EYES ONLY' },
  ]);
  const offered = knownMarkings('PROTECTED B', blocks);
  expect(offered.slice(0, 3)).toEqual(['PROTECTED B', 'SECRET', 'EYES ONLY']);
  expect(new Set(offered).size).toBe(offered.length);
  expect(knownMarkings('', [])).not.toContain('');
});
