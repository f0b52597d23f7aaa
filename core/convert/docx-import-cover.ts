// The cover of a DOCX that Precis wrote: a table whose controls are the fields of the briefing.
import type { Importing } from './docx-import-made.ts';
import { wordsIn } from './docx-import-words.ts';
import { childOf, elementsAt, type XmlElement } from './xml-tree.ts';

/** The controls of our cover, by the keys of their fields. */
export function takeFields(table: XmlElement, into: Importing): void {
  for (const row of elementsAt(table, 'tr'))
    for (const control of elementsAt(row, 'tc', 'sdt')) {
      const properties = childOf(control, 'sdtPr');
      const key = /^precis:([a-z][a-z0-9-]{0,63})$/.exec(
        childOf(properties, 'tag')?.attributes['val'] ?? '',
      )?.[1];
      if (key === undefined) continue;
      const lines = elementsAt(control, 'sdtContent', 'p').map((paragraph) =>
        wordsIn(paragraph),
      );
      const day = childOf(properties, 'date')?.attributes['fullDate'];
      into.fieldsFound[key] =
        day !== undefined && /^\d{4}-\d\d-\d\d/.test(day)
          ? [day.slice(0, 10)]
          : lines;
    }
}
