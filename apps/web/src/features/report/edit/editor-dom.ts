import { piecesOf } from './tokens.ts';

/**
 * The words being edited live in the browser's own editing surface: text nodes between numbers that cannot be edited.
 * Nothing but these two is ever put in, and nothing but text and tokens is read back.
 */
const attribute = 'data-token';

export function chipFor(token: string, text: string): HTMLElement {
  const chip = document.createElement('span');
  chip.className = 'chip';
  chip.contentEditable = 'false';
  chip.setAttribute(attribute, token);
  chip.textContent = text;
  return chip;
}

/** Fills the surface with words and locked numbers. */
export function fill(surface: HTMLElement, text: string, read: (token: string) => string): void {
  const nodes = piecesOf(text).map((piece) =>
    'token' in piece ? chipFor(piece.token, read(piece.token)) : document.createTextNode(piece.words),
  );
  surface.replaceChildren(...nodes);
}

/** The words with tokens that stand in the surface; line breaks are spaces. */
export function textOf(node: Node): string {
  let text = '';
  for (const child of node.childNodes) {
    if (child instanceof HTMLElement) {
      const token = child.getAttribute(attribute);
      if (token !== null) text += `{${token}}`;
      else text += child.tagName === 'BR' ? ' ' : ` ${textOf(child)}`;
    } else text += child.textContent ?? '';
  }
  return text.replace(/\s+/g, ' ');
}

/** Puts a node where the cursor stands in the surface, else at its end, and the cursor behind it. */
export function insertAtCursor(surface: HTMLElement, node: Node): void {
  const selection = window.getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
  if (range === null || !surface.contains(range.commonAncestorContainer)) surface.append(' ', node, ' ');
  else {
    range.deleteContents();
    range.insertNode(node);
  }
  surface.focus();
  const after = document.createRange();
  after.setStartAfter(node);
  selection?.removeAllRanges();
  selection?.addRange(after);
}

export function cursorToEnd(surface: HTMLElement): void {
  surface.focus();
  const range = document.createRange();
  range.selectNodeContents(surface);
  range.collapse(false);
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
