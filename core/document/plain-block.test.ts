// What is known at a glance is what the schema takes: whatever is done to such a block.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cite, docWith, note, p } from './builder.ts';
import { isPlainBlock } from './plain-block.ts';
import { blockSchema } from './schema.ts';

const [line] = docWith(
  {},
  p('Funding rose.', note('See ', cite('smith', 'p. 12'), '.')),
).blocks;

test('a line with a note is known at a glance, as is a heading', () => {
  expect(isPlainBlock(line)).toBe(true);
  expect(isPlainBlock({ ...line, type: 'heading', level: 2 })).toBe(true);
});

test.each([
  ['another key', { ...line, x: 1 }],
  ['a key that says nothing', { ...line, marking: undefined }],
  ['no rank', { ...line, rank: '' }],
  ['a level of no heading', { ...line, type: 'heading', level: 5 }],
  ['an empty run', { ...line, content: [{ type: 'text', text: '' }] }],
  ['NUL', { ...line, content: [{ type: 'text', text: 'a\0' }] }],
  ['what is no list', { ...line, content: { length: 0 } }],
])('%s is not', (_, block) => {
  expect(isPlainBlock(block)).toBe(false);
});

/** A place within the value, and what stands there instead. */
const changes = fc.array(
  fc.record({
    path: fc.array(fc.nat(5), { minLength: 1, maxLength: 7 }),
    kind: fc.constantFrom('put', 'drop', 'add'),
    value: fc.oneof(
      fc.constantFrom<unknown>(
        '',
        'p. 1\n2',
        '\u{0}',
        'a b',
        'text',
        'citation',
        'heading',
        'bold',
        ['bold'],
        ['bold', 'bold'],
        ['loud'],
        1,
        4,
        1.5,
        null,
        undefined,
        [],
        { type: 'text', text: 'a', marks: ['bold'] },
        { label: 'page', value: '4' },
      ),
      fc.jsonValue(),
    ),
  }),
  { maxLength: 3 },
);

function change(
  root: Record<string, unknown>,
  path: readonly number[],
  kind: string,
  value: unknown,
): void {
  let at = root;
  for (const [depth, step] of path.entries()) {
    const keys = Object.keys(at);
    const key = keys[step % Math.max(1, keys.length)];
    if (key === undefined) return;
    const next = at[key];
    if (
      depth < path.length - 1 &&
      typeof next === 'object' &&
      next !== null &&
      Object.keys(next).length > 0
    ) {
      at = next as Record<string, unknown>;
      continue;
    }
    if (kind === 'drop') Reflect.deleteProperty(at, key);
    else if (kind === 'add') at['marks'] = value;
    else at[key] = value;
    return;
  }
}

test('what is known at a glance is taken by the schema', () => {
  let known = 0;
  fc.assert(
    fc.property(fc.boolean(), changes, (isHeading, made) => {
      const block: Record<string, unknown> = structuredClone({
        ...line,
        ...(isHeading && { type: 'heading', level: 1 }),
      });
      for (const { path, kind, value } of made)
        change(block, path, kind, value);
      if (!isPlainBlock(block)) return;
      known += 1;
      expect(blockSchema.safeParse(block).success).toBe(true);
    }),
    { numRuns: 3000 },
  );
  expect(known).toBeGreaterThan(300);
});
