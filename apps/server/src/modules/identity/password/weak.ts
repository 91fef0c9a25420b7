import { looseKey, nameKey } from '../../../platform/names.ts';
import { Problem } from '../../../platform/problem.ts';
import { usualWords } from './usual-words.ts';

/** Guesses that a password must stand at least: 10^10, "safely unguessable" offline for a slow hash like ours is 3 of 4. */
const leastScore = 3;

type Estimate = (
  password: string,
  own: readonly string[],
) => { score: number; words: readonly string[]; kind: string };

let loading: Promise<Estimate> | undefined;

/** The estimator and its lists, 2 MB and some 50 ms: loaded with the first password that anybody sets. */
async function loadEstimate(): Promise<Estimate> {
  const [{ ZxcvbnFactory }, common] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const estimator = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, usual: [...usualWords] },
    graphs: common.adjacencyGraphs,
  });
  return (password, own) => {
    const found = estimator.check(password, [...own]);
    const words = found.sequence.flatMap((part) => (part.pattern === 'dictionary' ? [part.token] : []));
    const kind =
      found.sequence.toSorted((a, b) => b.token.length - a.token.length)[0]?.pattern ?? 'bruteforce';
    return { score: found.score, words, kind };
  };
}

const reasons: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  dictionary: { vi: 'gồm những từ hay được dùng', en: 'it is made of usual words' },
  spatial: { vi: 'là dãy phím kề nhau', en: 'it is a run of neighbouring keys' },
  repeat: { vi: 'lặp lại cùng một đoạn', en: 'it repeats one piece' },
  sequence: { vi: 'là dãy số hoặc chữ liên tiếp', en: 'it is a sequence of digits or letters' },
  date: { vi: 'là ngày tháng', en: 'it is a date' },
};
const short = {
  vi: 'ngắn quá; dùng ba, bốn từ không liên quan nhau',
  en: 'it is too short; use three or four unrelated words',
};

/**
 * Refuses a password that is easy to guess, as `identity.weak_password` with the reason. Nothing leaves the machine.
 * `own`: names that whoever guesses knows: the person's, the login, the ward's.
 */
export async function demandStrong(password: string, own: readonly string[]): Promise<void> {
  loading ??= loadEstimate();
  const estimate = await loading;
  // Vietnamese is typed with and without accents, in one word or several
  const plain = unaccented(password);
  const names = own.flatMap(variants).filter((word) => word.length > 2);
  // and a name in capitals is the same name
  const tried = [password, plain, plain.toLowerCase()].map((each) => estimate(each, names));
  const found = tried.toSorted((a, b) => a.score - b.score)[0];
  if (found === undefined || found.score >= leastScore) return;
  const why = reasons[found.kind] ?? short;
  throw new Problem('identity.weak_password', { whyVi: why.vi, whyEn: why.en });
}

const unaccented = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

/** A name as people type it: each word, any run of its words in one, its initials; without accents. */
function variants(name: string): string[] {
  const words = unaccented(nameKey(name))
    .split(/[\s@._-]+/)
    .slice(0, 8);
  const runs = words.flatMap((_, from) =>
    words.slice(from).map((_, to) => words.slice(from, from + to + 1).join('')),
  );
  return [name.toLowerCase(), looseKey(name), ...runs, words.map((word) => word.slice(0, 1)).join('')];
}
