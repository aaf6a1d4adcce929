/** What can lie over a stretch of text: a citation's mark (or the place that an address names), or what was found. */
export type Over =
  | { kind: 'mark'; citation: number | null; isActive: boolean }
  | { kind: 'hit'; isCurrent: boolean }
