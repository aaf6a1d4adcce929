/** How long a process has to finish what it does, in ms. */
export const PATIENCE = {
  /** someone waits at the terminal, or nobody at all any more */
  interrupted: 8000,
  /** a platform replaces us by a newer one, and waits 30 s as a rule */
  terminated: 25_000,
}

/**
 * Ends this process in good order: on SIGTERM, on Ctrl-C or a closed terminal, and when the launcher that started it is gone. Runs `drain`
 * once with the time it has, then exits with 0; with 1 if it fails or takes longer. Call it first thing in a main file.
 * @param drain stops taking work and finishes what runs; `patience` in ms
 */
export function exitWithParent(drain: (patience: number) => Promise<void>): void {
  let draining = false
  const end = async (patience: number, why: string) => {
    if (draining) return
    draining = true
    setTimeout(() => giveUp(why, `not finished after ${patience / 1000} s`), patience).unref()
    try {
      await drain(patience)
      process.exit(0)
    } catch (error) {
      giveUp(why, String(error))
    }
  }
  process.on('SIGTERM', () => end(PATIENCE.terminated, 'SIGTERM'))
  process.on('SIGINT', () => end(PATIENCE.interrupted, 'SIGINT'))
  process.on('SIGHUP', () => end(PATIENCE.interrupted, 'SIGHUP'))
  process.on('disconnect', () => end(PATIENCE.interrupted, 'the launcher is gone'))
}

function giveUp(why: string, how: string): never {
  console.error(`Stopping (${why}): ${how}.`)
  process.exit(1)
}
