// What a link of a briefing may lead to.
import { forbiddenInLine, MAX_LINE } from './characters.ts';

/** An absolute http, https or mailto address on one line. */
export function isLinkAddress(address: string): boolean {
  if (address.length > MAX_LINE || forbiddenInLine(address) !== null)
    return false;
  try {
    const { protocol } = new URL(address);
    return ['http:', 'https:', 'mailto:'].includes(protocol);
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** What was written for a link, without the space around it, where a link may lead there; else null. */
export function linkAddress(written: string | undefined): string | null {
  const address = written?.trim() ?? '';
  return isLinkAddress(address) ? address : null;
}
