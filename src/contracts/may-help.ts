import type { ErrorCode } from './error.ts'

/** What is wrong with the file itself: reading the same bytes again ends the same way. */
export const IN_THE_FILE: readonly ErrorCode[] = [
  'document.encrypted',
  'document.damaged',
  'document.empty',
  'document.blank',
  'document.disguised',
  'document.unsupported',
  'document.archive_bomb',
  'document.markup_bomb',
  'document.too_many_pages',
  'document.too_long',
]

/** True when reading a document that ended in this error once more may end otherwise. */
export function mayHelp(code: ErrorCode | null): boolean {
  return code === null || !IN_THE_FILE.includes(code)
}

const FOR_GOOD: readonly ErrorCode[] = ['document.encrypted', 'document.empty', 'document.disguised']

/** True where no later release and no raised limit reads the file either. */
export function isForGood(code: ErrorCode | null): boolean {
  return code !== null && FOR_GOOD.includes(code)
}
