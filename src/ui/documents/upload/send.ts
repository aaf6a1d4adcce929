import { type Uploaded, uploaded } from '#contracts/document.ts'
import { errorBody } from '#contracts/error.ts'

export interface SendOptions {
  /** 0 to 1, of the bytes that have left. */
  onProgress: (progress: number) => void
  signal: AbortSignal
}

/** Sends a file; throws the server's ErrorBody when it is refused, null when no readable answer came. */
export type Send = (file: File, options: SendOptions) => Promise<Uploaded>

/** By XMLHttpRequest: fetch can't say how much of a body has been sent. */
export const sendFile: Send = (file, { onProgress, signal }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0)
    request.onload = () => {
      const answer = parse(request.responseText)
      const stored = uploaded.safeParse(answer).data
      if (request.status === 201 && stored) resolve(stored)
      else reject(errorBody.safeParse(answer).data ?? null)
    }
    request.onerror = () => reject(null)
    request.onabort = () => reject(null)
    signal.addEventListener('abort', () => request.abort())
    request.open('POST', '/api/upload')
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name.toWellFormed()))
    request.send(file)
  })

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
