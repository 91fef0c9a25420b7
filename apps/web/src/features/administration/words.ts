import { defineWords } from '../../app/words.ts';
import { english } from './words-en.ts';
import { vietnamese } from './words-vi.ts';

export const words = defineWords('administration', {
  vi: vietnamese,
  en: english,
});
