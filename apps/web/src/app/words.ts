import { createI18n } from 'vue-i18n';

/**
 * The words of the interface, Vietnamese first. Each feature declares its own beside its screens, in both languages
 * with the same keys; they join one catalogue under the feature's name when its code is loaded.
 */
export type Locale = 'vi' | 'en';
type Tree = { readonly [key: string]: string | Tree };
type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };
/** `head.title` and the like: every path that leads to a text. */
export type KeyOf<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${KeyOf<T[K]>}`;
}[keyof T & string];
export type Params = Readonly<Record<string, string | number>>;
export type Say<T> = (key: KeyOf<T>, params?: Params) => string;

export interface Words<T> {
  readonly name: string;
  /** Never there: carries the type of the keys. */
  readonly keys?: T;
}

const remembered = (): Locale => {
  const kept = localStorage.getItem('language');
  return kept === 'en' ? 'en' : 'vi';
};

export const i18n = createI18n({
  legacy: false,
  locale: remembered(),
  fallbackLocale: 'vi',
  messages: { vi: {}, en: {} },
  // `{name}` is the only sign with a meaning: no plurals, no links, nothing to escape in an address or a bar
  messageCompiler: (message) => {
    const text = String(message);
    return (context: { named: (name: string) => unknown }) =>
      text.replace(/\{(\w+)\}/g, (_all, name: string) => String(context.named(name) ?? ''));
  },
});

export function defineWords<const T extends Tree>(
  name: string,
  both: { readonly vi: T; readonly en: SameKeys<T> },
): Words<T> {
  i18n.global.mergeLocaleMessage('vi', { [name]: both.vi });
  i18n.global.mergeLocaleMessage('en', { [name]: both.en });
  return { name };
}

/** The feature's texts in the language of the moment; changes with it. */
export function useWords<T>(words: Words<T>): Say<T> {
  const say = i18n.global.t as (key: string, params: Params) => string;
  return (key, params = {}) => say(`${words.name}.${key}`, params);
}

export const locale = (): Locale => i18n.global.locale.value as Locale;

/** Remembered on this device; a signed-in person's own choice is told to the server by the account screen. */
export function setLocale(next: Locale): void {
  i18n.global.locale.value = next;
  localStorage.setItem('language', next);
  document.documentElement.lang = next;
}

/** Whichever of two texts the server sent speaks the person's language. */
export const inLocale = (both: { readonly vi: string; readonly en: string }): string => both[locale()];
