import { Markup } from './html.js';

/** A4, black on white, rows that do not break across pages. */
export const style = new Markup(`
@page { size: A4; margin: 16mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 190mm; padding: 8mm; color: #111; background: #fff;
  font: 10.5pt/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
header { text-align: center; margin-bottom: 6mm; }
header p { margin: 0; }
h1 { font-size: 18pt; margin: 1mm 0; letter-spacing: .1em; }
h2 { font-size: 11pt; margin: 5mm 0 1.5mm; break-after: avoid; }
.number { font-variant-numeric: tabular-nums; }
.facts { display: grid; grid-template-columns: repeat(3, 1fr); margin: 0; border: 1px solid #444; border-width: 1px 0 0 1px; }
.cell { border: 1px solid #444; border-width: 0 1px 1px 0; padding: 1mm 2mm; break-inside: avoid; }
dt { color: #555; font-size: 8.5pt; }
dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
th, td { border: 1px solid #444; padding: 1mm 2mm; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
th { background: #f0f0f0; font-weight: 600; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.course td:first-child { white-space: nowrap; }
.words { margin: 0 0 1mm; white-space: pre-wrap; overflow-wrap: anywhere; }
.signatures { display: flex; flex-wrap: wrap; gap: 6mm 10mm; margin-top: 12mm; break-inside: avoid; }
.signatures p { margin: 0; }
.line { display: inline-block; width: 30mm; border-bottom: 1px solid #111; margin-inline-start: 2mm; }
.printed { color: #555; font-size: 8.5pt; margin-top: 6mm; }
@media (max-width: 640px) { .facts { grid-template-columns: 1fr; } body { padding: 4mm; } }
@media print { body { padding: 0; } }
`);
