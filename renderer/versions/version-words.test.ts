import { expect, test, vi } from 'vitest';
import {
  byDay,
  restoredWords,
  versionDetail,
  versionName,
  versionTitle,
  type Version,
} from './version-words.ts';

vi.stubGlobal('navigator', { languages: ['en-GB'] });

// In the time of this machine, as people read them.
const at = (written: string): string => new Date(written).toISOString();
const NOW = new Date('2026-11-28T12:00');

const version = (
  kind: Version['kind'],
  when: string,
  name: string | null = null,
): Version => ({ id: when, kind, name, by: 'Ada', at: at(when) });

test('versions stand under their days', () => {
  const days = byDay(
    [
      version('now', '2026-11-28T11:59'),
      version('automatic', '2026-11-28T00:10'),
      version('named', '2026-11-27T23:50', 'Late'),
      version('automatic', '2026-11-18T09:00'),
      version('automatic', '2025-11-28T09:00'),
    ],
    NOW,
  );
  expect(days.map(({ day, versions }) => [day, versions.length])).toEqual([
    ['Today', 2],
    ['Yesterday', 1],
    ['18 November', 1],
    ['28 November 2025', 1],
  ]);
});

test('each is known by its name or its moment', () => {
  const named = version('named', '2026-11-18T11:30', 'For clearance');
  const hour = version('automatic', '2026-11-18T11:30');
  const before = version('restore', '2026-11-18T11:30', 'For clearance');
  const beforeHour = version(
    'restore',
    '2026-11-18T11:30',
    at('2026-11-17T09:05'),
  );
  expect([named, hour, before, beforeHour].map(versionName)).toEqual([
    'For clearance',
    '11:30',
    'Before “For clearance” was restored',
    'Before the version of 17 Nov, 09:05 was restored',
  ]);
  expect([named, hour].map(versionTitle)).toEqual([
    'For clearance',
    '18 Nov, 11:30',
  ]);
  expect([named, hour].map(versionDetail)).toEqual(['11:30 · Ada', 'Ada']);
  expect(restoredWords(named, true)).toMatch(/^“For clearance” is restored\./);
  expect(restoredWords(hour, true)).toMatch(/^The version of 18 Nov, 11:30 is/);
  expect(restoredWords(hour, false)).toMatch(/from the version of 18 Nov/);
});
