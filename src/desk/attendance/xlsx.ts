import { zip } from './zip.js';
import { harmless, type Cell } from './table.js';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A workbook of one sheet. Text is stored as text, so that nothing in it is ever worked out as a formula. */
export function workbook(rows: Cell[][], name: string): Buffer {
  return zip([
    ['[Content_Types].xml', contentTypes],
    [
      '_rels/.rels',
      relationships(`<Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/>`),
    ],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${escaped(name.slice(0, 31))}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relationships(`<Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/>`),
    ],
    [
      'xl/worksheets/sheet1.xml',
      `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>${rows.map(rowXml).join('')}</sheetData></worksheet>`,
    ],
  ]);
}

const contentTypes = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`;
const relationships = (each: string) => `${head}<Relationships xmlns="${packageRelations}">${each}</Relationships>`;

const rowXml = (cells: Cell[], row: number): string =>
  `<row r="${row + 1}">${cells.map((cell, column) => cellXml(harmless(cell), `${columnName(column)}${row + 1}`)).join('')}</row>`;

const cellXml = (cell: Cell, place: string): string =>
  typeof cell === 'number'
    ? `<c r="${place}"><v>${cell}</v></c>`
    : `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;

/** A, B, … Z, AA */
const columnName = (column: number): string =>
  (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** XML holds no control characters but tab and the ends of lines, and no half of a pair. */
const holds = (sign: string): boolean => /[\t\n\r]|[^\p{Cc}\p{Cs}\ufffe\uffff]/u.test(sign);
const escaped = (text: string): string =>
  Array.from(text, (sign) => (holds(sign) ? (entities[sign] ?? sign) : '')).join('');
