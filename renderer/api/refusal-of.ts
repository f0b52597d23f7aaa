// A call whose refusal is shown where it was made.
import { CallError } from './call.ts';

/** The sentence with which main refuses what `work` asks; null where it is done. Anything else that it throws is a bug. */
export async function refusalOf(
  work: Promise<unknown>,
): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    return error.message;
  }
}
