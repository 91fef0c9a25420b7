import { z } from 'zod';
import { type Endpoint, read } from '../../platform/http/endpoint.ts';
import { Problem } from '../../platform/problem.ts';
import { writeTemplate } from '../../platform/tabular/template.ts';
import type { ImportKind } from './kind.ts';

export const xlsxMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `GET /templates/{kind}.xlsx`: an empty sheet of a kind, with headings, an example and notes. */
export function templateRoutes(kinds: ReadonlyMap<string, ImportKind>): Endpoint[] {
  return [
    read({
      path: '/templates/:file',
      summary: 'An empty sheet of a kind: `{kind}.xlsx`',
      permission: 'evidence.template.read',
      params: z.object({ file: z.string().regex(/^[a-z-]{1,40}\.xlsx$/) }),
      response: [xlsxMediaType],
      handle: async ({ params, language }) => {
        const name = params.file.replace(/\.xlsx$/, '');
        const kind = kinds.get(name);
        if (kind === undefined)
          throw new Problem('import.unknown_kind', { kind: name, known: [...kinds.keys()].join(', ') });
        if (kind.spec === null) throw new Problem('import.no_template', { kind: name });
        return {
          fileName: params.file,
          mediaType: xlsxMediaType,
          bytes: await writeTemplate(kind.spec, language),
        };
      },
    }),
  ];
}
