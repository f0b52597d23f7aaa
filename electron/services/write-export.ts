// A file that a person gets is written whole or not at all: beside its place under a passing name, flushed, and then
// renamed, so that a crash, a full disk or a failed proof leaves what stood there before.
import { existsSync } from 'node:fs';
import {
  lstat,
  mkdir,
  open,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
} from 'node:fs/promises';
import { basename, dirname, extname, join, sep } from 'node:path';
import { AppError } from '#core/errors.ts';
import { newId } from '../clock.ts';
import { flushFolder } from '../database/flush.ts';

/** Where an export that failed its proof is kept: `brief.pdf` → `brief.unproved.pdf`. */
export function unprovedName(out: string): string {
  const extension = extname(out);
  return join(dirname(out), `${basename(out, extension)}.unproved${extension}`);
}

const ADVICE: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk is read-only',
  EBUSY: 'another program has it open',
  ETXTBSY: 'another program has it open',
  ENOSPC: 'the disk is full',
  SQLITE_FULL: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'its folder is not there any more',
  ENOTDIR: 'its folder is not there any more',
  EISDIR: 'a folder of that name is there now',
  EIO: 'the disk could not be written to',
};

function writeError(
  out: string,
  error: unknown,
  kept: readonly string[] = [],
): AppError {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const old =
    kept.length === 0
      ? ''
      : ` What stood there before could not be put back: it is in ${dirname(out)} as ${kept.map((path) => basename(path)).join(' and ')}.`;
  const instead = code === 'ENAMETOOLONG' ? 'a shorter one' : 'another place';
  return new AppError(
    'unavailable',
    `${basename(out)} was not written: ${ADVICE[code] ?? `the system says ${code || 'no'}`}; choose ${instead}.${old}`,
    { cause: error },
  );
}

/** What the system says while the file is read back is told as a sentence too. */
async function readingBack<Proof>(
  out: string,
  proof: Promise<Proof>,
): Promise<Proof> {
  try {
    return await proof;
  } catch (error) {
    throw error instanceof Error && 'syscall' in error
      ? writeError(out, error)
      : error;
  }
}

/**
 * Throws AppError 'bad-input' where `out` can't be written: it is a folder, a link or a device, its folder isn't there,
 * or it lies in the folder of the library, whose files are not for others to write.
 */
export async function checkPlace(
  out: string,
  libraryFolder: string,
): Promise<void> {
  const kindOf = async (path: string): Promise<'file' | 'folder' | null> => {
    const found = await stat(path).catch((error: unknown) => {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (['ENOENT', 'ENOTDIR'].includes(code)) return null;
      throw writeError(out, error);
    });
    return found && (found.isDirectory() ? 'folder' : 'file');
  };
  if (out.includes('\0'))
    throw new AppError(
      'bad-input',
      'The name of the file holds NUL (U+0000): give another name.',
    );
  if ((await kindOf(out)) === 'folder')
    throw new AppError(
      'bad-input',
      `${out} is a folder: give the name of a file in it.`,
    );
  if ((await kindOf(dirname(out))) !== 'folder')
    throw new AppError(
      'bad-input',
      `There is no folder ${dirname(out)}: make it first, or choose another place.`,
    );
  const there = await lstat(out).catch(() => null);
  if (there && !there.isFile())
    throw new AppError(
      'bad-input',
      `${out} is there and is not a plain file: choose another name.`,
    );
  const [folder, library] = await Promise.all(
    [dirname(out), libraryFolder].map((path) => realpath(path)),
  );
  if (`${folder ?? ''}${sep}`.startsWith(`${library ?? ''}${sep}`))
    throw new AppError(
      'bad-input',
      `${out} lies in the folder of the library: choose a place outside it.`,
    );
}

/**
 * Writes `bytes` beside `out`, gives the written file to `prove` to read back, and renames it to `out` where the proof
 * holds, else to its unproved name. Returns the proof and the name that the file has now. Whatever is thrown, by
 * `prove` too, nothing is left behind.
 */
export const writeProven = <Proof extends { readonly ok: boolean }>(
  out: string,
  bytes: Uint8Array,
  prove: (written: string) => Promise<Proof>,
): Promise<{ file: string; proof: Proof }> =>
  writeProvenFile(
    out,
    async (passing) => {
      await using file = await open(passing, 'wx');
      await file.writeFile(bytes);
      await file.sync();
    },
    prove,
  );

/** A file that goes with another; `path` is where it is to be. */
export type BesideFile = { readonly path: string; readonly bytes: Uint8Array };

/**
 * As `writeProven`, with files that it can't do without: all of them take their places, or none. `prove` is given where
 * they stand meanwhile, in their order.
 */
export async function writeTogether<Proof extends { readonly ok: boolean }>(
  out: string,
  bytes: Uint8Array,
  beside: readonly BesideFile[],
  prove: (written: string, beside: readonly string[]) => Promise<Proof>,
): Promise<{ file: string; proof: Proof; beside: string[] }> {
  const folder = dirname(out);
  const files = [...beside, { path: out, bytes }].map((each) => ({
    ...each,
    passing: join(folder, `.precis-${newId()}.part`),
    before: join(folder, `.precis-${newId()}.part`),
  }));
  const undo: (() => Promise<unknown>)[] = [];
  /** Old files that could not be put back. */
  let kept: string[] = [];
  for (const { path } of beside)
    if ((await lstat(path).catch(() => null))?.isFile() === false)
      throw new AppError(
        'bad-input',
        `${path} goes with this file, and what is there is not a plain file: choose another name.`,
      );
  try {
    try {
      for (const { passing, bytes: each } of files) {
        await using file = await open(passing, 'wx');
        await file.writeFile(each);
        await file.sync();
      }
    } catch (error) {
      throw writeError(out, error);
    }
    const passing = files.map((each) => each.passing);
    const proof = await readingBack(
      out,
      prove(passing.at(-1) ?? '', passing.slice(0, -1)),
    );
    const places = files.map(({ path }) =>
      proof.ok ? path : unprovedName(path),
    );
    try {
      for (const [at, { passing: from, before }] of files.entries()) {
        const place = places[at] ?? '';
        const own = dirname(place);
        if (own !== folder && !existsSync(own)) {
          await mkdir(own);
          undo.unshift(() => rmdir(own));
        }
        if (existsSync(place)) {
          await rename(place, before);
          undo.unshift(() => rename(before, place));
        }
        await rename(from, place);
        undo.unshift(() => rm(place));
      }
      for (const own of new Set(places.map((place) => dirname(place))))
        flushFolder(own);
    } catch (error) {
      // Each as far as it can be: what one of them says is no reason to leave the others.
      for (const back of undo) await back().catch(() => null);
      kept = files.map(({ before }) => before).filter((old) => existsSync(old));
      throw writeError(out, error, kept);
    }
    return { file: places.at(-1) ?? '', proof, beside: places.slice(0, -1) };
  } finally {
    for (const { passing, before } of files)
      for (const left of [passing, before])
        if (!kept.includes(left)) await rm(left, { force: true });
  }
}

/** As `writeProven`, for what writes its file by itself, whole and flushed. */
export async function writeProvenFile<Proof extends { readonly ok: boolean }>(
  out: string,
  write: (passing: string) => Promise<void>,
  prove: (written: string) => Promise<Proof>,
): Promise<{ file: string; proof: Proof }> {
  const passing = join(dirname(out), `.precis-${newId()}.part`);
  try {
    try {
      await write(passing);
    } catch (error) {
      throw error instanceof AppError ? error : writeError(out, error);
    }
    const proof = await readingBack(out, prove(passing));
    const file = proof.ok ? out : unprovedName(out);
    try {
      await rename(passing, file);
      flushFolder(dirname(file));
    } catch (error) {
      throw writeError(out, error);
    }
    return { file, proof };
  } finally {
    for (const end of ['', '-journal'])
      await rm(`${passing}${end}`, { force: true });
  }
}
