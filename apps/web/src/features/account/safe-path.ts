/** Where to go after signing in: a path of this app, never another host (`//…`, `/\…`), nor back to signing in. */
export function safePath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])/.test(wanted) || wanted.startsWith('/dang-nhap'))
    return '/';
  return wanted;
}
