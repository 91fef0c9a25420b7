import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type ProviderSettings, ssoSettings } from '@hatangso/contracts/sso';
import { parse } from 'yaml';
import { secretFile } from '../../../platform/files/keys.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';

/** A provider as the machine's administrator declared it; its secret stays in its own file. */
export interface Provider extends ProviderSettings {
  readonly secret: string | null;
}

interface Read {
  readonly changedAt: number;
  readonly providers: readonly Provider[];
}
const read = new Map<string, Read>();

/**
 * Providers of single sign-on: `sso.yaml` in the installation's folder, or where `HATANGSO_SSO` says; none without the
 * file, and none in a demonstration. Read again when it changes. Refused as `identity.sso_settings`.
 */
export function providersOf({ ssoFile, folder, installation }: Kernel): readonly Provider[] {
  const path = ssoFile ?? join(folder, 'sso.yaml');
  if (installation.demonstration || !existsSync(path)) return [];
  const changedAt = statSync(path).mtimeMs;
  const known = read.get(path);
  if (known?.changedAt === changedAt) return known.providers;
  const providers = readSettings(path);
  read.set(path, { changedAt, providers });
  return providers;
}

function readSettings(file: string): readonly Provider[] {
  const found = ssoSettings.safeParse(parse(readFileSync(file, 'utf8')));
  if (!found.success) {
    const [issue] = found.error.issues;
    const place = issue?.path.join('.') ?? '';
    throw new Problem('identity.sso_settings', { file, place, expected: issue?.message ?? '' });
  }
  const ids = found.data.providers.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined)
    throw new Problem('identity.sso_settings', { file, place: 'providers', expected: `${twice} ×1` });
  return found.data.providers.map((provider) => ({
    ...provider,
    secret:
      provider.clientSecretFile === undefined
        ? null
        : secretFile(resolve(dirname(file), provider.clientSecretFile)),
  }));
}

/** Refused as `identity.no_provider`. */
export function providerBy(kernel: Kernel, id: string): Provider {
  const found = providersOf(kernel).find((provider) => provider.id === id);
  if (found === undefined) throw new Problem('identity.no_provider', { id });
  return found;
}

/** For the sign-in page: a file that is wrong keeps nobody from signing in otherwise; `doctor` and the log tell of it. */
export function offeredProviders(kernel: Kernel): { id: string; name: string }[] {
  try {
    return providersOf(kernel).map(({ id, name }) => ({ id, name }));
  } catch (error) {
    kernel.log.error({ err: error }, 'single sign-on');
    return [];
  }
}

/** What `doctor` says of the file. */
export function ssoChecks(kernel: Kernel) {
  const told = (ok: boolean, vi: string, en: string) => [{ code: 'sso', ok, messages: { vi, en } }];
  try {
    const count = providersOf(kernel).length;
    if (count === 0) return [];
    return told(true, `Đăng nhập một lần: ${count} nhà cung cấp`, `Single sign-on: ${count} providers`);
  } catch (error) {
    const problem =
      error instanceof Problem
        ? error
        : new Problem('identity.sso_settings', { file: 'sso.yaml', place: '', expected: 'YAML' });
    return told(false, problem.text('vi'), problem.text('en'));
  }
}

/** The provider, while it is still declared. */
export const standingProvider = (kernel: Kernel, id: string | null): Provider | undefined =>
  id === null ? undefined : providersOf(kernel).find((provider) => provider.id === id);
