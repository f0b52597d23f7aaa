import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { doc, p } from '#core/document/builder.ts';
import { insertBriefing, listBriefings } from './briefings.ts';
import { closedLibrary, tamper } from './closed-library-fixture.ts';
import {
  BRIEFING,
  errorOf,
  STAMP,
  temporaryFolder,
  testLibrary,
} from './library-fixture.ts';
import { openLibrary } from './open.ts';

const open = pathToFileURL(join(import.meta.dirname, 'open.ts')).href;
const script = (folder: string, after: string): string[] => [
  '--input-type=module',
  '-e',
  `import { openLibrary } from ${JSON.stringify(open)};
   try { const library = openLibrary(${JSON.stringify(folder)}); ${after} }
   catch (error) { console.log(error.code, error.message); }`,
];

async function holdingProcess(folder: string): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    script(folder, "console.log('open'); setInterval(() => library, 1000);"),
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [words] = (await once(child.stdout, 'data')) as [Buffer];
  expect(words.toString()).toBe('open\n');
  return child;
}

test('while another process has it open, it is in use; killed, it no longer is', async () => {
  const folder = closedLibrary();
  const child = await holdingProcess(folder);
  const error = errorOf('in-use', () => openLibrary(folder));
  expect(error.message).toContain('another Precis');
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(listBriefings(testLibrary(folder))).toHaveLength(1);
});

test('another process is told so, and can open it once it is closed', () => {
  const folder = closedLibrary();
  const library = testLibrary(folder);
  const other = (): string =>
    spawnSync(
      process.execPath,
      script(folder, "library.close(); console.log('fine');"),
      { encoding: 'utf8' },
    ).stdout;
  expect(other()).toMatch(/^in-use /);
  library.close();
  expect(other()).toBe('fine\n');
});

test('so is this process, and the library stays locked afterwards', () => {
  const folder = temporaryFolder();
  const library = testLibrary(folder);
  errorOf('in-use', () => openLibrary(folder));
  errorOf('in-use', () => openLibrary(folder));
  insertBriefing(library, BRIEFING, doc(p('still writable')), STAMP);
  library.close();
  library.close();
  expect(listBriefings(testLibrary(folder))).toHaveLength(1);
});

test('a library that was refused is free again', () => {
  const folder = closedLibrary();
  tamper(folder, 'PRAGMA user_version = 99');
  errorOf('newer', () => openLibrary(folder));
  errorOf('newer', () => openLibrary(folder));
});

test('a lock file that holds something else is named', () => {
  const folder = closedLibrary();
  writeFileSync(join(folder, 'library.lock'), 'x'.repeat(5000));
  expect(errorOf('damaged', () => openLibrary(folder)).message).toContain(
    'library.lock',
  );
});
