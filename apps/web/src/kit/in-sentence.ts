import { locale } from '../app/words.ts';

/** A text that begins with a capital, put inside a sentence: "Hôm nay" → "hôm nay". */
export const inSentence = (text: string): string =>
  text.charAt(0).toLocaleLowerCase(locale()) + text.slice(1);
