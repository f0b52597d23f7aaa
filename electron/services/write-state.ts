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
import type { Log } from '../log.ts';

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

/**
 * As `writeState`, for what is a convenience: where it can't be written, it is known until the program ends, and what it
 * stands beside goes on. `what` is the sentence for the log.
 */
export function writeStateIfPossible(
  file: string,
  value: unknown,
  log: Pick<Log, 'warning'>,
  what: string,
): void {
  try {
    writeState(file, value);
  } catch (error) {
    log.warning(what, error);
  }
}

/** What the file holds, or null where there is none, it can't be read, or it is not of that shape; it is then kept under `.unreadable`. */
export function readState<Value>(
  file: string,
  schema: z.ZodType<Value>,
): Value | null {
  if (!existsSync(file)) return null;
  const value = schema.safeParse(readJson(file));
  if (value.success) return value.data;
  setAside(file);
  return null;
}

/** Null for what is no JSON, and for what the system does not give. */
function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError || isFromSystem(error)) return null;
    throw error;
  }
}

function setAside(file: string): void {
  try {
    renameSync(file, `${file}.unreadable`);
  } catch (error) {
    // It stays where it is, and the program starts without it.
    if (!isFromSystem(error)) throw error;
  }
}

const isFromSystem = (error: unknown): boolean =>
  typeof (error as NodeJS.ErrnoException).code === 'string';
