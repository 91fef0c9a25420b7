import type { ReleaseContent, ReleaseView } from '@hatangso/contracts/report-releases';
import { type PublicFigure, publishedFigures } from './privacy/publish.ts';

/** A release as anybody may read it: its facts after the rule of small counts. */
export interface Opened {
  readonly release: ReleaseView;
  readonly content: ReleaseContent;
  readonly figures: readonly PublicFigure[];
}

/** Those opened last, by their content's digest: a release never changes, and its rule is not worked out twice. */
const kept = new Map<string, Opened>();
const most = 24;

/** One opened lately; undefined where it must be read. Whoever asks has seen that the release still stands. */
export const knownRelease = ({ id, contentSha256 }: ReleaseView): Opened | undefined => {
  const known = kept.get(contentSha256);
  return known?.release.id === id ? known : undefined;
};

export function openRelease(release: ReleaseView, content: ReleaseContent): Opened {
  const opened = knownRelease(release) ?? { release, content, figures: publishedFigures(content) };
  kept.delete(release.contentSha256);
  kept.set(release.contentSha256, opened);
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  return opened;
}

/** Figures the plan sets a level for, in the plan's own order, and the others. */
export function boardOf({ content, figures }: Opened): {
  readonly promised: readonly PublicFigure[];
  readonly others: readonly PublicFigure[];
} {
  const order = new Map<string, number>();
  for (const target of content.plan.targets)
    for (const code of target.indicators) if (!order.has(code)) order.set(code, order.size);
  const promised = figures
    .filter(({ targets }) => targets.length > 0)
    .toSorted((a, b) => (order.get(a.code) ?? 999) - (order.get(b.code) ?? 999));
  const others = figures.filter(
    ({ targets, status, hidden }) => targets.length === 0 && (status !== 'no_data' || hidden),
  );
  return { promised, others };
}
