/** How a password looks while it is being typed. The server judges with a dictionary; this only helps on the way. */
export interface Strength {
  readonly level: 'short' | 'weak' | 'fair' | 'good';
  /** Characters still missing, of a short one. */
  readonly missing: number;
  readonly why: 'own' | 'repeat' | 'run' | 'usual' | null;
}

export const shortest = 10;
const usual = [
  'matkhau',
  'password',
  'qwerty',
  'anhyeuem',
  'iloveyou',
  'vietnam',
  'hatangso',
  'quangngai',
  'admin',
  '123456',
];

/** Letters without tones, case or signs between: "Quảng Ngãi" = "quangngai". */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u0110\u0111]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** The longest stretch of characters that follow each other (`abcd`, `4321`). */
function longestRun(text: string): number {
  let [best, up, down] = [1, 1, 1];
  for (let at = 1; at < text.length; at += 1) {
    const step = text.charCodeAt(at) - text.charCodeAt(at - 1);
    up = step === 1 ? up + 1 : 1;
    down = step === -1 ? down + 1 : 1;
    best = Math.max(best, up, down);
  }
  return best;
}

const kinds = (text: string): number =>
  [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(text)).length;

/** `own`: what others know of the person (name, login, e-mail), which a password must not rest on. */
export function strengthOf(password: string, own: readonly string[]): Strength {
  const missing = shortest - [...password].length;
  if (missing > 0) return { level: 'short', missing, why: null };
  const weak = (why: Strength['why']): Strength => ({ level: 'weak', missing: 0, why });
  const key = folded(password);
  const rest = (word: string): number => key.replaceAll(word, '').length;
  const parts = own.flatMap((text) => text.split(/[\s@.]+/)).map(folded);
  if (parts.some((word) => word.length >= 3 && key.includes(word) && rest(word) < 6)) return weak('own');
  if (new Set(password).size <= 4) return weak('repeat');
  if (longestRun(key) * 2 >= key.length && longestRun(key) >= 5) return weak('run');
  if (usual.some((word) => key.includes(word) && rest(word) < 6)) return weak('usual');
  const long = [...password].length;
  return {
    level: long >= 16 || (long >= 12 && kinds(password) >= 3) ? 'good' : 'fair',
    missing: 0,
    why: null,
  };
}
