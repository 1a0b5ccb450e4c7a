/** The style of the report page; it follows the system's light or dark mode. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1f2933; --faint: #616e7c; --line: #d9dee4; --head: #f3f5f7; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #161b20; --ink: #e4e9ee; --faint: #9aa7b4; --line: #39434e; --head: #1f262d; }
}
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 1200px; background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, sans-serif; }
h1 { font-size: 1.9rem; margin: 0 0 1.5rem; }
h2 { font-size: 1.4rem; margin: 3rem 0 .5rem; border-top: 1px solid var(--line); padding-top: 1.5rem; }
h3 { font-size: 1.15rem; margin: 2.25rem 0 .5rem; }
p { max-width: 75ch; overflow-wrap: anywhere; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin-bottom: 1.5rem; }
a { color: inherit; }
.charts { display: flex; flex-wrap: wrap; gap: 1.5rem; margin: 1rem 0; }
figure { margin: 0; flex: 0 1 auto; max-width: 100%; }
figcaption { font-weight: 600; font-size: .95rem; margin-bottom: .25rem; }
figure svg { max-width: 100%; height: auto; display: block; }
.dark { display: none; }
@media (prefers-color-scheme: dark) { .light { display: none; } .dark { display: block; } }
.scroll { overflow-x: auto; margin: .75rem 0 1.25rem; }
table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { padding: .35rem .7rem; text-align: left; border-bottom: 1px solid var(--line); white-space: nowrap; }
td:first-child { white-space: normal; min-width: 9rem; }
th { background: var(--head); font-weight: 600; }
tbody tr:hover { background: var(--head); }
summary { cursor: pointer; padding: .35rem 0; color: var(--faint); }
@media print { .light { display: block; } .dark { display: none; } details > * { display: block; } }
`;
