import { importReport } from '@hatangso/contracts/evidence';
import { batchDetail, kindsAnswer, manualFigure } from '@hatangso/contracts/evidence-desk';
import { unitCode } from '@hatangso/contracts/identity';
import { z } from 'zod';
import { runCommand } from '../../platform/action.ts';
import { wardScope } from '../../platform/db/scope.ts';
import { type Endpoint, read, write } from '../../platform/http/endpoint.ts';
import { machineActor } from '../../platform/kernel.ts';
import type { DraftParts } from './drafts/opening.ts';
import type { FigureRules } from './figures-kind.ts';
import { readBatchDetail, readKinds, tryUndo } from './history.ts';
import { takeManualFigure } from './manual-figure.ts';

const ward = z.object({ code: unitCode });

/** What there is, what each batch changed, and a figure typed in. */
export function historyRoutes(parts: DraftParts & { readonly rules: FigureRules }): Endpoint[] {
  const kinds = new Map(parts.kinds.map((kind) => [kind.kind, kind]));
  return [
    read({
      path: '/wards/:code/kinds',
      summary: 'What a ward has of each kind of evidence, and how old it is',
      permission: 'evidence.batch.read',
      params: ward,
      response: kindsAnswer,
      handle: ({ params }, run) => run.query(readKinds, { unitCode: params.code, kinds: parts.kinds }),
    }),
    read({
      path: '/wards/:code/imports/:id/effect',
      summary: 'What an import changed in the figures, what it was made of, and what undoing it would change',
      // it tells figures
      permission: 'indicators.figure.read',
      params: ward.extend({ id: z.uuid() }),
      response: batchDetail,
      handle: async ({ params, kernel }, run) => {
        const asked = { unitCode: params.code, id: params.id, figures: parts.figures };
        const detail = await run.query(readBatchDetail, asked);
        const scope = wardScope(params.code);
        const caller = {
          actor: machineActor('job:evidence.batch.try', scope),
          scope,
          language: 'vi',
        } as const;
        const undoing =
          detail.undone === null ? await runCommand(kernel, tryUndo, { ...asked, kinds }, caller) : null;
        return { ...detail, undoing };
      },
    }),
    write({
      method: 'POST',
      path: '/wards/:code/figures/manual',
      summary: 'Enter one figure by hand: numerator, denominator, date, source, document',
      permission: 'evidence.batch.take',
      params: ward,
      body: manualFigure,
      response: importReport,
      handle: async ({ params, body, kernel }, run) => {
        const provinceCode = await run.query(parts.provinceOf, { code: params.code });
        const input = { unitCode: params.code, provinceCode, figure: body, rules: parts.rules };
        const report = await run.command(takeManualFigure, input);
        await parts.changed(kernel, params.code, provinceCode, report.id ?? undefined);
        return report;
      },
    }),
  ];
}
