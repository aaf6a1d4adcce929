import { z } from 'zod'
import type { Desk } from './desk.ts'

/** How long a list holds, in milliseconds; and how long we wait for one. */
const FRESH = 60_000
const PATIENCE = 2_000
/** Names at most, and characters of the answer. */
const MOST = 100
const MOST_TEXT = 1_000_000

const listed = z.object({ data: z.array(z.object({ id: z.string() })) })

/** The names of an endpoint's models, looked up at most once a minute; none while it can't be reached. */
export function modelLister(desk: Desk): () => Promise<readonly string[]> {
  let known: readonly string[] = []
  let until = 0
  let under: Promise<void> | null = null

  async function look(): Promise<void> {
    const { url = '', key } = desk.provider
    try {
      const response = await desk.fetch(`${url.replace(/\/+$/, '')}/models`, {
        headers: key ? { authorization: `Bearer ${key}` } : {},
        signal: AbortSignal.timeout(PATIENCE),
      })
      const text = await response.text()
      if (!response.ok || text.length > MOST_TEXT) return
      known = listed
        .parse(JSON.parse(text))
        .data.map(({ id }) => id)
        .filter((id) => isModelName(id))
        .slice(0, MOST)
    } catch {
      known = []
    }
  }

  return async () => {
    if (Date.now() > until) {
      under ??= look().finally(() => {
        until = Date.now() + FRESH
        under = null
      })
      await under
    }
    return known
  }
}

/** Embedding models can't answer; what isn't a name is not shown. */
export function isModelName(name: string): boolean {
  return /^[\w.:/@+-]{1,150}$/.test(name) && !/embed|rerank/i.test(name)
}
