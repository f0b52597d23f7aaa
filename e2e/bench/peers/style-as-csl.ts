// A citation style of the build as a .csl file, for the programs beside ours, which read XML.

/** As the build keeps a style: an element, or its text. */
type Node =
  | string
  | {
      readonly name: string;
      readonly attrs: Readonly<Record<string, string>>;
      readonly children: readonly Node[];
    };

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function element(node: Node): string {
  if (typeof node === 'string') return escaped(node);
  const attributes = Object.entries(node.attrs).map(
    ([name, value]) => ` ${name}="${escaped(value)}"`,
  );
  return `<${node.name}${attributes.join('')}>${node.children.map(element).join('')}</${node.name}>`;
}

/** `json` is a file of `citation-styles/styles/`. */
export const styleAsCsl = (json: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${element(JSON.parse(json) as Node)}\n`;
