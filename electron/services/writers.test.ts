import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BriefingId } from '#core/document/document.ts';
import { createWriters } from './writers.ts';

const note = 'note' as BriefingId;
const memo = 'memo' as BriefingId;
const [first, second, third] = [1, 2, 3] as const;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function begin() {
  const asked: string[] = [];
  const freed: string[] = [];
  const writers = createWriters({
    askToLetGo: (window, briefing) => {
      asked.push(`${window} ${briefing}`);
    },
    tellFreed: (window, briefing) => {
      freed.push(`${window} ${briefing}`);
    },
  });
  return { writers, asked, freed };
}

test('the first window writes and the others follow, each briefing by itself', () => {
  const { writers } = begin();
  expect(writers.begin(note, first)).toBe(true);
  expect(writers.begin(note, second)).toBe(false);
  expect(writers.begin(memo, second)).toBe(true);
  expect(writers.begin(note, first)).toBe(true);
  expect(writers.othersWith(note, first)).toEqual([second]);
  expect(writers.othersWith(memo, second)).toEqual([]);
});

test('a window takes over once the other has saved and let go', async () => {
  const { writers, asked } = begin();
  writers.begin(note, first);
  writers.begin(note, second);
  const taken = writers.takeOver(note, second);
  expect(asked).toEqual(['1 note']);
  expect(() => {
    writers.refuseElsewhere([note], second);
  }).toThrow('another window');
  writers.letGo(note, first, true);
  await taken;
  expect(writers.begin(note, first)).toBe(false);
  expect(() => {
    writers.refuseElsewhere([note], second);
  }).not.toThrow();
  expect(() => {
    writers.refuseElsewhere([memo, note], first);
  }).toThrow('One of these briefings');
});

test('one that can’t save everything keeps the writing', async () => {
  const { writers } = begin();
  writers.begin(note, first);
  writers.begin(note, second);
  const taken = writers.takeOver(note, second);
  writers.letGo(note, first, false);
  await expect(taken).rejects.toThrow('Not all that was written');
  expect(writers.begin(note, first)).toBe(true);
});

test('one that does not answer keeps it too, and may be asked again', async () => {
  const { writers, asked } = begin();
  writers.begin(note, first);
  writers.begin(note, second);
  const taken = expect(writers.takeOver(note, second)).rejects.toThrow(
    'does not answer',
  );
  await vi.advanceTimersByTimeAsync(5000);
  await taken;
  // Too late: nobody waits for it.
  writers.letGo(note, first, true);
  expect(writers.begin(note, first)).toBe(true);
  const again = writers.takeOver(note, second);
  writers.letGo(note, first, true);
  await again;
  expect(asked).toHaveLength(2);
  expect(writers.begin(note, second)).toBe(true);
});

test('a window that goes frees what it wrote, for who waits or for all', async () => {
  const { writers, freed } = begin();
  writers.begin(note, first);
  writers.begin(note, second);
  writers.begin(note, third);
  const taken = writers.takeOver(note, second);
  await expect(writers.takeOver(note, third)).rejects.toThrow('just now');
  writers.endAll(first);
  expect(writers.begin(note, third)).toBe(false);
  await taken;
  expect(freed).toEqual([]);
  expect(writers.begin(note, second)).toBe(true);
  writers.end(note, second);
  expect(freed).toEqual(['3 note']);
  expect(writers.begin(note, third)).toBe(true);
});

test('a window that has gone meanwhile takes nothing, and one without the briefing may not', async () => {
  const { writers, freed } = begin();
  writers.begin(note, first);
  writers.begin(note, second);
  const taken = writers.takeOver(note, second);
  writers.end(note, second);
  writers.letGo(note, first, true);
  await taken;
  expect(freed).toEqual(['1 note']);
  expect(writers.begin(note, first)).toBe(true);
  await expect(writers.takeOver(note, third)).rejects.toThrow('not open');
});

test('what is done to briefings waits until all is saved, and all read them again', async () => {
  const { writers, asked, freed } = begin();
  writers.begin(note, first);
  writers.begin(note, second);
  writers.begin(memo, third);
  const done = writers.whileHeld(
    [note, memo, note, 'shut' as BriefingId],
    () => {
      // Nobody writes meanwhile, even who comes back at once.
      expect(writers.begin(note, first)).toBe(false);
      return 'done';
    },
  );
  expect(asked).toEqual(['1 note', '3 memo']);
  writers.letGo(note, first, true);
  expect(writers.begin(note, second)).toBe(false);
  await expect(writers.takeOver(note, second)).rejects.toThrow('try again');
  writers.letGo(memo, third, true);
  await expect(done).resolves.toBe('done');
  expect(freed).toEqual(['1 note', '2 note', '3 memo']);
  expect(writers.begin(note, first)).toBe(true);
});

test('where one window can’t save everything, nothing is done and it goes on writing', async () => {
  const { writers, freed } = begin();
  writers.begin(note, first);
  writers.begin(memo, second);
  const work = vi.fn();
  const done = expect(writers.whileHeld([note, memo], work)).rejects.toThrow(
    'Not all that was written',
  );
  writers.letGo(memo, second, true);
  writers.letGo(note, first, false);
  await done;
  expect(work).not.toHaveBeenCalled();
  expect(freed).toEqual(['2 memo']);
  expect(writers.begin(note, first)).toBe(true);
  expect(writers.begin(note, third)).toBe(false);
});

test('what is done and fails frees the briefings all the same', async () => {
  const { writers, freed } = begin();
  writers.begin(note, first);
  const done = expect(
    writers.whileHeld([note], () => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  writers.letGo(note, first, true);
  await done;
  expect(freed).toEqual(['1 note']);
});
