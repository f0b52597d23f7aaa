// Pages are the same wherever they are set: a font that is installed on the system is not looked at, though it would be a
// face that ours lack. Where the system is not Linux the typesetter can't be kept from them (docs/decisions.md).
import { fork } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { docWith, p, text } from '#core/document/builder.ts';
import { createTypesetter } from './typesetter.ts';
import { typesettingData } from './typesetting-data.ts';
import { inputOf, prepareResources, RESOURCES } from './typesetting-fixture.ts';

const ITALIC_CODE = docWith(
  { title: 'The sea wall' },
  p(text('walls.list()', 'italic', 'code')),
);

/** The pages of `ITALIC_CODE`, in a process with these variables. */
async function pagesWith(env: NodeJS.ProcessEnv): Promise<Uint8Array> {
  const typesetter = createTypesetter({
    resources: RESOURCES,
    launch: () =>
      fork(join(import.meta.dirname, 'typesetting-process.ts'), {
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        execArgv: [],
        env: { ...process.env, ...env },
      }),
  });
  try {
    const input = inputOf(ITALIC_CODE);
    const { pdf } = await typesetter.typeset(typesettingData(input), {
      date: input.date,
    });
    return pdf;
  } finally {
    await typesetter.close();
  }
}

test('a face that the system has and we have not is not set with', async () => {
  await prepareResources();
  const home = mkdtempSync(join(tmpdir(), 'precis-test-'));
  try {
    const fonts = join(home, 'fonts');
    mkdirSync(fonts);
    mkdirSync(join(home, 'fontconfig'));
    const name = 'SourceCodePro_400Regular_Italic.ttf';
    copyFileSync(
      createRequire(import.meta.url).resolve(
        `@expo-google-fonts/source-code-pro/400Regular_Italic/${name}`,
      ),
      join(fonts, name),
    );
    await writeFile(
      join(home, 'fontconfig', 'fonts.conf'),
      `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir></fontconfig>`,
    );
    const plain = await pagesWith({});
    const among = await pagesWith({ XDG_CONFIG_HOME: home });
    expect(Buffer.compare(plain, among)).toBe(0);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});
