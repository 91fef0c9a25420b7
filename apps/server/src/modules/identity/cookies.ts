import { type Client, cookieHeader } from '../../platform/http/client.ts';
import type { Kernel } from '../../platform/kernel.ts';

/** A session ends when it was not used for so long, and in any case after the second. */
export const idleMs = 12 * 3_600_000;
export const sessionMs = 14 * 24 * 3_600_000;
/** How long a browser is known after the person last signed in from it. */
export const deviceMs = 180 * 24 * 3_600_000;
/** How long the second step of signing in may take. */
export const stepMs = 5 * 60_000;

/** How long somebody may stay at a provider of single sign-on. */
export const awayMs = 10 * 60_000;

type Kind = 'session' | 'device' | 'step' | 'away';

/**
 * Cookies of one machine are shared by all its ports, so each installation has names of its own. `__Host-`: a browser
 * takes it only over https, for this host alone.
 */
export function cookieName(kernel: Kernel, kind: Kind, secure: boolean): string {
  const own = `hatangso_${kind}_${kernel.installation.id.slice(0, 8)}`;
  return secure ? `__Host-${own}` : own;
}

/** Under either name: what a browser may hold for this installation. */
export const sessionCookieNames = (kernel: Kernel): readonly string[] => [
  cookieName(kernel, 'session', true),
  cookieName(kernel, 'session', false),
];

export const cookieOf = (kernel: Kernel, client: Client, kind: Kind): string | undefined =>
  client.cookies.get(cookieName(kernel, kind, client.secure));

const lifetime: Readonly<Record<Kind, number>> = {
  session: sessionMs,
  device: deviceMs,
  step: stepMs,
  away: awayMs,
};

/** The header that hands a secret to the browser, or with '' takes it away. */
export const handCookie = (kernel: Kernel, client: Client, kind: Kind, value: string): string =>
  cookieHeader({
    name: cookieName(kernel, kind, client.secure),
    value,
    maxAgeSeconds: value === '' ? 0 : Math.floor(lifetime[kind] / 1000),
    secure: client.secure,
  });
