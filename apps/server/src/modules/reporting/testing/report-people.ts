import type { Role } from '@hatangso/contracts/permissions';
import type { BlockView, PartView, ReportDesk } from '@hatangso/contracts/report-desk';
import type { House, Reply } from '../../../../../../test/support/house.ts';
import { otherWard, ward } from './ward-with-everything.ts';

export interface Refused {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
  readonly rows?: readonly { readonly column: string; readonly value: string }[];
}

/** Offices of the plan as they answer since 2025-07. */
export const culture = 'phong-van-hoa-xa-hoi';
export const clerk = 'van-phong-hdnd-ubnd';

/** People of a ward around one report, by name: chair, compiler, culture, clerk, reader; elsewhere and province. */
export type ReportPeople = ReturnType<typeof reportPeople>;

export function reportPeople(house: () => House) {
  const secrets = new Map<string, string>();
  const at = (path = '', year = 2026): string => `/wards/${ward}/report-desk/${year}${path}`;
  const as = (who: string): string => secrets.get(who) ?? house().secret;
  const ask = <T = Refused>(
    who: string,
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: object,
  ): Promise<Reply<T>> => house().ask<T>(method, path, body, as(who));
  const give = async (who: string, role: Role, unitCode: string, office?: string): Promise<void> => {
    const part = office === undefined ? {} : { part: { code: office } };
    const { body } = await house().ask<{ secret: string }>('POST', '/tokens', {
      ...{ name: who, role, unitCode },
      ...part,
    });
    secrets.set(who, body.secret);
  };
  return {
    at,
    as,
    ask,
    async arrive(): Promise<void> {
      await give('chair', 'chair', ward);
      await give('compiler', 'compiler', ward, clerk);
      await give('culture', 'office', ward, 'van-hoa-xa-hoi');
      await give('clerk', 'office', ward, clerk);
      await give('reader', 'reader', ward);
      await give('elsewhere', 'chair', otherWard);
      await give('province', 'province_reader', '51');
    },
    async desk(who = 'chair', year = 2026): Promise<ReportDesk> {
      const answer = await ask<ReportDesk>(who, 'GET', at('', year));
      if (answer.status !== 200) throw new Error(answer.bytes.toString('utf8').slice(0, 400));
      return answer.body;
    },
    write: (who: string, place: string, seen: number, text: string | null, says = {}) =>
      ask<Refused & { version: number; text: string | null }>(who, 'PUT', at('/texts'), {
        place,
        seen,
        text,
        says,
      }),
    act: (who: string, office: string, what: string, seen: number, remark?: string) =>
      ask<Refused & { state: string; turn: number }>(who, 'POST', at(`/parts/${office}/${what}`), {
        seen,
        remark,
      }),
    step: (who: string, what: string, seen: number, more = {}) =>
      ask<Refused & { state: string; draft: number }>(who, 'POST', at(`/${what}`), { seen, ...more }),
  };
}

export const blocksOf = (page: ReportDesk): BlockView[] => [
  ...page.opening,
  ...page.sections.flatMap((section) => section.blocks),
];

export function blockAt(page: ReportDesk, place: string): BlockView {
  const found = blocksOf(page).find((block) => block.place === place);
  if (found !== undefined) return found;
  const known = blocksOf(page).map((one) => one.place);
  throw new Error(`no ${place} in ${known.join(' ')}`);
}

export function partOf(page: ReportDesk, office: string): PartView {
  const found = page.parts.find((part) => part.office === office);
  if (found === undefined) throw new Error(`no part of ${office}`);
  return found;
}

/** The smallest file that passes for a PDF. */
export const pdfSaying = (text: string): Buffer => Buffer.from(`%PDF-1.7\n% ${text}\n%%EOF\n`);
