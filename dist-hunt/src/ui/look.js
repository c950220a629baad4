/**
 * How pages and reports look: quiet, printable, light and dark, narrow and wide.
 *
 * Text has a contrast of at least 7:1 (WCAG 2.2 AAA; a test measures it in the browser), nothing is told by
 * colour alone, and the language that is not chosen is hidden without a script.
 */
export const LOOK = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #17191c; --quiet: #41464d; --line: #c4c8ce; --card: #f5f6f7;
  --act: #123f78; --on-act: #ffffff;
  --good: #e2f2e6; --on-good: #0b3a1a; --caution: #fdf1d3; --on-caution: #4a3300; --bad: #fbe3e0; --on-bad: #650d08;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #131518; --ink: #eceef0; --quiet: #bcc2c9; --line: #454b52; --card: #1d2024;
    --act: #a9cdfb; --on-act: #0b1a2d;
    --good: #12321d; --on-good: #bff0cc; --caution: #362a0b; --on-caution: #f8e0a4; --bad: #421814; --on-bad: #ffd0ca;
  }
}
:root:has(input[value="de"]:checked) [lang="en"]:not(.always),
:root:has(input[value="en"]:checked) [lang="de"]:not(.always) { display: none; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
header, main { max-width: 60rem; margin: 0 auto; padding: 0 1.25rem; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: .5rem 2rem; padding-top: 1.5rem; }
main { padding-top: .5rem; padding-bottom: 3rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; }
h2 { font-size: 1.125rem; margin: 2rem 0 .5rem; }
p { margin: .5rem 0; max-width: 42rem; }
ul { margin: .5rem 0; padding-left: 1.25rem; }
li { margin: .25rem 0; }
li, dd, td:first-child { overflow-wrap: anywhere; }
th, td { white-space: nowrap; }
td:first-child { white-space: normal; min-width: 10rem; }
code { font: .9375em ui-monospace, monospace; }
.aside { color: var(--quiet); font-size: .875rem; }
.languages { display: flex; gap: 1rem; border: 0; margin: 0; padding: 0; }
.languages legend { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
.languages label { display: inline-flex; align-items: center; gap: .375rem; min-height: 2rem; cursor: pointer; }
input[type="radio"], input[type="checkbox"] { accent-color: var(--act); width: 1.125rem; height: 1.125rem; margin: 0; flex: none; }
.verdict { margin: 1.5rem 0; padding: 1rem 1.25rem; border-radius: .5rem; border-left: .5rem solid currentColor; }
.verdict .word { font-size: 1.375rem; font-weight: 700; margin: 0; letter-spacing: .01em; }
.verdict .symbol { display: inline-block; min-width: 1.25em; }
.verdict .sentence { font-size: 1.125rem; margin: .25rem 0; }
.verdict .aside { color: inherit; margin: 0; }
.good { background: var(--good); color: var(--on-good); }
.caution { background: var(--caution); color: var(--on-caution); }
.bad { background: var(--bad); color: var(--on-bad); }
dl { margin: 1rem 0; display: grid; gap: .375rem; }
dl div { display: grid; grid-template-columns: minmax(10rem, 1fr) 3fr; gap: 0 1.25rem; padding-bottom: .375rem; border-bottom: 1px solid var(--line); }
dt { color: var(--quiet); }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; font-variant-numeric: tabular-nums; }
th, td { text-align: start; padding: .375rem .75rem .375rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--quiet); font-weight: 600; }
.drop { margin: 1rem 0; padding: .25rem 1.25rem .75rem; border: 2px dashed var(--quiet); border-radius: .5rem; }
.drop h2 { margin-top: .75rem; }
.drop.over { background: var(--card); border-color: var(--act); border-style: solid; }
.buttons { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem; max-width: none; }
.button, button { display: inline-flex; align-items: center; min-height: 2.75rem; padding: .375rem 1rem; border: 1px solid var(--act);
  border-radius: .375rem; background: var(--act); color: var(--on-act); font: inherit; font-weight: 600; cursor: pointer; }
button { background: transparent; color: var(--act); }
.button input { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
.option { display: flex; gap: .625rem; align-items: flex-start; cursor: pointer; }
.option input { margin-top: .1875rem; }
:focus-visible, .button:has(:focus-visible) { outline: 3px solid var(--act); outline-offset: 3px; }
#result:focus { outline: none; }
progress { flex: 1 1 12rem; height: 1rem; accent-color: var(--act); }
[hidden] { display: none; }
@media (max-width: 44rem) {
  dl div { grid-template-columns: 1fr; }
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  table, tbody, tr, td { display: block; width: 100%; }
  tr { padding: .5rem 0; border-bottom: 1px solid var(--line); }
  td { display: grid; grid-template-columns: 8.5rem 1fr; gap: 0 .75rem; border: 0; padding: .125rem 0; white-space: normal; }
  td::before { content: attr(data-label); color: var(--quiet); }
}
@media print {
  .languages { display: none; }
  .verdict { border: 2px solid currentColor; }
  tr, dl div { break-inside: avoid; }
}
`;
