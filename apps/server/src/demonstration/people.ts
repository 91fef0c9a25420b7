import type { Role } from '@hatangso/contracts/permissions';
import type { Plan } from '@hatangso/contracts/plan';
import { addDemonstrationPerson } from '../modules/identity/index.ts';
import { runCommand } from '../platform/action.ts';
import { NATION, nationScope } from '../platform/db/scope.ts';
import { type Kernel, machineActor } from '../platform/kernel.ts';
import { looseKey } from '../platform/names.ts';
import { demonstrationWard, operators } from './files.ts';

interface Someone {
  readonly name: string;
  readonly login: string;
  readonly role: Role;
  readonly unit?: 'province' | 'nation';
  readonly part?: { readonly code: string; readonly name: string };
}

/** One for each role, and one for each office in being: whoever tries the demonstration enters as any of them. */
function everyone({ offices }: Pick<Plan, 'offices'>): readonly Someone[] {
  const standing = offices.filter(({ validBefore }) => validBefore === undefined);
  const [first] = standing;
  return [
    { name: 'Chủ tịch UBND phường', login: 'chu-tich', role: 'chair' },
    {
      name: 'Người tổng hợp báo cáo',
      login: 'tong-hop',
      role: 'compiler',
      ...(first === undefined ? {} : { part: { code: first.id, name: first.name } }),
    },
    ...standing.map(({ id, name }, at) => ({
      name: `Cán bộ ${name}`,
      login: `don-vi-${at + 1}`,
      role: 'office' as const,
      part: { code: id, name },
    })),
    { name: 'Công an phường', login: 'cong-an', role: 'police' },
    {
      name: 'Tổ công nghệ số, tổ dân phố số 1',
      login: 'to-cong-nghe-so',
      role: 'team',
      part: { code: 'TDP01', name: 'Tổ dân phố số 1' },
    },
    {
      name: operators[0],
      login: 'doanh-nghiep',
      role: 'operator',
      part: { code: looseKey(operators[0]), name: operators[0] },
    },
    { name: 'Quản trị của phường', login: 'quan-tri', role: 'administrator' },
    { name: 'Chuyên viên của tỉnh', login: 'tinh', role: 'province_officer', unit: 'province' },
    { name: 'Người kiểm tra', login: 'kiem-tra', role: 'auditor' },
  ];
}

/** People of the demonstration: they have no password, and no real installation has them. */
export async function fillPeople(kernel: Kernel, plan: Pick<Plan, 'offices'>): Promise<void> {
  const actor = machineActor('demonstration', nationScope);
  for (const { name, login, role, unit, part } of everyone(plan)) {
    const { code, province } = demonstrationWard;
    const place = unit === 'nation' ? NATION : unit === 'province' ? province : code;
    const assignment = {
      role,
      unitCode: place,
      provinceCode: unit === 'nation' ? NATION : province,
      partCode: part?.code ?? null,
      partName: part?.name ?? null,
    };
    await runCommand(
      kernel,
      addDemonstrationPerson,
      { name, login, assignment },
      { actor, scope: nationScope, language: 'vi' },
    );
  }
}
