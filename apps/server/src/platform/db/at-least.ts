/** Whether a version is new enough, whatever its maker wrote behind it: `15.18 (Debian 15.18-0+deb12u1)`, `18beta1`. */
export function atLeast(version: string, major: number, minor: number): boolean {
  const [, a = '0', b = '0'] = /^(\d+)(?:\.(\d+))?/.exec(version) ?? [];
  return Number(a) > major || (Number(a) === major && Number(b) >= minor);
}
