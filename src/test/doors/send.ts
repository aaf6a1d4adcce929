import type { Procedure } from './procedures.ts'

export interface Reply {
  status: number
  headers: Headers
  text: string
}

/** An open stream has no end: so long is it listened to, in milliseconds. */
const LISTEN = 1_500

/** Sends a request and reads all of its answer; of a stream, what comes at first. */
export async function send(url: string, init: RequestInit = {}): Promise<Reply> {
  const isStream = new Headers(init.headers).get('accept') === 'text/event-stream'
  const enough = isStream ? AbortSignal.timeout(LISTEN) : AbortSignal.timeout(60_000)
  const response = await fetch(url, { redirect: 'manual', ...init, signal: enough })
  const { status, headers } = response
  if (!isStream) return { status, headers, text: await response.text() }
  let text = ''
  const decoder = new TextDecoder()
  try {
    for await (const piece of response.body ?? []) text += decoder.decode(piece, { stream: true })
  } catch (error) {
    if (!enough.aborted) throw error
  }
  return { status, headers, text }
}

/** The request of a procedure. `raw`: the input as it stands in the request, in place of JSON of `input`. */
export function requestOf(
  { name, type }: Pick<Procedure, 'name' | 'type'>,
  { input, raw }: { input?: unknown; raw?: string | Uint8Array<ArrayBuffer> },
  headers: Record<string, string> = {},
): [path: string, init: RequestInit] {
  const text = raw ?? (input === undefined ? undefined : JSON.stringify(input))
  const path = `/api/trpc/${name}`
  if (type === 'mutation')
    return [
      path,
      { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: text ?? null },
    ]
  const accept: Record<string, string> = type === 'subscription' ? { accept: 'text/event-stream' } : {}
  const given = typeof text === 'string' ? `?input=${encodeURIComponent(text.toWellFormed())}` : ''
  return [path + given, { headers: { ...accept, ...headers } }]
}

/** Our code in an answer of tRPC's, of a stream's or of a door's; null where there is none. */
export function codeIn({ text }: Reply): string | null {
  return /"code":"([a-z]+\.[a-z_]+)"/.exec(text)?.[1] ?? null
}

/** An answer without what differs each time it is given. */
export function essence({ status, text }: Reply): string {
  return `${status} ${text.replace(/"(requestId|request_id)":"[^"]*"/g, '"$1":""')}`
}
