/**
 * Makes `report.docx`, the template a ward can edit in Word. Run it after changing anything beside it:
 *   node apps/server/src/modules/reporting/templates/make-template.ts
 */
import { writeFileSync } from 'node:fs';
import { chartPart, chartWorkbook, zip } from './chart-parts.ts';
import { documentPart } from './document-body.ts';
import {
  contentTypes,
  coreProperties,
  documentLinks,
  header,
  relationships,
  rootLinks,
  settings,
  styles,
} from './package-parts.ts';

/** The template's bytes; the same on every machine and day. */
export function makeTemplate(): Uint8Array {
  const workbookLink = (file: string) => relationships([['rId1', 'package', `../embeddings/${file}`]]);
  return zip({
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relationships(rootLinks),
    'docProps/core.xml': coreProperties,
    'word/document.xml': documentPart(),
    'word/_rels/document.xml.rels': relationships(documentLinks),
    'word/styles.xml': styles,
    'word/settings.xml': settings,
    'word/header1.xml': header(false),
    'word/header2.xml': header(true),
    'word/charts/chart1.xml': chartPart({
      tag: 'Biểu đồ chỉ tiêu',
      direction: 'bar',
      series: [
        { name: 'Thực hiện', color: '1F6FB2' },
        { name: 'Mức mục tiêu', color: 'BFBFBF' },
      ],
    }),
    'word/charts/_rels/chart1.xml.rels': workbookLink('chi-tieu.xlsx'),
    'word/charts/chart2.xml': chartPart({
      tag: 'Biểu đồ nhiệm vụ',
      direction: 'col',
      series: [{ name: 'Số nhiệm vụ', color: '1F6FB2' }],
    }),
    'word/charts/_rels/chart2.xml.rels': workbookLink('nhiem-vu.xlsx'),
    'word/embeddings/chi-tieu.xlsx': chartWorkbook(['Thực hiện', 'Mức mục tiêu']),
    'word/embeddings/nhiem-vu.xlsx': chartWorkbook(['Số nhiệm vụ']),
  });
}

if (import.meta.main) writeFileSync(new URL('report.docx', import.meta.url), makeTemplate());
