// The pictures and text boxes that hang on a run. Only what lies in the file is taken.
import type { Walk } from './docx-import-walk.ts';
import { allowed } from './docx-import-words.ts';
import { childOf, type XmlElement } from './xml-tree.ts';

export function visitPicture(element: XmlElement, walk: Walk): void {
  const { reader } = walk;
  const source =
    element.name === 'AlternateContent'
      ? (childOf(element, 'Choice') ?? childOf(element, 'Fallback'))
      : element;
  if (!source) return;
  let alternative = '';
  let ids: string[] = [];
  let outside = 0;
  const boxes: XmlElement[] = [];
  const look = (inner: XmlElement): void => {
    if (inner.name === 'txbxContent') {
      boxes.push(inner);
      return;
    }
    if (inner.attributes['hr'] === 't') walk.isRule = true;
    if (inner.name === 'docPr') alternative = inner.attributes['descr'] ?? '';
    if (inner.name === 'imagedata') {
      ids.push(inner.attributes['id'] ?? '');
      alternative ||= inner.attributes['title'] ?? '';
    }
    if (inner.name === 'blip' || inner.name === 'svgBlip') {
      const { embed, link } = inner.attributes;
      // Of a drawing and its copy in points, the drawing.
      if (inner.name === 'svgBlip') ids = [embed ?? ''];
      else if (embed !== undefined) ids.push(embed);
      else if (link !== undefined) outside += 1;
    }
    inner.children.forEach(look);
  };
  look(source);
  for (const id of ids) {
    const link = walk.links.get(id);
    const bytes = link && !link.external ? reader.bytes(link.target) : null;
    if (link && bytes)
      walk.images.push({
        name: link.target.split('/').at(-1) ?? 'picture',
        bytes,
        alternative: allowed(alternative, reader),
      });
    else outside += 1;
  }
  for (let each = 0; each < outside; each += 1) reader.left('remote');
  if (boxes.length > 0) {
    reader.left('boxes');
    walk.boxes.push(...boxes);
  } else if (ids.length + outside === 0 && !walk.isRule)
    reader.left(element.name === 'object' ? 'objects' : 'chart');
}
