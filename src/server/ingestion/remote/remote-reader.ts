import type { FileType } from '#contracts/document.ts'
import type { Deps } from '#server/platform/deps.ts'
import { mayLeave } from '../repo.ts'
import { makeCallback } from './callback.ts'
import { llamaParse, type RemotePage } from './llamaparse.ts'

/** What a remote parser has read of a file; `failed` when it was asked in vain, `no` when it was not asked. */
export type RemoteAnswer = RemotePage[] | 'failed' | 'no'

/** Reads one file elsewhere. */
export interface RemoteReader {
  /** `scans`: asked when pages have no text of their own. `always`: for each file that is shown as pages. */
  mode: 'scans' | 'always'
  /** Rejects only once the reading was ended. */
  read(): Promise<RemoteAnswer>
}

/** Formats that are shown as pages: what is read elsewhere has no place of its own but its page. */
const PAGED: ReadonlySet<FileType> = new Set(['pdf', 'png', 'jpeg', 'tiff'])
/** A book of scans takes minutes there, and would take longer here. */
const DEADLINE_MS = 300_000
const FIRST_WAIT_MS = 1_000

/**
 * The remote parser for a file, or undefined: when none is set up, when the document is kept to this server, and for
 * formats without pages. It is told neither the file's name nor whose it is.
 */
export function remoteReader(
  deps: Pick<Deps, 'db' | 'env' | 'log' | 'wake'>,
  file: {
    documentId: number
    fileType: FileType
    localOnly: boolean
    bytes: Uint8Array
    signal: AbortSignal
  },
): RemoteReader | undefined {
  const { llamaparseApiKey: apiKey, llamaparseUrl: url, remoteParser: mode } = deps.env
  if (!apiKey || file.localOnly || !PAGED.has(file.fileType)) return undefined
  const callback = makeCallback(deps)
  const settings = { url, apiKey, callback, deadlineMs: DEADLINE_MS, firstWaitMs: FIRST_WAIT_MS }
  const sent = {
    bytes: file.bytes as Uint8Array<ArrayBuffer>,
    filename: `document.${file.fileType}`,
    signal: file.signal,
  }
  return {
    mode,
    async read() {
      try {
        // Its owner may have kept it here since the reading began.
        return (await mayLeave(deps.db, file.documentId)) ? await llamaParse(settings, sent) : 'no'
      } catch (err) {
        file.signal.throwIfAborted()
        deps.log.warn({ err, documentId: file.documentId }, 'the remote parser failed; the file is read here')
        return 'failed'
      }
    },
  }
}
