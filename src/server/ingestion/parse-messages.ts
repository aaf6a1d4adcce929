import type { FileType, ReadSettings } from '#contracts/document.ts'
import type { ParsedDocument } from './parsed.ts'

/** To the parsing process: the file to read. */
export interface ParseRequest {
  bytes: Uint8Array
  kind: FileType
  settings: ReadSettings
}

/** From the parsing process: how far it is, any number of times, before its reply. */
export interface ParseProgress {
  progress: { pagesDone: number; pagesTotal: number }
}

/** From the parsing process: the document, or the code of an AppError. */
export type ParseReply =
  | { ok: true; document: ParsedDocument; peakMiB: number }
  | { ok: false; code: string | null; message: string; details: Record<string, unknown>; peakMiB: number }

/** The watchdog's last words on standard error before it ends the process. */
export const TOO_SLOW = 'ultrai-parse: too slow'
export const TOO_MUCH_MEMORY = 'ultrai-parse: too much memory'
