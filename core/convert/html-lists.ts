// Items of lists as they come from programs that only say how deep each stands (Word's paragraphs, the lists of its
// editor on the web), put within each other; and lists that nest deeper than a document's may.
import type {
  Inline,
  ListItem,
  ListItems,
  ListStyle,
} from '../document/document.ts';
import { startOf } from '../document/list-start.ts';
import { hasClass, textOf, elementsIn, type HtmlElement } from './html-tree.ts';
import { signNumber } from './sign-number.ts';

/** The deepest that lists may nest (core/document/schema.ts). */
export const MAX_LIST_DEPTH = 8;

export type FlatItem = {
  /** 1 for the outermost. */
  readonly level: number;
  readonly style: ListStyle;
  /** Its number, where the file says it. */
  readonly number?: number;
  readonly item: ListItem;
};

type Items = Omit<ListItems, 'items'> & { readonly items: ListItem[] };
type OpenItem = {
  content: readonly Inline[];
  checked?: boolean;
  children?: Items;
};

/**
 * Lists in their order: a new one where the outermost items change their style. Each counts on from the number of its first
 * item.
 */
export function nestItems(flat: readonly FlatItem[]): Items[] {
  const lists: Items[] = [];
  let open: { readonly level: number; readonly list: Items }[] = [];
  for (const { level, style, number, item } of flat) {
    while (open.length > 1 && (open.at(-1)?.level ?? 0) > level) open.pop();
    let last = open.at(-1);
    if (
      last &&
      open.length === 1 &&
      level <= last.level &&
      style !== last.list.style
    )
      last = undefined;
    if (!last) {
      const list: Items = { style, ...startOf(style, number), items: [] };
      lists.push(list);
      last = { level, list };
      open = [last];
    } else if (level > last.level) {
      const parent = last.list.items.at(-1) as OpenItem | undefined;
      if (parent) {
        parent.children ??= { style, ...startOf(style, number), items: [] };
        last = { level, list: parent.children };
        open.push(last);
      }
    }
    // Each is made here, and has no reader yet.
    last.list.items.push({ ...item });
  }
  return lists;
}

/** What `limitDepth` changes of a file, for whoever brings it in. */
export const LISTS_TOO_DEEP = `lists of more than ${MAX_LIST_DEPTH} levels came in with ${MAX_LIST_DEPTH}`;

export const isTooDeep = (items: readonly ListItem[], depth = 1): boolean =>
  depth > MAX_LIST_DEPTH ||
  items.some(
    ({ children }) => children && isTooDeep(children.items, depth + 1),
  );

/** What is too deep stands at the deepest level that there is, in its order. */
export function limitDepth(items: readonly ListItem[], depth = 1): ListItem[] {
  return items.flatMap((item): ListItem[] => {
    const { children, ...rest } = item;
    if (!children) return [item];
    if (depth < MAX_LIST_DEPTH)
      return [
        {
          ...rest,
          children: {
            ...children,
            items: limitDepth(children.items, depth + 1),
          },
        },
      ];
    return [rest, ...limitDepth(children.items, depth)];
  });
}

const NUMBER = /^\(?(?:\d+|[a-z]|[ivxlcdm]+)(?:\.\d+)*[.)]?\)?$/i;

/** How deep a paragraph of Word's stands in a list, and whether it has a number; null where it is in none. */
export function wordItem(element: HtmlElement): Omit<FlatItem, 'item'> | null {
  const list = element.style.get('mso-list');
  if (list === undefined || list === 'none' || list.startsWith('ignore'))
    return null;
  const level = Number(/\blevel(\d{1,2})\b/.exec(list)?.[1] ?? 1);
  let sign = '';
  for (const inner of elementsIn(element))
    if (isListSign(inner)) {
      sign = textOf(inner).replaceAll(/[\s\u00A0]+/g, '');
      break;
    }
  // Word's own second bullet is the letter o.
  const isNumber = sign !== 'o' && NUMBER.test(sign);
  return isNumber
    ? { level, style: 'ordered', number: signNumber(sign) }
    : { level, style: 'unordered' };
}

/** The number or bullet that Word writes before an item, for programs without lists. */
export const isListSign = (element: HtmlElement): boolean =>
  element.style.get('mso-list') === 'ignore';

/** The number of the first item of a list that counts, which that item may say itself. */
export function firstNumber({ attributes, children }: HtmlElement): number {
  const first = children.find(
    (child) => child.kind === 'element' && child.tag === 'li',
  );
  const said =
    (first?.kind === 'element' ? first.attributes.get('value') : undefined) ??
    attributes.get('start');
  return said !== undefined && /^\s*\d+\s*$/.test(said) ? Number(said) : 1;
}

/** How deep an item says itself that it stands; null where the lists around it say so. */
export function saidLevel(item: HtmlElement): number | null {
  const level = Number(item.attributes.get('data-aria-level') ?? NaN);
  return Number.isInteger(level) && level >= 1 ? level : null;
}

/** Whether the item is ticked; null for one that can't be. */
export function tickOf(item: HtmlElement): boolean | null {
  if (item.attributes.get('role') === 'checkbox')
    return item.attributes.get('aria-checked') === 'true';
  for (const inner of elementsIn(item)) {
    if (inner.tag === 'ul' || inner.tag === 'ol') return null;
    if (
      inner.tag === 'input' &&
      inner.attributes.get('type')?.toLowerCase() === 'checkbox'
    )
      return inner.attributes.has('checked');
  }
  const checked = item.attributes.get('data-checked');
  if (checked !== undefined) return checked === 'true';
  return hasClass(item, /^task-list-item$/) ? false : null;
}
