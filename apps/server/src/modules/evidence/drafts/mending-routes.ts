import { draftRows, draftSettings, draftView, mendBody, mended, rowsQuery } from '@hatangso/contracts/drafts';
import type { z } from 'zod';
import { type Endpoint, read, write } from '../../../platform/http/endpoint.ts';
import { Problem } from '../../../platform/problem.ts';
import { xlsxMediaType } from '../template.ts';
import { annotatedName, writeAnnotated } from './annotate.ts';
import { deskOf } from './desk-of.ts';
import type { Settings } from './matching.ts';
import { mend } from './mend.ts';
import { readMends } from './mends.ts';
import { type DraftParts, openDraft, refuseWhileTaken, shortWait, viewOf, wardDraft } from './opening.ts';
import { pageOf } from './rows.ts';
import { changeDraft } from './store.ts';

/** Looking at a sheet, matching its columns and mending its cells. */
export function mendingRoutes(parts: DraftParts): Endpoint[] {
  return [
    read({
      path: '/wards/:code/drafts/:id/rows',
      summary: 'The sheet as cells, with what is wrong in each and what it probably should be',
      permission: 'evidence.batch.take',
      params: wardDraft,
      query: rowsQuery,
      response: draftRows,
      handle: async ({ params, query, kernel }, run) =>
        pageOf((await openDraft(parts, kernel, run, params)).known, query),
    }),
    write({
      method: 'PUT',
      path: '/wards/:code/drafts/:id/cells',
      summary: 'Mend cells in place, leave rows out, or take the last change back',
      permission: 'evidence.batch.take',
      params: wardDraft,
      body: mendBody,
      response: mended,
      handle: async ({ params, body, kernel }, run) => {
        const { known, stage } = await openDraft(parts, kernel, run, params);
        refuseWhileTaken(stage);
        const facts = await mend(known, body);
        const { draft, files } = known;
        await run.command(changeDraft, { draft, settings: draft.settings, facts });
        const desk = deskOf(kernel, parts);
        desk.settle({ unitCode: params.code, id: params.id });
        await desk.atRest(params.id, 250);
        return { revision: (await readMends(files.mends)).revision, ...facts };
      },
    }),
    write({
      method: 'PUT',
      path: '/wards/:code/drafts/:id/columns',
      summary: 'Say what a file is: its kind, sheet, row of the heading, columns, date and round',
      permission: 'evidence.batch.take',
      params: wardDraft,
      body: draftSettings,
      response: draftView,
      handle: async ({ params, body, kernel }, run) => {
        const { known, stage } = await openDraft(parts, kernel, run, params);
        refuseWhileTaken(stage);
        if (
          body.kind !== undefined &&
          !parts.kinds.some(({ kind, level }) => kind === body.kind && level === 'ward')
        )
          throw new Problem('import.unknown_kind', {
            kind: body.kind,
            known: parts.kinds.map(({ kind }) => kind).join(', '),
          });
        const settings = settingsWith(known.draft.settings, body);
        const facts = { settings: Object.keys(body).sort().join(', ') };
        await run.command(changeDraft, { draft: known.draft, settings, facts });
        const desk = deskOf(kernel, parts);
        desk.settle({ unitCode: params.code, id: params.id });
        await desk.atRest(params.id, shortWait);
        return viewOf(parts, kernel, await openDraft(parts, kernel, run, params));
      },
    }),
    read({
      path: '/wards/:code/drafts/:id/annotated.xlsx',
      summary: "The person's own sheet with what is wrong marked in its cells",
      permission: 'evidence.batch.take',
      params: wardDraft,
      response: [xlsxMediaType],
      handle: async ({ params, kernel, language }, run) => {
        const { known } = await openDraft(parts, kernel, run, params);
        const bytes = await writeAnnotated(known, language);
        return { fileName: annotatedName(known.draft.fileName, language), mediaType: xlsxMediaType, bytes };
      },
    }),
  ];
}

/** What is said anew stands over what was said; another kind, sheet or heading begins the columns again. */
function settingsWith(before: Settings, body: z.output<typeof draftSettings>): Settings {
  const again = body.kind !== undefined || body.sheet !== undefined || body.headerRow !== undefined;
  const columns: Record<string, string | null> = again ? {} : { ...before.columns };
  for (const { place, key } of body.columns ?? []) {
    // a column taken by another heading leaves the one that had it
    for (const [other, own] of Object.entries(columns))
      if (own === key && key !== null) delete columns[other];
    columns[String(place)] = key;
  }
  return {
    kind: body.kind ?? before.kind,
    sheet: body.sheet ?? before.sheet,
    headerRow: body.headerRow ?? (body.sheet === undefined ? before.headerRow : null),
    columns,
    options: {
      ...before.options,
      ...Object.fromEntries(Object.entries(body.options ?? {}).filter(([, value]) => value !== undefined)),
    },
  };
}
