import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Callback } from './callback.ts'

export interface LlamaParseSettings {
  /** Where the service is, without a path: https://api.cloud.llamaindex.ai */
  url: string
  apiKey: string
  /** For all of it, waiting included, in ms. */
  deadlineMs: number
  /** Between two looks at the job, in ms; it grows by half each time, to ten times as much. */
  firstWaitMs: number
  /** How the service tells that it is done; without one it is only asked. */
  callback?: Callback | null
}

/** A page as the service read it; numbered from 1. */
export interface RemotePage {
  page: number
  text: string
}

const created = z.object({ id: z.string().regex(/^[\w-]{1,100}$/) })
const looked = z.object({ status: z.string() })
const result = z.object({
  pages: z.array(z.object({ page: z.int().positive(), text: z.string().default('') })).max(5_000),
})
/** Between two looks while the service's call is waited for, in ms: the call may be lost. */
const CALLBACK_WAIT_MS = 30_000
const MAX_ANSWER = 64 * 2 ** 20

/**
 * Has a file read by a service that speaks LlamaParse's protocol (api/v1/parsing): uploaded, asked for until it is
 * done, its pages fetched as JSON. Throws an Error for anything that goes wrong, the deadline included, and the
 * signal's reason when that is aborted; the caller then reads the file by itself.
 */
export async function llamaParse(
  settings: LlamaParseSettings,
  file: { bytes: Uint8Array<ArrayBuffer>; filename: string; signal: AbortSignal },
): Promise<RemotePage[]> {
  const signal = AbortSignal.any([file.signal, AbortSignal.timeout(settings.deadlineMs)])
  const body = new FormData()
  body.set('file', new Blob([file.bytes]), file.filename)
  if (settings.callback) body.set('webhook_url', settings.callback.url)
  // Heard from before the upload on: a quick service may call before it has answered.
  const call = settings.callback?.listen(signal)
  try {
    const { id } = created.parse(await ask(settings, '/upload', { method: 'POST', body, signal }))
    for (let wait = settings.firstWaitMs; ; wait = Math.min(wait * 1.5, settings.firstWaitMs * 10)) {
      const { status } = looked.parse(await ask(settings, `/job/${id}`, { signal }))
      if (status === 'SUCCESS') break
      if (status !== 'PENDING') throw new Error(`the remote parser's job ended as ${status.slice(0, 20)}`)
      await (call?.next(CALLBACK_WAIT_MS) ?? sleep(wait, undefined, { signal }))
    }
    return result.parse(await ask(settings, `/job/${id}/result/json`, { signal })).pages
  } finally {
    call?.stop()
  }
}

async function ask(settings: LlamaParseSettings, path: string, init: RequestInit): Promise<unknown> {
  const address = new URL(`/api/v1/parsing${path}`, settings.url)
  const headers = { authorization: `Bearer ${settings.apiKey}`, accept: 'application/json' }
  // A redirect would carry the document, and perhaps the key, to another place.
  const response = await fetch(address, { ...init, headers, redirect: 'error' })
  if (!response.ok) {
    await response.body?.cancel()
    throw new Error(`the remote parser answered ${response.status}`)
  }
  return parsed(await readText(response))
}

/** JSON.parse would cite the document in its error, which is logged. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('the remote parser’s answer is not JSON')
  }
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of response.body ?? []) {
    text += decoder.decode(piece, { stream: true })
    if (text.length > MAX_ANSWER) throw new Error('the remote parser’s answer is too long')
  }
  return text + decoder.decode()
}
