// What there is in the library, and how many of each; and the tags of what is shown, each of which shows those
// that have it.
import { useRef, useState, type KeyboardEvent } from 'react';
import { BookMarked, FileText, Hash, Layers, Trash2 } from 'lucide-react';
import { MenuAt, type MenuPlace } from '../ui/MenuAt.tsx';
import styles from './home.module.css';
import type { TagInUse } from './tags-in-use.ts';
import { useFocusOfTag } from './use-focus-of-tag.ts';

const PLACES = [
  { place: 'briefings', name: 'Briefings', Icon: FileText },
  { place: 'sources', name: 'Sources', Icon: BookMarked },
  { place: 'packs', name: 'Packs', Icon: Layers },
  { place: 'bin', name: 'Bin', Icon: Trash2 },
] as const;

export type HomePlace = (typeof PLACES)[number]['place'];

type TagActions = {
  /** Null shows all again. */
  readonly onShow: (tag: string | null) => void;
  /** Null where nothing can be changed. */
  readonly onRename: ((tag: string) => void) | null;
  readonly onDelete: ((tag: string) => void) | null;
};

export function HomeNavigation({
  place,
  onGo,
  tags,
  shownTag,
  tagActions,
  ...counts
}: {
  readonly place: HomePlace;
  /** Null while it is not known. */
  readonly briefings: number | null;
  readonly sources: number | null;
  readonly packs: number | null;
  readonly bin: number | null;
  readonly onGo: (place: HomePlace) => void;
  readonly tags: readonly TagInUse[];
  /** The one of which all are shown that have it. */
  readonly shownTag: string | null;
  readonly tagActions: TagActions;
}) {
  const navigation = useRef<HTMLElement>(null);
  const keepFocus = useFocusOfTag(tags, navigation);
  const { onShow, onRename, onDelete } = tagActions;
  const actions: TagActions = {
    onShow,
    onRename:
      onRename &&
      ((tag) => {
        keepFocus(tag);
        onRename(tag);
      }),
    onDelete:
      onDelete &&
      ((tag) => {
        keepFocus(tag);
        onDelete(tag);
      }),
  };
  return (
    <nav
      ref={navigation}
      className={styles['navigation']}
      data-region
      tabIndex={-1}
      aria-label="Library"
    >
      <ul>
        {PLACES.map(({ place: each, name, Icon }) => (
          <li key={each}>
            <button
              type="button"
              aria-current={each === place ? 'page' : undefined}
              onClick={() => {
                onGo(each);
              }}
            >
              <Icon />
              {name}
              <span className={styles['count']}>
                {counts[each]?.toLocaleString('en-GB')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {tags.length > 0 && (
        <Tags tags={tags} shown={shownTag} actions={actions} />
      )}
    </nav>
  );
}

function Tags({
  tags,
  shown,
  actions: { onShow, onRename, onDelete },
}: {
  readonly tags: readonly TagInUse[];
  readonly shown: string | null;
  readonly actions: TagActions;
}) {
  const [menu, setMenu] = useState<{
    readonly tag: string;
    readonly at: MenuPlace;
    readonly button: HTMLElement;
  } | null>(null);
  const onKeyDown = (event: KeyboardEvent, tag: string): void => {
    if (event.key === 'F2' && onRename) onRename(tag);
    else if (event.key === 'Delete' && onDelete) onDelete(tag);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <h2 id="home-tags">Tags</h2>
      <ul aria-labelledby="home-tags">
        {tags.map(({ name, count }) => (
          <li key={name}>
            <button
              type="button"
              data-tag
              aria-pressed={name === shown}
              title={name}
              onClick={() => {
                onShow(name === shown ? null : name);
              }}
              onKeyDown={(event) => {
                onKeyDown(event, name);
              }}
              onContextMenu={(event) => {
                event.preventDefault();
                const button = event.currentTarget;
                const at =
                  event.button === 2
                    ? { x: event.clientX, y: event.clientY }
                    : button;
                if (onRename && onDelete) setMenu({ tag: name, at, button });
              }}
            >
              <Hash />
              <span className={styles['tagName']}>{name}</span>
              <span className={styles['count']}>
                {count.toLocaleString('en-GB')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {menu && (
        <MenuAt
          at={menu.at}
          name={`Tag ${menu.tag}`}
          items={[
            {
              label: 'Rename…',
              keys: 'F2',
              onChoose: () => onRename?.(menu.tag),
            },
            {
              label: 'Take off everywhere',
              keys: 'Delete',
              onChoose: () => onDelete?.(menu.tag),
            },
          ]}
          focusAfter={() => menu.button}
          onClose={() => {
            setMenu(null);
          }}
        />
      )}
    </>
  );
}
