// How an exported page looks. It stands in the file itself: fonts are those that the reader's system has.

export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1c1b19; --soft: #5a564f; --line: #cfc9bf; --sheet: #fffdf9; --link: #1d4f91; --mark: #fff0b3; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece8e1; --soft: #aea89e; --line: #4a4640; --sheet: #191816; --link: #9cc0f0; --mark: #5c4d12; } }
* { box-sizing: border-box; }
body { max-width: 42rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; background: var(--sheet); color: var(--ink); font: 1.0625rem/1.55 Georgia, 'Times New Roman', serif; overflow-wrap: break-word; }
a { color: var(--link); }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
h1, h2, h3, h4, h5, dt, nav, .office, .kind, .marking, .label { font-family: system-ui, 'Segoe UI', Helvetica, Arial, sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: .4em 0; }
h2 { font-size: 1.35rem; } h3 { font-size: 1.15rem; } h4, h5 { font-size: 1rem; }
h2, h3, h4, h5 { line-height: 1.3; margin: 1.8em 0 .5em; }
header > .marking, footer > .marking { text-align: center; font-weight: 700; letter-spacing: .04em; }
.office, .kind { margin: 0; color: var(--soft); }
dl { margin: 1.25rem 0; border-top: 1px solid var(--line); font-size: .95rem; }
dl > div { display: grid; grid-template-columns: 10rem 1fr; gap: 1rem; padding: .35rem 0; border-bottom: 1px solid var(--line); }
dt { color: var(--soft); } dd { margin: 0; }
nav { margin: 1.5rem 0; font-size: .95rem; } nav ol { list-style: none; margin: 0; padding: 0; }
nav a { text-decoration: none; } nav a:hover { text-decoration: underline; }
nav .level-2 { padding-inline-start: 1.25rem; } nav .level-3 { padding-inline-start: 2.5rem; } nav .level-4 { padding-inline-start: 3.75rem; }
blockquote { margin: 1.25rem 0; padding-inline-start: 1.25rem; border-inline-start: 3px solid var(--line); }
blockquote.pull { border: 0; padding: 0 1.25rem; font-size: 1.25rem; font-style: italic; }
blockquote footer { color: var(--soft); }
table { border-collapse: collapse; margin: 1.25rem 0; max-width: 100%; }
caption, figcaption { text-align: start; color: var(--soft); font-size: .95rem; padding-bottom: .35rem; }
th, td { border: 1px solid var(--line); padding: .35rem .6rem; text-align: start; vertical-align: top; }
.label { font-weight: 600; } .tick { white-space: nowrap; }
figure { margin: 1.25rem 0; } img { max-width: 100%; height: auto; }
pre { overflow-x: auto; padding: .75rem; border: 1px solid var(--line); white-space: pre-wrap; }
mark { background: var(--mark); color: inherit; }
.redacted { padding: .05em .5em; border: 1px solid var(--ink); background: var(--ink); color: var(--sheet); font: 600 .78em system-ui, 'Segoe UI', Helvetica, Arial, sans-serif; white-space: nowrap; print-color-adjust: exact; }
sup { line-height: 0; } sup a { text-decoration: none; padding: 0 .15em; }
.page-break { border: 0; border-top: 1px dashed var(--line); margin: 2rem 0; }
.notes { margin-top: 2.5rem; border-top: 1px solid var(--line); font-size: .92rem; } .notes p { margin: .35rem 0; }
aside:target, sup a:target { background: var(--mark); }
@media (max-width: 34rem) { dl > div { grid-template-columns: 1fr; gap: 0; } }
@media screen and (max-width: 42rem) { table { display: block; width: max-content; overflow-x: auto; } td { min-width: 4rem; } }
@media print { :root { color-scheme: light; --ink: #000; --soft: #333; --line: #999; --sheet: #fff; --link: #000; } body { max-width: none; padding: 0; font-size: 11pt; } nav a, a { text-decoration: none; } .page-break { break-after: page; visibility: hidden; margin: 0; } h2, h3, h4, h5 { break-after: avoid; } figure, tr, aside { break-inside: avoid; } table:has(tr > :nth-child(9)) { page: wide; font-size: 9pt; } table:has(tr > :nth-child(13)) { font-size: 8pt; } table:has(tr > :nth-child(9)) :is(th, td) { padding: .2rem .3rem; overflow-wrap: anywhere; } }
@page wide { size: landscape; }
`;
