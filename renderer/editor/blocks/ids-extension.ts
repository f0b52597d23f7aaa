// Every block, footnote, citation and marker of the page has an id of its own. What is new gets one; of copies, the one
// that stood there first keeps its id and the others get new ones; what was cut and is pasted once keeps its own, but for
// what comes from another briefing, where the judgements of its citations stay.
import {
  $getNodeByKey,
  $hasUpdateTag,
  DecoratorNode,
  defineExtension,
  ElementNode,
  HISTORIC_TAG,
  mergeRegister,
  RootNode,
  type Klass,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import type {
  BlockId,
  CitationId,
  Footnote,
  FootnoteId,
  Marker,
  MarkerId,
} from '#core/document/document.ts';
import { citationsOf } from '#core/document/walk.ts';
import { newId } from '../../api/new-id.ts';
import { $getBlockId, $setBlockId } from '../nodes/block-state.ts';
import { $isFootnoteNode, FootnoteNode } from '../nodes/footnote-node.ts';
import { $isMarkerNode, MarkerNode } from '../nodes/marker-node.ts';

/** Of an update that puts in what another briefing has or had. */
export const OTHER_BRIEFING_TAG = 'precis/other-briefing';

export const IdsExtension = defineExtension({
  name: 'precis/ids',
  register: (editor) => {
    const owners = createOwners(editor);
    const takingFor = (node: LexicalNode): Taking => ({
      $take: (name) => owners.$take(name, node),
      $give: (name) => {
        owners.$give(name, node);
      },
    });
    let idle = 0;
    // While nothing else is to be done, so that the next key need not wait for it.
    const lookLater = (): void => {
      cancelIdleCallback(idle);
      idle = requestIdleCallback(owners.look);
    };
    return mergeRegister(
      ...blockClasses(editor).map((klass) =>
        editor.registerNodeTransform(klass, (node) => {
          if (!isTopLevel(node)) return;
          const id = $getBlockId(node);
          if (id !== null && owners.$take(`block ${id}`, node)) return;
          const made = newId() as BlockId;
          $setBlockId(node, made);
          owners.$give(`block ${made}`, node);
        }),
      ),
      editor.registerNodeTransform(FootnoteNode, (node) => {
        const footnote = node.getFootnote();
        const own = $withOwnIds(footnote, takingFor(node));
        if (own !== footnote) node.setFootnote(own);
      }),
      editor.registerNodeTransform(MarkerNode, (node) => {
        const marker = node.getMarker();
        const own = $withOwnId(marker, takingFor(node));
        if (own !== marker) node.setMarker(own);
      }),
      editor.registerUpdateListener(({ tags }) => {
        if (!tags.has(HISTORIC_TAG)) return;
        owners.forget();
        if (editor.getRootElement()) lookLater();
      }),
      editor.registerRootListener((root) => {
        if (!root) return;
        lookLater();
        return () => {
          cancelIdleCallback(idle);
        };
      }),
    );
  },
});

type Taking = {
  readonly $take: (name: string) => boolean;
  readonly $give: (name: string) => void;
};

function $withOwnId(marker: Marker, { $take, $give }: Taking): Marker {
  if ($take(`marker ${marker.id}`)) return marker;
  const id = newId() as MarkerId;
  $give(`marker ${id}`);
  return { ...marker, id };
}

/** The footnote itself where all of its ids are its own; a copy of another footnote gets new ones throughout. */
function $withOwnIds(footnote: Footnote, { $take, $give }: Taking): Footnote {
  const copied = !$take(`footnote ${footnote.id}`);
  let renewed = copied;
  const content = footnote.content.map((part) => {
    if (part.type !== 'citation') return part;
    if (!copied && $take(`citation ${part.id}`)) return part;
    renewed = true;
    const id = newId() as CitationId;
    $give(`citation ${id}`);
    return { ...part, id };
  });
  if (!renewed) return footnote;
  const id = copied ? (newId() as FootnoteId) : footnote.id;
  if (copied) $give(`footnote ${id}`);
  return { ...footnote, id, content };
}

type Owners = {
  /** Whether the id is this node's from now on: nobody has it, or nobody on the page any more. */
  readonly $take: (name: string, node: LexicalNode) => boolean;
  /** A new id is this node's. */
  readonly $give: (name: string, node: LexicalNode) => void;
  /** An undo brought nodes back, as loading did: who owns what is looked up anew when it is asked next. */
  readonly forget: () => void;
  /** Looks it up now, between two updates. */
  readonly look: () => void;
};

function createOwners(editor: LexicalEditor): Owners {
  let owners: Map<string, NodeKey> | null = null;
  return {
    forget() {
      owners = null;
    },
    look() {
      owners ??= ownersOf(editor);
    },
    $take(name, node) {
      owners ??= ownersOf(editor);
      const key = node.getKey();
      const owner = owners.get(name);
      if (owner === key) return true;
      if ($comesFromOtherBriefing(editor, node)) return false;
      if (owner !== undefined) {
        const other = $getNodeByKey(owner);
        if (other?.isAttached() && $namesOf(other).includes(name)) return false;
      }
      owners.set(name, key);
      return true;
    },
    $give(name, node) {
      owners ??= ownersOf(editor);
      owners.set(name, node.getKey());
    },
  };
}

const $comesFromOtherBriefing = (
  editor: LexicalEditor,
  node: LexicalNode,
): boolean =>
  $hasUpdateTag(OTHER_BRIEFING_TAG) &&
  !editor.getEditorState()._nodeMap.has(node.getKey());

/** As the last committed state has it, so that a copy that comes in just now owns nothing yet. */
function ownersOf(editor: LexicalEditor): Map<string, NodeKey> {
  const state = editor.getEditorState();
  return state.read(() => {
    const owners = new Map<string, NodeKey>();
    for (const [key, node] of state._nodeMap)
      if (node.isAttached())
        for (const name of $namesOf(node)) owners.set(name, key);
    return owners;
  });
}

function $namesOf(node: LexicalNode): string[] {
  if ($isFootnoteNode(node)) return namesWithin(node.getFootnote());
  if ($isMarkerNode(node)) return [`marker ${node.getMarker().id}`];
  if (!isTopLevel(node)) return [];
  const id = $getBlockId(node);
  return id === null ? [] : [`block ${id}`];
}

const namesWithin = (footnote: Footnote): string[] => [
  `footnote ${footnote.id}`,
  ...citationsOf(footnote).map(({ id }) => `citation ${id}`),
];

const isTopLevel = (node: LexicalNode): boolean => node.__parent === 'root';

/** The classes of nodes of which one may be a child of the root. */
function blockClasses(editor: LexicalEditor): Klass<LexicalNode>[] {
  return [...editor._nodes.values()]
    .map(({ klass }) => klass)
    .filter(
      ({ prototype }) =>
        (prototype instanceof ElementNode ||
          prototype instanceof DecoratorNode) &&
        !(prototype instanceof RootNode),
    );
}
