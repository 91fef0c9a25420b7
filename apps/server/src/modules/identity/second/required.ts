import { needsSecondFactor, type Role } from '@hatangso/contracts/permissions';
import type { Kernel } from '../../../platform/kernel.ts';
import { todayIn } from '../../../platform/today.ts';

type Ground = Pick<Kernel, 'clock' | 'graceUntil' | 'installation'>;

/** The day until whose end a second factor may be lacking; null once it is over, or where there was none. */
export const graceNow = ({ graceUntil, clock }: Ground): string | null =>
  graceUntil !== null && todayIn(clock()) <= graceUntil ? graceUntil : null;

/** Whether these roles need a second factor now; a demonstration has none, and says so on every screen. */
export const isRequired = (ground: Ground, roles: readonly Role[]): boolean =>
  !ground.installation.demonstration && graceNow(ground) === null && roles.some(needsSecondFactor);

/** What `doctor` says: a grace is told loudly while it lasts. */
export function factorChecks(ground: Ground) {
  const grace = graceNow(ground);
  const messages =
    grace === null
      ? {
          vi: 'Người quản trị và người ký phải có lớp bảo vệ thứ hai',
          en: 'Administrators and signers must have a second factor',
        }
      : {
          vi: `ĐANG HOÃN lớp bảo vệ thứ hai: người quản trị và người ký vào được chỉ bằng mật khẩu đến hết ngày ${grace}; bỏ HATANGSO_SECOND_FACTOR_GRACE_UNTIL để bắt buộc ngay`,
          en: `GRACE: administrators and signers get in by password alone until the end of ${grace}; remove HATANGSO_SECOND_FACTOR_GRACE_UNTIL to demand a second factor now`,
        };
  return [{ code: 'second_factor', ok: grace === null, messages }];
}
