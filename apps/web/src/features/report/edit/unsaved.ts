import { reactive } from 'vue';
import { keep, kept } from '../../../app/kept.ts';
import { personKey } from '../../../app/session.ts';

/** Words somebody is writing at a place, over which version. */
export interface UnsavedWords {
  readonly text: string;
  readonly seen: number;
}

export interface Unsaved {
  readonly words: Readonly<Record<string, UnsavedWords>>;
  note(place: string, words: UnsavedWords | null): void;
}

/**
 * What is being written in one report, kept on this device with every letter: a reload, a lost connection or a closed
 * window loses nothing. Gone when saved, given up, or signed out.
 */
export async function openUnsaved(report: string): Promise<Unsaved> {
  const key = `${personKey()} report-words ${report}`;
  const old = (await kept(key))?.body;
  const words = reactive<Record<string, UnsavedWords>>(
    typeof old === 'object' && old !== null ? { ...(old as Record<string, UnsavedWords>) } : {},
  );
  return {
    words,
    note(place, now) {
      if (now === null) delete words[place];
      else words[place] = now;
      void keep(key, JSON.parse(JSON.stringify(words)));
    },
  };
}
