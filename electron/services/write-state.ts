// Small files of the program's own state (settings, recent libraries): written whole under a passing name, so that one
// is never half there; one that can't be read is set aside and counts as missing.
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';

/** Throws what the file system throws. */
export function writeState(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  const passing = `${file}.new`;
  try {
    writeFileSync(passing, `${JSON.stringify(value, null, 2)}\n`);
    renameSync(passing, file);
  } finally {
    rmSync(passing, { force: true });
  }
}

/** What the file holds, or null where there is none or it is not of that shape; it is then kept under `.unreadable`. */
export function readState<Value>(
  file: string,
  schema: z.ZodType<Value>,
): Value | null {
  if (!existsSync(file)) return null;
  const value = schema.safeParse(parse(readFileSync(file, 'utf8')));
  if (value.success) return value.data;
  renameSync(file, `${file}.unreadable`);
  return null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
