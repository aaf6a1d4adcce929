import { type ChildProcess, spawn } from 'node:child_process'
import { afterAll } from 'vitest'

/** Workers as processes of their own, to be killed for real. Whatever is left is ended after the file's last test. */
export function workerProcesses(env: Record<string, string>): { start(): ChildProcess } {
  const running = new Set<ChildProcess>()
  afterAll(() => {
    for (const child of running) child.kill('SIGKILL')
  })
  return {
    start(): ChildProcess {
      const child = spawn(process.execPath, ['src/worker/main.ts'], {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      running.add(child)
      child.once('exit', () => running.delete(child))
      return child
    },
  }
}
