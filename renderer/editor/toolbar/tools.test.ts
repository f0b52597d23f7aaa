import { expect, test } from 'vitest';
import { TOOL_GROUPS, toolsWithRoom } from './tools.tsx';

const all = TOOL_GROUPS.flat().map(({ name }) => name);

test('more room shows more, never another tool in the place of one', () => {
  let before: ReadonlySet<string> = new Set();
  for (let room = -100; room < 900; room += 10) {
    const now = toolsWithRoom(room);
    for (const name of before) expect(now).toContain(name);
    for (const name of now) expect(all).toContain(name);
    before = now;
  }
  expect(before.size).toBeGreaterThan(6);
});

test('without room there is none, and names are not used twice', () => {
  expect(toolsWithRoom(0).size).toBe(0);
  expect(new Set(all).size).toBe(all.length);
});
