/**
 * How a timeline looks, on top of look.ts. Colour is never alone: states differ in height and pattern too,
 * and each box has its words as a tooltip, the table and the legend have them as text.
 */
export const TIMELINE_LOOK = `
:root { --zoom: 1; --calm: #b9c0c8; --arm: #d99a1c; --run: #b3261e; --close: #7a3fa0; --front: #2b62a8; --well: #2c7a46; }
@media (prefers-color-scheme: dark) {
  :root { --calm: #59616a; --arm: #e0ad45; --run: #ef6a60; --close: #b78ad8; --front: #7fb0ee; --well: #6cc089; }
}
:root:has(input[name="zoom"][value="4"]:checked) { --zoom: 4; }
:root:has(input[name="zoom"][value="16"]:checked) { --zoom: 16; }
:root:has(input[name="zoom"][value="64"]:checked) { --zoom: 64; }
header.wide, main.wide { max-width: 100rem; }
.zoom { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center; border: 0; margin: .5rem 0; padding: 0; }
.zoom legend { float: left; padding: 0 1rem 0 0; color: var(--quiet); }
.zoom label { display: inline-flex; align-items: center; gap: .375rem; min-height: 2rem; cursor: pointer; }
.timeline { overflow-x: auto; border: 1px solid var(--line); border-radius: .5rem; padding: .5rem 0; }
.track { width: calc(11.5rem + (100% - 13rem) * var(--zoom)); min-width: 34rem; }
.row { display: flex; align-items: stretch; min-height: 1.75rem; }
.row .name { position: sticky; left: 0; z-index: 2; flex: none; width: 11.5rem; padding: .125rem .75rem; background: var(--paper); font-size: .875rem; line-height: 1.5rem; overflow-wrap: anywhere; border-right: 1px solid var(--line); }
.row .name code { font-size: .8125rem; }
.row .lane { position: relative; flex: 1; border-bottom: 1px solid color-mix(in srgb, var(--line) 45%, transparent); }
.row:hover .lane { background: var(--card); }
.lane i { position: absolute; top: .3125rem; bottom: .3125rem; min-width: 2px; border-radius: 2px; background: var(--calm); font-style: normal; }
.k-marks .lane i { background: none; top: 0; bottom: 0; min-width: 0; margin-left: -.4em; line-height: 1.75rem; font-size: .9375rem; color: var(--ink); cursor: help; }
.k-axis { min-height: 1.5rem; position: sticky; top: 0; z-index: 3; background: var(--paper); }
.k-axis .lane b { position: absolute; display: none; padding-left: .25rem; border-left: 1px solid var(--line); font-weight: 400; font-size: .8125rem; color: var(--quiet); white-space: nowrap; }
:root:not(:has(input[name="zoom"]:not([value="1"]):checked)) .z1,
:root:has(input[name="zoom"][value="4"]:checked) .z4,
:root:has(input[name="zoom"][value="16"]:checked) .z16,
:root:has(input[name="zoom"][value="64"]:checked) .z64 { display: block !important; }
i.v-on { background: var(--well); top: .6875rem; bottom: .6875rem; }
i.v-idle, i.v-dark, i.v-away { top: .8125rem; bottom: .8125rem; }
i.v-buffering { background: repeating-linear-gradient(135deg, var(--arm) 0 4px, transparent 4px 8px); outline: 1px solid var(--arm); outline-offset: -1px; }
i.v-announcing, i.v-shown { background: repeating-linear-gradient(90deg, var(--front) 0 3px, transparent 3px 6px); outline: 1px solid var(--front); outline-offset: -1px; }
i.v-recording { background: var(--run); }
i.v-recordingNotice { background: var(--front); }
i.v-finalizing { background: var(--close); }
i.v-accepted { background: repeating-linear-gradient(45deg, var(--arm) 0 3px, transparent 3px 6px); outline: 1px solid var(--arm); outline-offset: -1px; }
i.v-overdue { background: var(--run); }
i.v-confirmed { background: var(--well); top: .5625rem; bottom: .5625rem; }
i.v-docked { background: var(--front); }
i.v-muted { background: var(--ink); }
i.v-down { background: var(--ink); min-width: 3px; }
i.v-raised { background: var(--arm); outline: 1px solid var(--ink); outline-offset: -1px; }
i.v-given { background: repeating-linear-gradient(-45deg, var(--run) 0 4px, transparent 4px 8px); outline: 1px solid var(--run); outline-offset: -1px; }
.lane i.m-failed { color: var(--on-bad); background: var(--bad); font-weight: 700; padding: 0 .125rem; z-index: 1; }
.k-durable { min-height: 3.5rem; }
.k-durable .name .aside { line-height: 1.25; }
.k-durable svg { position: absolute; inset: .25rem 0; width: 100%; height: calc(100% - .5rem); }
.k-durable polygon { fill: var(--calm); stroke: var(--quiet); stroke-width: 1; vector-effect: non-scaling-stroke; }
.k-durable line { stroke: var(--run); stroke-width: 1; stroke-dasharray: 4 4; vector-effect: non-scaling-stroke; }
.k-durable b { position: absolute; right: .25rem; top: .25rem; font-weight: 400; font-size: .75rem; background: var(--paper); padding: 0 .25rem; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; list-style: none; padding: 0; font-size: .875rem; }
.legend :where(i) { display: inline-block; width: 1.75rem; height: .875rem; vertical-align: -.125rem; border-radius: 2px; }
:where(.legend i) { background: var(--calm); }
.legend code { color: var(--quiet); font-size: .8125rem; }
details { margin-top: 1.5rem; }
summary { cursor: pointer; font-weight: 600; min-height: 2rem; }
details td:first-child { min-width: 6rem; text-align: right; }
@media (max-width: 44rem) {
  .row .name { width: 8rem; font-size: .8125rem; padding: .125rem .5rem; }
  .track { width: calc(8rem + (100% - 9rem) * var(--zoom)); }
  details table { display: table; } details tbody { display: table-row-group; } details tr { display: table-row; } details td { display: table-cell; width: auto; padding: .25rem .5rem .25rem 0; }
  details td::before { content: none; }
  details td:first-child { min-width: 0; }
}
@media print { .zoom { display: none; } .timeline { overflow: visible; } }
`;
