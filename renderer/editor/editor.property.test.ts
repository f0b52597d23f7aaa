// Whatever is done to the page, and whichever saves fail meanwhile, the library holds the page in the end.
import fc from 'fast-check';
import {
  $getRoot,
  $getSelection,
  $isTextNode,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  FORMAT_TEXT_COMMAND,
  HISTORY_PUSH_TAG,
  INDENT_CONTENT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  OUTDENT_CONTENT_COMMAND,
  REMOVE_TEXT_COMMAND,
  type LexicalCommand,
} from 'lexical';
import {
  $generateJSONFromSelectedNodes,
  $generateNodesFromSerializedNodes,
  $insertGeneratedNodes,
} from '@lexical/clipboard';
import {
  INSERT_CHECK_LIST_COMMAND,
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  REMOVE_LIST_COMMAND,
} from '@lexical/list';
import { TOGGLE_LINK_COMMAND } from '@lexical/link';
import { $dfs } from '@lexical/utils';
import { expect, test } from 'vitest';
import {
  cite,
  h,
  marker,
  note,
  ol,
  p,
  pull,
  quote,
  table,
  text,
  ul,
} from '#core/document/builder.ts';
import type {
  Block,
  CitationId,
  NoteInline,
  SourceId,
  Text,
} from '#core/document/document.ts';
import {
  footnotesOf,
  inlineContainers,
  plainInline,
  plainText,
} from '#core/document/walk.ts';
import { newId } from '../api/new-id.ts';
import { CallError } from '../api/call.ts';
import { openEditor, type OpenEditor } from './editor-fixture.ts';
import { INSERT_BREAK_COMMAND } from './breaks/breaks-extension.ts';
import { BLOCK_KINDS } from './keys/editor-keys.ts';
import { TICK_ITEMS_COMMAND } from './lists/tick-items-extension.ts';
import {
  CLEAR_LOOK_COMMAND,
  SET_ALIGNMENT_COMMAND,
  SET_DIRECTION_COMMAND,
  SET_LANGUAGE_COMMAND,
} from './looks/looks-extension.ts';
import { $isPictureNode } from './nodes/figure-node.ts';
import { $isFootnoteNode } from './nodes/footnote-node.ts';
import { $isMarkerNode } from './nodes/marker-node.ts';
import { SET_BLOCK_KIND_COMMAND } from './quotations/quotation-extension.ts';
import { $select, pick, point, type Point } from './random-place-fixture.ts';

const open = (): OpenEditor =>
  openEditor(
    h(1, 'Issue'),
    p('The contract ends.', note(cite('smith', 'p. 4')), ' Then what?'),
    p('Marked ', marker('[2, 3]'), ' twice ', marker('[4]'), '.'),
    ul(['one', note('A note in a list.')], ['two']),
    ol(['first'], ['second']),
    { ...ol(['ŝŝ', note('Of a secret.')], ['ŝŝŝŝ']), marking: 'SECRET' },
    ol(['and another']),
    quote([['Said once.'], ['Said twice.', note('See there.')]], ['Someone']),
    pull('Drawn out'),
    table([
      ['a', 'b'],
      ['1', '2'],
    ]),
    { type: 'rule' },
    { type: 'code', text: 'let x;\n\ty' },
    p('Open ', text('ŕŕ ŕŕŕ', 'redaction'), ' end', text('ŕ', 'redaction')),
    { type: 'page-break' },
    { type: 'bibliography' },
    {
      type: 'image',
      attachment: 'ab'.repeat(32),
      alternative: 'A map',
      caption: [text('The coast'), note('Of 2026.')],
    },
    {
      type: 'image',
      attachment: 'cd'.repeat(32),
      alternative: '',
      marking: 'SECRET',
    },
    p(),
    { ...p('ŝŝŝ ŝŝŝŝŝ'), marking: 'SECRET' },
    p('The end.'),
  );
/** Stands in marked blocks alone when the page is opened, and is never typed. */
const SECRET = 'ŝ';
/** Stands in words alone that the redacted copy leaves out, and is never typed. */
const REDACTED = 'ŕ';

type Step = (page: OpenEditor) => unknown;
let copied: ReturnType<typeof $generateJSONFromSelectedNodes> | null = null;

/** What a person does with a selection: one command, one step for undo. */
const command = <T>(
  at: Point,
  to: Point,
  does: LexicalCommand<T>,
  payload: T,
): Step => {
  return ({ editor, edit }) => {
    edit(() => {
      if ($select(at, to)) editor.dispatchCommand(does, payload);
    }, HISTORY_PUSH_TAG);
  };
};

const content = (): NoteInline[] => [
  { type: 'text', text: 'See ' },
  {
    type: 'citation',
    id: newId() as CitationId,
    source: 'smith' as SourceId,
  },
];

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(point, fc.constantFrom('a', 'に', '😀', '\u0000x', ' '))
      .map(([at, text]) =>
        command(at, at, CONTROLLED_TEXT_INSERTION_COMMAND, text),
      ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        point,
        point,
        fc.constantFrom<((from: Point, to: Point) => Step)[]>(
          (from: Point, to: Point) =>
            command(from, to, REMOVE_TEXT_COMMAND, null),
          (from: Point, to: Point) =>
            command(from, to, CONTROLLED_TEXT_INSERTION_COMMAND, 'b'),
          (from: Point, to: Point) =>
            command(from, to, INSERT_PARAGRAPH_COMMAND, undefined),
        ),
      )
      .map(([from, to, does]) => does(from, to)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        point,
        fc.constantFrom(INSERT_PARAGRAPH_COMMAND, INSERT_LINE_BREAK_COMMAND),
      )
      .map(([at, does]) =>
        does === INSERT_PARAGRAPH_COMMAND
          ? command(at, at, INSERT_PARAGRAPH_COMMAND, undefined)
          : command(at, at, INSERT_LINE_BREAK_COMMAND, false),
      ),
  },
  {
    weight: 2,
    arbitrary: point.map((at): Step => (page) => {
      page.edit(() => {
        $select(at);
      });
      page.handle.insertFootnote(content());
    }),
  },
  {
    weight: 1,
    arbitrary: fc.nat(5).map((at): Step => ({ handle }) => {
      const found = pick(footnotesOf(handle.blocks()), at);
      if (found) handle.changeFootnote(found.footnote.id, content());
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(point, point, fc.constantFrom(...BLOCK_KINDS))
      .map(([at, to, { kind }]) =>
        command(at, to, SET_BLOCK_KIND_COMMAND, kind),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        point,
        point,
        fc.constantFrom(
          INSERT_CHECK_LIST_COMMAND,
          INSERT_ORDERED_LIST_COMMAND,
          INSERT_UNORDERED_LIST_COMMAND,
          REMOVE_LIST_COMMAND,
          INDENT_CONTENT_COMMAND,
          OUTDENT_CONTENT_COMMAND,
        ),
      )
      .map(([at, to, list]) => command(at, to, list, undefined)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        point,
        point,
        fc.constantFrom('bold' as const, 'lowercase' as const),
      )
      .map(([at, to, format]) => command(at, to, FORMAT_TEXT_COMMAND, format)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        point,
        point,
        fc.constantFrom('rule' as const, 'page-break' as const),
      )
      .map(([at, to, kind]) => command(at, to, INSERT_BREAK_COMMAND, kind)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        point,
        point,
        fc.constantFrom<((from: Point, to: Point) => Step)[]>(
          (from, to) => command(from, to, CLEAR_LOOK_COMMAND, undefined),
          (from, to) => command(from, to, SET_ALIGNMENT_COMMAND, 'center'),
          (from, to) => command(from, to, SET_DIRECTION_COMMAND, 'rtl'),
          (from, to) =>
            command(from, to, SET_LANGUAGE_COMMAND, {
              of: 'words',
              language: 'fr',
            }),
          (from, to) =>
            command(from, to, SET_LANGUAGE_COMMAND, {
              of: 'blocks',
              language: 'de',
            }),
          (from, to) =>
            command(from, to, TOGGLE_LINK_COMMAND, 'https://example.org'),
          (from, to) => command(from, to, TOGGLE_LINK_COMMAND, null),
          (from, to) => command(from, to, TICK_ITEMS_COMMAND, undefined),
        ),
      )
      .map(([at, to, does]) => does(at, to)),
  },
  {
    weight: 1,
    arbitrary: fc.nat(30).map((at): Step => ({ edit }) => {
      edit(() => {
        const picture = pick(
          $dfs().flatMap(({ node }) => ($isPictureNode(node) ? node : [])),
          at,
        );
        picture?.remove();
      }, HISTORY_PUSH_TAG);
    }),
  },
  {
    weight: 4,
    arbitrary: fc.constant<Step>(({ handle }) => {
      handle.undo();
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constant<Step>(({ handle }) => {
      handle.redo();
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(30), fc.nat(30))
      .map(([from, to]): Step => ({ edit }) => {
        edit(() => {
          const children = $getRoot().getChildren();
          const moved = pick(children, from);
          const before = pick(children, to);
          if (moved && before && !moved.is(before)) before.insertBefore(moved);
        }, HISTORY_PUSH_TAG);
      }),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(point, point)
      .map(([from, to]): Step => ({ editor, edit }) => {
        edit(() => {
          if ($select(from, to))
            copied = $generateJSONFromSelectedNodes(editor, $getSelection());
        });
      }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(point, point)
      .map(([from, to]): Step => ({ editor, edit }) => {
        edit(() => {
          if (!$select(from, to)) return;
          copied = $generateJSONFromSelectedNodes(editor, $getSelection());
          editor.dispatchCommand(REMOVE_TEXT_COMMAND, null);
        }, HISTORY_PUSH_TAG);
      }),
  },
  {
    weight: 4,
    arbitrary: point.map((at): Step => ({ editor, edit }) => {
      edit(() => {
        if (!copied || !$select(at)) return;
        const selection = $getSelection();
        if (selection)
          $insertGeneratedNodes(
            editor,
            $generateNodesFromSerializedNodes(copied.nodes),
            selection,
          );
      }, HISTORY_PUSH_TAG);
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Step>(({ editor, edit }) => {
      edit(() => {
        $getRoot().select(0, $getRoot().getChildrenSize());
        editor.dispatchCommand(REMOVE_TEXT_COMMAND, null);
      }, HISTORY_PUSH_TAG);
    }),
  },
  {
    weight: 1,
    arbitrary: fc.nat(30).map((at): Step => ({ handle }) => {
      const block = pick(handle.blocks(), at);
      if (block?.type === 'paragraph')
        handle.replaceBlocks([
          { ...block, content: [{ type: 'text', text: 'Replaced' }] },
        ]);
    }),
  },
  {
    weight: 2,
    arbitrary: fc.boolean().map((fails): Step => ({ fail }) => {
      fail(fails ? new CallError('unavailable', 'The disk is full.') : null);
    }),
  },
  { weight: 2, arbitrary: fc.constant<Step>(({ handle }) => handle.flush()) },
  {
    weight: 2,
    arbitrary: fc.constant<Step>(({ handle }) => {
      void handle.flush();
    }),
  },
);

/** Each character and each mark of the text. */
function wordsOf(blocks: readonly Block[]): string[] {
  return blocks
    .flatMap((block) => [
      ...[...inlineContainers(block)].flatMap((content) =>
        Array.from(plainInline(content).replaceAll(/\s/g, '')),
      ),
      ...(block.type === 'code'
        ? Array.from(block.text.replaceAll(/\s/g, ''))
        : []),
      ...footnotesOf([block]).map(({ footnote }) => footnote.id),
    ])
    .sort();
}

const runsOf = (blocks: readonly Block[]): Text[] =>
  blocks.flatMap((block) => [
    ...(block.type === 'code'
      ? [{ type: 'text' as const, text: block.text }]
      : []),
    ...[...inlineContainers(block)]
      .flat()
      .flatMap((part) => (part.type === 'link' ? part.content : part))
      .filter((part) => part.type === 'text'),
  ]);

function wordsOnPage({ editor }: OpenEditor): string[] {
  return editor.read(() =>
    $dfs()
      .flatMap(({ node }): string[] => {
        if ($isFootnoteNode(node)) return [node.getFootnote().id];
        return $isTextNode(node) || $isMarkerNode(node)
          ? Array.from(node.getTextContent().replaceAll(/\s/g, ''))
          : [];
      })
      .sort(),
  );
}

test('edits, undo, redo, pasted copies and failing saves: the library holds the page in the end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 40 }),
      async (steps) => {
        copied = null;
        const page = open();
        for (const take of steps) {
          await take(page);
          const stands = page.read();
          expect(page.handle.blocks()).toEqual(stands);
          expect(wordsOf(stands)).toEqual(wordsOnPage(page));
          for (const block of stands)
            if (plainText(block).includes(SECRET))
              expect(block.marking).toBe('SECRET');
          for (const block of stands)
            if (block.type === 'image' && block.attachment.startsWith('cd'))
              expect(block.marking).toBe('SECRET');
          for (const run of runsOf(stands))
            if (run.text.includes(REDACTED))
              expect(run.marks).toContain('redaction');
        }
        page.fail(null);
        expect(await page.handle.flush()).toBe(true);
        expect(page.handle.saveState()).toEqual({ kind: 'saved' });
        expect(page.library.blocks()).toEqual(page.read());
        page.close();
      },
    ),
    { numRuns: 150 },
  );
}, 120_000);
