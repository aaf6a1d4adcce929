/** The places of the app: its bar, its palette and its keys all read this. */
export const PLACES = [
  { href: '/documents', label: 'Documents', keys: 'g d' },
  { href: '/search', label: 'Search', keys: 'g s' },
  { href: '/history', label: 'History', keys: 'g h' },
  { href: '/jobs', label: 'Work', keys: 'g w' },
] as const

/** True when `path` is the place itself or lies below it. */
export function isAt(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`)
}
