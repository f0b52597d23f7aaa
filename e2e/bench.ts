// npm run bench -- [NAME…] [--json FILE] [--folder DIR]: runs the benches named (with spaces or commas between), or all; a
// table on the screen, and what was measured in the file, one key a bench.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench } from './bench/bench.ts';
import { benchCancel } from './bench/cancel.ts';
import { benchChecks } from './bench/checks.ts';
import { benchCite } from './bench/cite.ts';
import { benchCompare } from './bench/compare.ts';
import { benchDocx } from './bench/docx.ts';
import { benchHome } from './bench/home.ts';
import { benchImportSources } from './bench/import-sources.ts';
import { benchInsert } from './bench/insert.ts';
import { benchMerge } from './bench/merge.ts';
import { benchOpen } from './bench/open.ts';
import { benchPack } from './bench/pack.ts';
import { benchPdf } from './bench/pdf.ts';
import { benchPicker } from './bench/picker.ts';
import { benchQueue } from './bench/queue.ts';
import { benchSave } from './bench/save.ts';
import { benchSearch } from './bench/search.ts';
import { benchSpelling } from './bench/spelling.ts';
import { benchStart } from './bench/start.ts';
import { benchTyping } from './bench/typing.ts';
import { benchUndo } from './bench/undo.ts';

const BENCHES: Readonly<Record<string, Bench>> = {
  start: benchStart,
  save: benchSave,
  search: benchSearch,
  spelling: benchSpelling,
  home: benchHome,
  typing: benchTyping,
  'import-sources': benchImportSources,
  insert: benchInsert,
  open: benchOpen,
  undo: benchUndo,
  picker: benchPicker,
  cite: benchCite,
  merge: benchMerge,
  checks: benchChecks,
  compare: benchCompare,
  queue: benchQueue,
  docx: benchDocx,
  pack: benchPack,
  pdf: benchPdf,
  cancel: benchCancel,
};

function wrongUse(sentence: string): never {
  process.stderr.write(`bench: ${sentence}\n`);
  process.exit(2);
}

function readArguments(): { names: string[]; json?: string; folder: string } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'string' }, folder: { type: 'string' } },
    });
    // npm runs scripts in the root, whatever folder they were called from.
    const from = process.env['INIT_CWD'] ?? process.cwd();
    // Not the system's folder for passing files, which may be in memory, where nothing is ever flushed.
    const cache = join(import.meta.dirname, '..', 'node_modules', '.cache');
    const named = positionals.flatMap((names) =>
      names.split(',').filter((name) => name !== ''),
    );
    return {
      names: named.length > 0 ? named : Object.keys(BENCHES),
      folder:
        values.folder === undefined ? cache : resolve(from, values.folder),
      ...(values.json !== undefined && { json: resolve(from, values.json) }),
    };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return wrongUse(
      `${error.message} The form is: bench [NAME…] [--json FILE] [--folder DIR]`,
    );
  }
}

/** Columns as wide as their widest cell. */
function table(rows: readonly (readonly string[])[]): string {
  const width = (column: number): number =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(width(column)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const { names, json, folder } = readArguments();
for (const name of names)
  if (!Object.hasOwn(BENCHES, name))
    wrongUse(
      `there is no bench ${JSON.stringify(name)}: there are ${Object.keys(BENCHES).join(', ')}.`,
    );

mkdirSync(folder, { recursive: true });
const reports: Record<string, unknown> = {};
// One after the other: two at a time would measure each other.
for (const name of new Set(names)) {
  const bench = BENCHES[name];
  if (!bench) continue;
  const { report, rows } = await bench(folder);
  reports[name] = report;
  process.stdout.write(`${table(rows)}\n`);
}
if (json !== undefined) {
  try {
    writeFileSync(json, `${JSON.stringify(reports, null, 2)}\n`);
  } catch (error) {
    wrongUse(`${json} can't be written: ${(error as Error).message}.`);
  }
}
