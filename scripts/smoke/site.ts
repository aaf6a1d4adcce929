/** What came back, read whole. */
export interface Reply {
  status: number
  headers: Headers
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: what a stranger's server answers
  json: any
}

export interface Ask {
  body?: unknown
  headers?: Record<string, string>
  /** the statuses that are right; 200 if nothing is said */
  expect?: number | number[]
  /** false: without the token */
  signedIn?: boolean
}

/** A deployment, seen from outside. */
export interface Site {
  base: string
  token: string | null
  /** the operations of `/api/v2` that were called, such as "GET /documents" */
  called: { method: string; path: string }[]
  call(method: string, path: string, ask?: Ask): Promise<Reply>
}

/** How long one answer may take, in milliseconds: a question waits for its answer up to 60 s. */
const PATIENCE = 90_000
export const REST = '/api/v2'

/** @param url where the deployment answers, without a path */
export function openSite(url: string): Site {
  const site: Site = { base: new URL(url).origin, token: null, called: [], call }
  return site

  async function call(method: string, path: string, ask: Ask = {}): Promise<Reply> {
    const isRaw = typeof ask.body === 'string' || ask.body instanceof Uint8Array
    const response = await fetch(site.base + path, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
      headers: {
        'user-agent': 'ultrai-smoke',
        ...(ask.body !== undefined && !isRaw && { 'content-type': 'application/json' }),
        ...(site.token && ask.signedIn !== false && { authorization: `Bearer ${site.token}` }),
        ...ask.headers,
      },
      ...(ask.body !== undefined && { body: (isRaw ? ask.body : JSON.stringify(ask.body)) as BodyInit }),
    })
    const text = await response.text()
    const { pathname } = new URL(path, site.base)
    if (pathname.startsWith(REST)) site.called.push({ method, path: pathname.slice(REST.length) || '/' })
    const right = [ask.expect ?? 200].flat()
    if (!right.includes(response.status))
      throw new Error(
        `${method} ${path} answered ${response.status}, not ${right.join(' or ')}: ${brief(text)}`,
      )
    return { status: response.status, headers: response.headers, text, json: parsed(text) }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function brief(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 200)
}

/** @throws Error with these words if it isn't so */
export function insist(holds: unknown, words: string): asserts holds {
  if (!holds) throw new Error(words)
}
