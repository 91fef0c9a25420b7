import { personKey } from '../../app/session.ts';

/** What a person typed and has not sent, kept on this device under a name. */
const keyOf = (name: string): string => `hatangso-typed ${personKey()} ${name}`;

/** Null where nothing is kept, or the browser keeps nothing. */
export function keptTyped(name: string): string | null {
  try {
    return localStorage.getItem(keyOf(name));
  } catch {
    return null;
  }
}

/** Null: forgets it. */
export function keepTyped(name: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(keyOf(name));
    else localStorage.setItem(keyOf(name), text);
  } catch {
    // a browser without storage keeps nothing
  }
}
