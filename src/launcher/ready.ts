import { setTimeout as pause } from 'node:timers/promises'

/** Waits until an address answers with 200, however long that takes: whoever starts it gives up on it, not we. */
export async function untilItAnswers(url: string): Promise<void> {
  while (!(await answers(url))) await pause(50)
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}
