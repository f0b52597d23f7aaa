// XML as the parts of a DOCX are written in: words are escaped here and nowhere else, and the namespaces have the prefixes
// that Word itself gives them.

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser makes spaces of these in a value, and of a carriage return a line feed anywhere.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** For words and for values alike. */
export const escaped = (text: string): string =>
  text.replaceAll(/[&<>"\t\n\r]/g, (character) => ESCAPES[character] ?? '');

export const XML_HEAD =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const NAMESPACES = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  w14: 'http://schemas.microsoft.com/office/word/2010/wordml',
  w15: 'http://schemas.microsoft.com/office/word/2012/wordml',
} as const;

/** A part of which `name` is the outermost element. */
export const part = (name: string, content: string): string =>
  `${XML_HEAD}<${name} ${Object.entries(NAMESPACES)
    .map(([prefix, address]) => `xmlns:${prefix}="${address}"`)
    .join(' ')} mc:Ignorable="w14 w15">${content}</${name}>`;

/** An element of the main vocabulary with one value. */
export const valued = (name: string, value: string | number): string =>
  `<w:${name} w:val="${escaped(String(value))}"/>`;

const RELATIONSHIPS =
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export type Relationship = {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external?: boolean;
};

export const relationshipsPart = (
  relationships: readonly Relationship[],
): string =>
  `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationships
    .map(
      ({ id, type, target, external }) =>
        `<Relationship Id="${id}" Type="${type.includes(':') ? type : `${RELATIONSHIPS}/${type}`}" Target="${escaped(target)}"${external ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;
