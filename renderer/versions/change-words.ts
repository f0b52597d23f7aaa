// A change of a comparison in a line: what went, what came, and under which heading.
import type { Change } from '#core/review/list-changes.ts';
import { fieldLabel, fieldWords, type HeadNames } from './field-words.ts';

/** As many characters of a text are quoted. */
const LONGEST = 60;

const quoted = (text: string): string => {
  const short =
    text.length > LONGEST
      ? `${text.slice(0, LONGEST).replace(/\s+\S*$/u, '')}…`
      : text;
  return `“${short}”`;
};

const became = (before: string, after: string): string =>
  `${before === '' ? 'none' : quoted(before)} became ${after === '' ? 'none' : quoted(after)}`;

/** "“about 400,000” became “412,000”", "Note 3 is new", "Moved from Issue to Advice". */
export function changeTitle(change: Change, names: HeadNames): string {
  const { kind, before, after, name, part, whole } = change;
  switch (kind) {
    case 'inserted':
      if (whole)
        return after === ''
          ? 'New part without words'
          : `New: ${quoted(after)}`;
      return after === '' ? 'A sign came in' : `${quoted(after)} came in`;
    case 'deleted':
      if (whole)
        return before === ''
          ? 'Part without words removed'
          : `Removed: ${quoted(before)}`;
      return before === ''
        ? 'A sign was taken out'
        : `${quoted(before)} was taken out`;
    case 'replaced':
      // White space alone stood there, or stands there now.
      if (before === '')
        return changeTitle({ ...change, kind: 'inserted' }, names);
      if (after === '')
        return changeTitle({ ...change, kind: 'deleted' }, names);
      return became(before, after);
    case 'restyled':
      return `${quoted(after)} looks different`;
    case 'moved':
      if (before === after)
        return after === '' ? 'Moved' : `Moved within ${after}`;
      return `Moved from ${before || 'the beginning'} to ${after || 'the beginning'}`;
    case 'trait':
      return name === 'Kind'
        ? `${before} became ${after}`
        : `${name}: ${became(before, after)}`;
    case 'field':
      return `${fieldLabel(name, names)}: ${became(
        fieldWords(name, before, names),
        fieldWords(name, after, names),
      )}`;
    case 'source':
      return `${name}: ${names.nameOfPart(part)}: ${became(before, after)}`;
    case 'note':
      if (before === '') return `Note ${name} is new`;
      if (after === '') return `Note ${name} was removed`;
      return `Note ${name} changed`;
  }
}

/** The heading it stands under; of a note what it says, of a moved block its words. */
export function changeDetail({
  kind,
  before,
  after,
  name,
  section,
}: Change): string {
  if (kind === 'moved') return name === '' ? '' : quoted(name);
  if (kind === 'source') return 'A cited source';
  if (kind === 'note') return quoted(after === '' ? before : after);
  return kind === 'field' ? '' : section;
}
