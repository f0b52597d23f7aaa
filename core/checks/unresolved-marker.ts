// A marker without its source: an error, since what is printed would cite nothing.
import { markersOf } from '../document/walk.ts';
import type { Check } from './finding.ts';

/** One finding a marker, in reading order; `text` is the marker as it is written. */
export const unresolvedMarker: Check = ({ blocks }) =>
  markersOf(blocks).map(({ block, marker: { text, references } }) => ({
    check: 'unresolved-marker',
    severity: 'error',
    block,
    text,
    message:
      references.length === 1
        ? `The marker ${text} has no source: link its number to one.`
        : `The marker ${text} has no sources: link each of its numbers to one.`,
  }));
