import { unitCode } from '@hatangso/contracts/identity';
import { compareAnswer, compareQuery } from '@hatangso/contracts/indicator-compare';
import {
  countsQuery,
  definitionViews,
  evidenceCounts,
  evidenceRows,
  indicatorsQuery,
  rowsQuery,
  tableFile,
} from '@hatangso/contracts/indicator-routes';
import { whyAnswer } from '@hatangso/contracts/indicator-why';
import { z } from 'zod';
import { type Endpoint, read } from '../../platform/http/endpoint.ts';
import { compareFigures } from './compare/compare.ts';
import { wardDefinitions } from './definition-views.ts';
import { wardIndicator, wardIndicators } from './queries.ts';
import { countsUnder } from './rows/counts.ts';
import { evidenceUnder } from './rows/evidence-rows.ts';
import { fileOf, groupSheet, listSheet, tableMediaTypes } from './tables/table-file.ts';
import { whyOf } from './why/why.ts';

const one = z.object({ code: unitCode, indicator: z.string().regex(/^[a-z][a-z0-9_]{2,59}$/) });
const permission = 'indicators.figure.read';

/** From a figure down to its rows, beside another date, and out of the house as a table. */
export const detailRoutes: readonly Endpoint[] = [
  read({
    path: '/wards/:code/indicators/:indicator/why',
    summary:
      'Why a figure is what it is: formula, estimate, batches; and the targets and tasks that rest on it',
    permission,
    params: one,
    query: indicatorsQuery.extend({ source: z.string().max(200).optional() }),
    response: whyAnswer,
    handle: ({ params, query }, run) =>
      run.query(whyOf, { unitCode: params.code, indicator: params.indicator, ...query }),
  }),
  read({
    path: '/wards/:code/indicators/:indicator/rows',
    summary: "The rows under a figure, found again by the definition's own predicate",
    permission,
    params: one,
    query: rowsQuery,
    response: evidenceRows,
    handle: ({ params, query }, run) =>
      run.query(evidenceUnder, { unitCode: params.code, indicator: params.indicator, ...query }),
  }),
  read({
    path: '/wards/:code/indicators/:indicator/counts',
    summary: 'How many rows stand under a figure, group by group; small counts only for who may see the rows',
    permission,
    params: one,
    query: countsQuery,
    response: evidenceCounts,
    handle: ({ params, query }, run) =>
      run.query(countsUnder, { unitCode: params.code, indicator: params.indicator, ...query }),
  }),
  read({
    path: '/wards/:code/indicators/:indicator/compare',
    summary: 'What moved an indicator between two dates, or between two moments of knowing',
    permission,
    params: one,
    query: compareQuery,
    response: compareAnswer,
    handle: ({ params, query }, run) =>
      run.query(compareFigures, { unitCode: params.code, indicator: params.indicator, ...query }),
  }),
  read({
    path: '/wards/:code/indicator-definitions',
    summary: "A ward's indicators in plain words: meaning, sources in order, office, targets that ask them",
    permission,
    params: one.pick({ code: true }),
    query: indicatorsQuery,
    response: definitionViews,
    handle: ({ params, query }, run) =>
      run.query(wardDefinitions, { unitCode: params.code, asOf: query.asOf }),
  }),
  tableRoute(),
];

function tableRoute(): Endpoint {
  return read({
    path: '/wards/:code/indicator-tables/:file',
    summary: 'Figures as a sheet: `indicators.xlsx` or `.csv` for all, `<code>.xlsx` for one group by group',
    permission,
    params: z.object({ code: unitCode, file: tableFile }),
    query: indicatorsQuery,
    response: Object.values(tableMediaTypes),
    handle: async ({ params, query, language }, run) => {
      const [name = ''] = params.file.split('.');
      const asked = { unitCode: params.code, asOf: query.asOf, knownAt: query.knownAt };
      const sheet =
        name === 'indicators'
          ? listSheet(await run.query(wardIndicators, asked), language)
          : groupSheet(await run.query(wardIndicator, { ...asked, indicator: name }), language);
      return fileOf(sheet, params.file, language);
    },
  });
}
