// Turns the guide's Markdown (docs/huong-dan) into pages of the served app: /huong-dan/<name>.html, with their pictures.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import MarkdownIt from 'markdown-it';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, '..', '..', 'docs', 'huong-dan');
const out = join(resolve(here, process.env.WEB_OUT ?? 'dist'), 'huong-dan');
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

const slug = (text) =>
  text
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

// headings can be linked to, links between pages lead to pages, tables can scroll
markdown.renderer.rules.heading_open = (tokens, index) => {
  const { tag } = tokens[index];
  return `<${tag} id="${slug(tokens[index + 1].content)}">`;
};
markdown.renderer.rules.table_open = () => '<div class="scroll" tabindex="0"><table>';
markdown.renderer.rules.table_close = () => '</table></div>';
const pageOf = (href) => href.replace(/README\.md/, 'index.html').replace(/\.md(?=#|$)/, '.html');
/** Links out of the guide lead to files of the checkout, which the served pages do not have: their words stay. */
const leadsOut = (href) => href.startsWith('../');
let skipped = false;
markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  const href = tokens[index].attrGet('href') ?? '';
  skipped = leadsOut(href);
  if (skipped) return '';
  if (!/^\w+:/.test(href)) tokens[index].attrSet('href', pageOf(href));
  return self.renderToken(tokens, index, options);
};
markdown.renderer.rules.link_close = (tokens, index, options, _env, self) =>
  skipped ? '' : self.renderToken(tokens, index, options);
const image = markdown.renderer.rules.image;
markdown.renderer.rules.image = (tokens, index, options, env, self) => {
  const token = tokens[index];
  token.attrSet('src', (token.attrGet('src') ?? '').replace(/^(\.\.\/)?images\//, 'images/'));
  token.attrSet('loading', 'lazy');
  return image(tokens, index, options, env, self);
};

const titleOf = (text) => /^# (.+)$/m.exec(text)?.[1] ?? '';
const pages = readdirSync(source)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(join(source, name), 'utf8') }));
/** In the order the guide's own first page links them. */
const first = pages.find(({ name }) => name === 'README.md')?.text ?? '';
const order = [...first.matchAll(/\]\(([\w-]+\.md)/g)].map((match) => match[1]);
const listed = [...new Set(order)].filter((name) => pages.some((page) => page.name === name));

function pageHtml({ name, text }) {
  const menu = ['README.md', ...listed]
    .map((each) => {
      const page = pages.find((one) => one.name === each);
      const current = each === name ? ' aria-current="page"' : '';
      return `<li><a href="${pageOf(each)}"${current}>${markdown.utils.escapeHtml(titleOf(page?.text ?? each))}</a></li>`;
    })
    .join('');
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${markdown.utils.escapeHtml(titleOf(text))} · Hạ tầng số</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="guide.css">
</head>
<body>
<header><a href="/"><img src="/icon.svg" alt="" width="28" height="28"> Hạ tầng số</a></header>
<div class="frame">
<nav aria-label="Mục lục"><ul>${menu}</ul></nav>
<main>${markdown.render(text)}</main>
</div>
</body>
</html>
`;
}

mkdirSync(out, { recursive: true });
for (const page of pages) writeFileSync(join(out, basename(pageOf(page.name))), pageHtml(page));
cpSync(join(here, 'guide.css'), join(out, 'guide.css'));
const pictures = join(source, '..', 'images');
if (existsSync(pictures))
  cpSync(pictures, join(out, 'images'), { recursive: true, filter: (path) => !path.endsWith('.ts') });
