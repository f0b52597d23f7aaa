import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { AppError } from '#core/errors.ts';
import { temporaryFolder } from '../database/library-fixture.ts';
import { createLongJob, type LongJob } from '../ipc/long-job.ts';
import { createLibraries } from '../services/libraries.ts';
import { doAsked } from './asked-from-outside.ts';
import type { Question } from './dialogs.ts';

const stopped = new AppError('unavailable', 'It was stopped.');

function begin(job: LongJob, settle: () => Promise<boolean>) {
  const folder = temporaryFolder();
  const libraries = createLibraries({
    userData: join(folder, 'user'),
    resources: '',
    log: { warning: vi.fn() },
  });
  onTestFinished(() => {
    libraries.close();
  });
  const first = join(folder, 'first');
  libraries.open(first, { create: true });
  const asked: Question<string>[] = [];
  const ask = (library: string): Promise<void> =>
    doAsked(
      { library, packages: [], userData: null },
      {
        libraries,
        job,
        dialogs: {
          ask: (question) => {
            asked.push(question);
            return Promise.resolve(question.otherwise);
          },
        },
        windows: { settleAll: settle, focus: vi.fn(), open: vi.fn() },
        takePackage: vi.fn(),
        stateChanged: vi.fn(),
      },
    );
  const open = (): string | undefined => libraries.current()?.library.folder;
  return { folder, first, asked, ask, open };
}

function running(job: LongJob): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<null>();
  onTestFinished(() => {
    resolve(null);
  });
  return job.run(1, stopped, () => promise);
}

test('another library comes once everything is saved', async () => {
  const { folder, ask, open, asked } = begin(createLongJob(), () =>
    Promise.resolve(true),
  );
  await ask(join(folder, 'second'));
  expect(open()).toBe(join(folder, 'second'));
  expect(asked).toEqual([]);
});

test.each<[string, (job: LongJob) => { settle: () => Promise<boolean> }]>([
  [
    'before',
    (job) => {
      void running(job);
      return { settle: () => Promise.resolve(true) };
    },
  ],
  [
    'while the page saves',
    (job) => ({
      settle: () => {
        void running(job);
        return Promise.resolve(true);
      },
    }),
  ],
])(
  'a job that begins %s keeps the library, and the new one is not called broken',
  async (_when, make) => {
    const job = createLongJob();
    const { folder, first, ask, open, asked } = begin(job, make(job).settle);
    await ask(join(folder, 'second'));
    expect(open()).toBe(first);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.message).not.toMatch(/can't be opened/);
    expect(asked[0]?.detail).toMatch(/still running/);
  },
);

test('a library that another has open is told without advice that no button follows', async () => {
  const { folder, first, ask, open, asked } = begin(createLongJob(), () =>
    Promise.resolve(true),
  );
  const other = createLibraries({
    userData: join(folder, 'other'),
    resources: '',
    log: { warning: vi.fn() },
  });
  other.open(join(folder, 'second'), { create: true });
  onTestFinished(() => {
    other.close();
  });
  await ask(join(folder, 'second'));
  expect(open()).toBe(first);
  expect(asked[0]?.buttons).toHaveLength(1);
  expect(asked[0]?.detail).not.toMatch(/read-only/);
});
