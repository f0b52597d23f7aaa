import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { AppError } from '#core/errors.ts';
import { closedLibrary, tamper } from '../database/closed-library-fixture.ts';
import { temporaryFolder } from '../database/library-fixture.ts';
import { openLibrary } from '../database/open.ts';
import { createLibraries, type Libraries } from '../services/libraries.ts';
import type { Question } from './dialogs.ts';
import { troubleQuestion, type Remedy } from './library-trouble.ts';
import { openDue } from './open-due.ts';

let userData = '';
beforeEach(() => {
  userData = temporaryFolder();
});

function begin(): Libraries {
  const libraries = createLibraries({
    userData,
    resources: join(import.meta.dirname, '..', '..', 'resources'),
    log: { warning: vi.fn() },
  });
  onTestFinished(() => {
    libraries.close();
  });
  return libraries;
}

/** A person who gives these answers, one after the other, and has read the questions. */
function person(answers: readonly Remedy[], chosen: string | null = null) {
  const questions: Question<string>[] = [];
  const waiting: string[] = [...answers];
  return {
    questions,
    ask: <Action extends string>(question: Question<Action>) => {
      questions.push(question);
      const answer = waiting.shift();
      const button = question.buttons.find(({ action }) => action === answer);
      if (!button) throw new Error(`there is no button ${answer ?? ''}`);
      return Promise.resolve(button.action);
    },
    chooseFolder: () => Promise.resolve(chosen),
  };
}

const offered = ({ buttons }: Question<string>): string[] =>
  buttons.map(({ action }) => action);

test('a first run asks nothing and has no library open', async () => {
  const libraries = begin();
  const dialogs = person([]);
  expect(await openDue({ libraries, dialogs, asked: null })).toBe(true);
  expect(libraries.current()).toBeNull();
});

test('the library that was open last is open again', async () => {
  const folder = closedLibrary();
  const before = begin();
  before.open(folder);
  before.close();
  const libraries = begin();
  await openDue({ libraries, dialogs: person([]), asked: null });
  expect(libraries.current()?.library.folder).toBe(folder);
});

test('one that the command line names is made, and comes before the last one', async () => {
  const libraries = begin();
  const asked = join(userData, 'new library');
  await openDue({ libraries, dialogs: person([]), asked });
  expect(libraries.current()?.library.folder).toBe(asked);
});

test('a damaged library says so, and what is safe; another one can be chosen', async () => {
  const folder = closedLibrary();
  writeFileSync(join(folder, 'library.db'), 'not a database, and long enough');
  const libraries = begin();
  const other = closedLibrary();
  const dialogs = person(['choose'], other);
  expect(await openDue({ libraries, dialogs, asked: folder })).toBe(true);
  expect(libraries.current()?.library.folder).toBe(other);
  const [question] = dialogs.questions;
  expect(question?.detail).toMatch(/damaged/);
  expect(question?.detail).toMatch(/Nothing in the folder was changed/);
  expect(question?.otherwise).toBe('quit');
});

test('a newer library can not be opened in any way', async () => {
  const folder = closedLibrary();
  tamper(folder, 'PRAGMA user_version = 9999');
  const dialogs = person(['quit']);
  const libraries = begin();
  expect(await openDue({ libraries, dialogs, asked: folder })).toBe(false);
  expect(dialogs.questions.map(offered)).toEqual([
    ['choose', 'without', 'quit'],
  ]);
  expect(libraries.current()).toBeNull();
});

test('one that is open elsewhere can be tried again, and read', async () => {
  const folder = closedLibrary();
  const holder = openLibrary(folder);
  onTestFinished(() => {
    holder.close();
  });
  const dialogs = person(['again', 'read-only']);
  const libraries = begin();
  expect(await openDue({ libraries, dialogs, asked: folder })).toBe(true);
  expect(dialogs.questions).toHaveLength(2);
  expect(libraries.current()).toMatchObject({ readOnly: true });
});

test('a folder that is gone is waited for', async () => {
  const folder = closedLibrary();
  const before = begin();
  before.open(folder);
  before.close();
  rmSync(folder, { recursive: true });
  const libraries = begin();
  const dialogs = person(['again', 'without']);
  expect(await openDue({ libraries, dialogs, asked: null })).toBe(true);
  expect(libraries.current()).toBeNull();
  expect(dialogs.questions[0]?.detail).toMatch(/not connected/);
});

test('a folder that turns out to be a file, and a choice that is cancelled, come back to the question', async () => {
  const asked = join(userData, 'a file');
  writeFileSync(asked, '');
  const dialogs = person(['choose', 'quit'], null);
  const libraries = begin();
  expect(await openDue({ libraries, dialogs, asked })).toBe(false);
  expect(dialogs.questions).toHaveLength(2);
});

test('what is damaged is not offered for reading, which would refuse it too', async () => {
  const folder = join(userData, 'broken');
  mkdirSync(folder);
  writeFileSync(join(folder, 'library.db'), 'not a database, and long enough');
  const dialogs = person(['quit']);
  await openDue({ libraries: begin(), dialogs, asked: folder });
  expect(dialogs.questions.map(offered)).toEqual([
    ['choose', 'without', 'quit'],
  ]);
  expect(dialogs.questions[0]?.detail).not.toMatch(/read-only/);
});

test('what can not be opened read-only either is not offered so again', () => {
  const error = new AppError('unavailable', 'The disk is full.');
  const first = troubleQuestion(error, 'work', false);
  expect(offered(first)).toContain('read-only');
  expect(first.detail).toMatch(/read-only/);
  const second = troubleQuestion(error, 'work', true);
  expect(offered(second)).not.toContain('read-only');
  expect(second.detail).not.toMatch(/read-only/);
});
