import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll } from 'vitest'
import { freshDatabase } from '#test/database.ts'

export interface Installation {
  base: string
  /** Both run still. */
  alive(): boolean
  /** All that web and worker have written so far. */
  output(): string
}

/** Web and worker as processes, on a database of their own; call it outside of the tests. */
export async function installation(settings: Record<string, string>): Promise<Installation> {
  const env = {
    ...process.env,
    ULTRAI_PROFILE: 'test',
    DATABASE_URL: await freshDatabase(),
    AUTH_SECRETS: 'a-key-of-the-tests-own-0123456789abcdef',
    PARSERS_WAITING: '0',
    ...settings,
  }
  let written = ''
  const children: ChildProcess[] = []
  afterAll(async () => {
    for (const child of children) if (child.kill('SIGKILL')) await once(child, 'exit')
  })
  function start(file: string): ChildProcess {
    const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        written += text
      })
    children.push(child)
    return child
  }
  const web = start('src/test/doors/web-process.ts')
  start('src/worker/main.ts')
  while (!/^\d+\n/m.test(written)) {
    if (web.exitCode !== null) throw new Error(written)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const port = /^(\d+)\n/m.exec(written)?.[1]
  return {
    base: `http://127.0.0.1:${port}`,
    alive: () => children.every((child) => child.exitCode === null && child.signalCode === null),
    output: () => written,
  }
}
