import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { temporaryFolder } from '../database/library-fixture.ts';
import { openHomeViews } from './home-views.ts';

const log = { warning: vi.fn() };

test('each library’s view stands at the next start', () => {
  const folder = temporaryFolder();
  const views = openHomeViews(folder, log);
  const first = views.of('/a');
  const byTitle = { ...first, sort: 'title', tag: '港湾' } as const;
  views.keep('/a', byTitle);
  views.keep('/b', { ...first, status: 'final' });
  const again = openHomeViews(folder, log);
  expect(again.of('/a')).toEqual(byTitle);
  expect(again.of('/b')).toEqual({ ...first, status: 'final' });
  expect(again.of('/c')).toEqual(first);
});

test('the library that was not looked at for longest is forgotten', () => {
  const views = openHomeViews(temporaryFolder(), log);
  const first = views.of('');
  const other = { ...first, descending: false };
  for (let number = 0; number < 51; number += 1)
    views.keep(`/${number}`, other);
  expect(views.of('/0')).toEqual(first);
  expect(views.of('/1')).toEqual(other);
});

test('a file that can’t be read is none', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'home-views.json'), '[{"folder": "/a"}]');
  expect(openHomeViews(folder, log).of('/a')).toMatchObject({
    sort: 'changed',
    descending: true,
    status: null,
  });
});
