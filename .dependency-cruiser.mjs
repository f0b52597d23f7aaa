// The layers in rules: core is pure, the processes meet only in the contract, no circles.
export default {
  forbidden: [
    {
      name: 'core-is-pure',
      comment: 'core imports nothing of ours, and nothing of Node.',
      severity: 'error',
      from: { path: '^core/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^(electron|renderer|e2e|resources)/|node_modules/(react|react-dom|lexical|@lexical|better-sqlite3|electron)/',
      },
    },
    {
      name: 'core-has-no-node-modules-of-node',
      severity: 'error',
      from: { path: '^core/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'processes-meet-in-the-contract',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(renderer|e2e)/' },
    },
    {
      name: 'the-page-knows-no-main-process',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|e2e)/' },
    },
    {
      name: 'no-validator-in-the-page',
      comment: 'zod trips the content security policy; types alone may pass.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '(\\.test|-fixture)\\.tsx?$' },
      to: {
        path: 'node_modules/zod|^core/contract(\\.ts$|/)|schema\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'features-do-not-import-features',
      comment: 'the screens at the root of renderer/ join them by props.',
      severity: 'error',
      from: { path: '^renderer/([^/]+)/' },
      to: {
        path: '^renderer/[^/]+/',
        pathNot: '^renderer/($1|ui|api)/',
      },
    },
    {
      name: 'features-do-not-know-the-screens',
      severity: 'error',
      from: { path: '^renderer/[^/]+/' },
      to: {
        path: '^renderer/[^/]+$',
        pathNot: '^renderer/(editor-handle|pdf-reader|worker-url)\\.ts$',
      },
    },
    {
      name: 'components-have-no-data',
      comment: 'ui/ makes no calls.',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: '^renderer/(?!ui/)' },
    },
    {
      name: 'electron-in-few-places',
      severity: 'error',
      from: {
        path: '^(core|electron|renderer)/',
        pathNot:
          '^electron/(main|preload)\\.ts$|^electron/ipc/register\\.ts$|^electron/windows/',
      },
      to: { path: '^electron$|node_modules/electron/' },
    },
    {
      name: 'database-is-a-leaf',
      severity: 'error',
      from: { path: '^electron/database/', pathNot: '\\.test\\.ts$' },
      to: { path: '^electron/(?!database/)' },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: {
        path: '^(core|electron|renderer)/',
        pathNot: '(\\.test|-fixture)\\.ts$',
      },
      to: { path: '\\.test\\.ts$|-fixture\\.ts$|core/document/builder\\.ts$' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      // pdf.js publishes these types outside of its exports.
      to: { couldNotResolve: true, pathNot: '^pdfjs-dist/types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^out/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
};
