import type { FileType, ReadSettings } from '#contracts/document.ts'
import type { PackedDocument } from './pack.ts'
import type { RemoteAnswer, RemoteReader } from './remote/remote-reader.ts'

export interface ParseSettings extends ReadSettings {
  /** Nobody chose the languages: one that a page turns out to be in is taken as well. */
  mayAddLanguages?: boolean
}

/** To the parsing process: the file to read. */
export interface ParseRequest {
  bytes: Uint8Array
  kind: FileType
  settings: ParseSettings
  /** Whether a remote parser may be asked for, and when: see RemoteReader. */
  remote: RemoteReader['mode'] | 'no'
}

/** From the parsing process, at most once a file: it wants what a remote parser reads, and waits for it. */
export interface RemoteWish {
  wish: 'remote'
}

/** To the parsing process, which has asked for it. */
export interface RemoteGift {
  remote: RemoteAnswer
}

/** From the parsing process: how far it is, any number of times, before its reply. */
export interface ParseProgress {
  progress: { pagesDone: number; pagesTotal: number }
}

/** In MiB of resident memory: the most that the file took, and what the process keeps after it. */
export interface ParseMemory {
  peakMiB: number
  /** Null when the process is not fit for another file. */
  keptMiB: number | null
}

/** From the parsing process: the document, or the code of an AppError. */
export type ParseReply = ParseMemory &
  (
    | { ok: true; document: PackedDocument }
    | { ok: false; code: string | null; message: string; details: Record<string, unknown> }
  )

/** The watchdog's last words on standard error before it ends the process. */
export const TOO_SLOW = 'ultrai-parse: too slow'
export const TOO_MUCH_MEMORY = 'ultrai-parse: too much memory'
