import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeText, html, trusted } from './html.ts';

test('what is filled in is escaped, what is markup stays, lists are joined, nothing is nothing', () => {
  const items = ['a<b', 'c'].map((item) => html`<li title="${item}">${item}</li>`);
  expect(html`<ul>${items}${null}${false}${0}</ul>`.text).toBe(
    '<ul><li title="a&lt;b">a&lt;b</li><li title="c">c</li>0</ul>',
  );
  expect(html`${trusted('<br>')}${'<br>'}`.text).toBe('<br>&lt;br&gt;');
});

test('no text leaves its place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(escapeText(text)).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
    }),
  );
});

test('what is escaped reads as it was written', () => {
  const read = (text: string): string =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(read(escapeText(text))).toBe(text);
    }),
  );
});
