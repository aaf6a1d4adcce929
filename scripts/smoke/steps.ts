/** Does one thing, says how it went and how long it took, and passes on what it gave, or that it failed. */
export type Step = <T>(name: string, work: () => Promise<T>) => Promise<T>

export interface Steps {
  step: Step
  /** how many went well, and how many did not */
  count: { passed: number; failed: number }
}

/** @param say where the lines go */
export function makeSteps(say: (line: string) => void): Steps {
  const count = { passed: 0, failed: 0 }
  return { count, step }

  async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
    const start = performance.now()
    const spent = () => `${Math.round(performance.now() - start)} ms`.padStart(9)
    try {
      const result = await work()
      count.passed += 1
      say(`ok     ${spent()}  ${name}`)
      return result
    } catch (error) {
      count.failed += 1
      say(`FAILED ${spent()}  ${name}: ${reasonOf(error)}`)
      throw error
    }
  }
}

/** `fetch` says why it failed in its cause only. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}
