/** The log-in page that leads back to `path`. */
export function loginPath(path: string): string {
  return `/login?next=${encodeURIComponent(path)}`
}

/**
 * The path that a `?next=` may lead to: one of this site, else `fallback`. Guards against addresses that browsers
 * read as another site's ("//evil", "/\evil", "/\t/evil").
 */
export function safePath(next: string | string[] | undefined, fallback = '/documents'): string {
  if (typeof next !== 'string' || !next.startsWith('/')) return fallback
  const here = 'http://here.invalid'
  const url = URL.parse(next, here)
  if (url?.origin !== here || url.pathname.startsWith('//')) return fallback
  return url.pathname + url.search + url.hash
}
