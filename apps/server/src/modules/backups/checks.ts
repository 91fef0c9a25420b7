import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupFile } from '@hatangso/contracts/backups';
import type { Kernel } from '../../platform/kernel.ts';
import { goodBackups } from './folder.ts';
import { isLate, type KnownState } from './status.ts';

/** One thing that `doctor` looks at. */
export interface Check {
  readonly code: string;
  readonly ok: boolean;
  readonly messages: { readonly vi: string; readonly en: string };
}

const check = (code: string, ok: boolean, vi: string, en: string): Check => ({
  code,
  ok,
  messages: { vi, en },
});

/** Backups, space on the disks, the clock and who may read the keys; `newest` is the newest moment in the log. */
export async function backupChecks(
  kernel: Kernel,
  known: KnownState & { readonly newest: string | null },
): Promise<readonly Check[]> {
  const now = kernel.clock();
  const good = await goodBackups(kernel.backup.folder);
  return [
    backupCheck(now, known, good),
    ...(await spaceChecks(kernel)),
    clockCheck(now, known.newest, good[0]),
    await keysCheck(kernel.keysFolder),
  ];
}

function backupCheck(now: Date, known: KnownState, good: readonly BackupFile[]): Check {
  const [newest] = good;
  const late = isLate(now, known, good);
  if (newest === undefined)
    return known.schedule.hour === null
      ? check(
          'backup',
          true,
          'Chưa có bản sao lưu; lịch sao lưu đang tắt',
          'No backup yet; the schedule is off',
        )
      : check(
          'backup',
          !late,
          late
            ? 'Chưa có bản sao lưu nào: chạy "hatangso backup" và xem vì sao lịch không chạy'
            : 'Chưa có bản sao lưu; sẽ tự làm theo lịch',
          late
            ? 'There is no backup at all: run "hatangso backup" and see why the schedule does not'
            : 'No backup yet; it will be made by schedule',
        );
  const hours = Math.max(0, Math.floor((now.getTime() - new Date(newest.madeAt).getTime()) / 3_600_000));
  return check(
    'backup',
    !late,
    late
      ? `Bản sao lưu tốt gần nhất đã ${hours} giờ tuổi (${newest.name}): quá cũ`
      : `Bản sao lưu tốt gần nhất: ${hours} giờ trước (${newest.name})`,
    late
      ? `The newest good backup is ${hours} hours old (${newest.name}): too old`
      : `The newest good backup: ${hours} hours ago (${newest.name})`,
  );
}

const leastFree = 2 ** 30;

async function spaceChecks({ folder, backup }: Kernel): Promise<Check[]> {
  const found: Check[] = [];
  for (const [code, path] of [
    ['space', folder],
    ['backup_space', backup.folder],
  ] as const) {
    const disk = await statfs(path).catch(() => null);
    if (disk === null) continue;
    const free = disk.bavail * disk.bsize;
    const size = `${(free / 2 ** 30).toFixed(1)} GiB`;
    const low = free < leastFree;
    found.push(
      check(
        code,
        !low,
        `Còn ${size} trống ở ${path}${low ? ': sắp đầy, số liệu mới sẽ không ghi được' : ''}`,
        `${size} free at ${path}${low ? ': nearly full, new evidence will not be taken' : ''}`,
      ),
    );
  }
  return found;
}

/** More than this before what was written last, the clock went back. */
const jitterMs = 5 * 60_000;

/** A clock that is behind what was already written, or before this software was made, dates evidence wrongly. */
function clockCheck(now: Date, newest: string | null, backup: BackupFile | undefined): Check {
  const known = [newest, backup?.madeAt]
    .filter((moment) => typeof moment === 'string')
    .map((moment) => Date.parse(moment));
  const latest = Math.max(Date.parse('2026-01-01T00:00:00Z'), ...known);
  const back = latest - now.getTime() > jitterMs;
  const [at, last] = [now.toISOString(), new Date(latest).toISOString()];
  return check(
    'clock',
    !back,
    back ? `Đồng hồ máy chủ (${at}) chậm hơn mốc đã ghi (${last}): hãy chỉnh giờ` : `Đồng hồ máy chủ: ${at}`,
    back
      ? `The server’s clock (${at}) is behind what was already written (${last}): set it right`
      : `The server’s clock: ${at}`,
  );
}

async function keysCheck(folder: string): Promise<Check> {
  const all = process.platform === 'win32' ? [] : await readdir(folder).catch(() => []);
  // public halves are for everybody
  const names = all.filter((name) => !name.endsWith('-public.txt'));
  const modes = await Promise.all(
    names.map(async (name) => ({
      name,
      mode: (await stat(join(folder, name)).catch(() => null))?.mode ?? 0,
    })),
  );
  const open = modes.filter(({ mode }) => (mode & 0o077) !== 0).map(({ name }) => join(folder, name));
  return check(
    'keys',
    open.length === 0,
    open.length === 0
      ? `${names.length} tệp khóa, chỉ chủ máy chủ đọc được`
      : `Người khác đọc được tệp khóa: ${open.join(', ')}; chạy chmod 600`,
    open.length === 0
      ? `${names.length} key files, readable by the server’s owner only`
      : `Others may read key files: ${open.join(', ')}; run chmod 600`,
  );
}
