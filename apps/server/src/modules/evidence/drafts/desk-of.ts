import type { Kernel } from '../../../platform/kernel.ts';
import { type DeskParts, DraftDesk } from './desk.ts';

const desks = new WeakMap<Kernel, DraftDesk>();

/** The one desk of a running application. */
export function deskOf(kernel: Kernel, parts: DeskParts): DraftDesk {
  const desk = desks.get(kernel) ?? new DraftDesk(kernel, parts);
  desks.set(kernel, desk);
  return desk;
}
