// Electron's utility process is not quite Node: pdf.js looks at what tells them apart, and must read there all the same.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { docWith, note, p } from '#core/document/builder.ts';
import { typesettingData } from './typesetting-data.ts';
import { inputOf, testTypesetter } from './typesetting-fixture.ts';

const AS_ELECTRON = `data:text/javascript,${encodeURIComponent(
  `Object.defineProperty(process.versions, 'electron', { value: '45.4.1' });
   process.type = 'utility';`,
)}`;

test('a PDF is read back in a process that says it is one of Electron', async () => {
  const typesetter = await testTypesetter({
    launch: () =>
      fork(join(import.meta.dirname, 'typesetting-process.ts'), {
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        execArgv: ['--import', AS_ELECTRON],
      }),
  });
  try {
    const document = docWith(
      { title: 'Coast' },
      p('The wall held.', note('A note.')),
    );
    const { pdf } = await typesetter.typeset(
      typesettingData(inputOf(document)),
      { date: '2026-05-12' },
    );
    const read = await typesetter.readPdf(pdf);
    expect(read.pages).toHaveLength(1);
    const words = JSON.stringify(read.structure);
    expect(words).toContain('The wall held.');
    expect(words).toContain('A note');
  } finally {
    await typesetter.close();
  }
});
