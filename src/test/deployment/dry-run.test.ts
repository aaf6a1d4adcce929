import { chmodSync, cpSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { freePort } from '#launcher/ports.ts'
import { emptyDatabase } from '#test/database.ts'
import { walk } from '../../../scripts/smoke/walk.ts'
import { type CleanFolder, cleanFolder, type Started } from './clean-folder.ts'
import { all, environmentOf, readDockerfile, type Stage } from './dockerfile.ts'
import { memoryOfTree } from './memory.ts'

/**
 * Every command of ops/Dockerfile, the compose files and render.yaml, in their order, in a clean folder, by a user who
 * is not root and, when it runs, owns nothing there. It installs and builds: minutes, and a registry to install from.
 */
const isLong = Boolean(process.env.LONG)
const MINUTE = 60_000
const [build, run] = readDockerfile(readFileSync('ops/Dockerfile', 'utf8')) as [Stage, Stage]
const database = isLong ? await emptyDatabase() : ''

describe.runIf(isLong)('a dry run of the deployment (LONG=1)', () => {
  const running: Started[] = []
  let folder: CleanFolder
  let url: string
  let settings: Record<string, string>

  beforeAll(async () => {
    letIn(database)
    folder = cleanFolder()
    const port = await freePort(0)
    url = `http://127.0.0.1:${port}`
    settings = {
      ...environmentOf(run),
      DATABASE_URL: database,
      AUTH_SECRETS: 'tq1JX0x2gS8+S4sAkrB3hyBz3mYw9p7mB8cWQK6C0uY=',
      PUBLIC_URL: url,
      HOST: '127.0.0.1',
      PORT: String(port),
    }
  })
  // Each step stands on the one before.
  let broken = false
  beforeEach((context) => {
    context.skip(broken, 'a step before this one failed')
    context.onTestFailed(() => {
      broken = true
    })
  })
  afterAll(async () => {
    for (const process of running) await process.stop()
    folder.remove()
  }, 10 * MINUTE)

  const start = (line: string) => {
    const started = folder.start(folder.run, line, settings)
    running.push(started)
    return started
  }
  const untilHealthy = async (started: Started) => {
    for (let look = 0; look < 240; look++) {
      await pause(500)
      try {
        folder.shell(folder.run, 'node ops/healthcheck.mjs', settings)
        const { worker } = await (await fetch(`${url}/health`)).json()
        if (worker === 'alive') return
      } catch {}
    }
    throw new Error(`It did not come up:\n${started.log()}`)
  }
  const smoke = async () => {
    const lines: string[] = []
    const { failed } = await walk({ url, say: (line) => lines.push(line) })
    expect(failed, lines.join('\n')).toBe(0)
  }

  test.each(all(build, 'RUN'))(
    'build: %s',
    (line) => {
      const env = { ...environmentOf(build), PRISMA_SCHEMA_ENGINE_BINARY: process.execPath }
      folder.shell(folder.build, line, env)
    },
    20 * MINUTE,
  )

  test(
    'what the image is made of is copied',
    () => {
      for (const rest of all(run, 'COPY')) {
        const [, ...paths] = rest.split(/\s+/)
        const to = join(folder.run, paths.pop() ?? '')
        for (const path of paths) {
          const from = join(folder.build, path.replace('/app/', ''))
          cpSync(from, paths.length > 1 ? join(to, basename(path)) : to, {
            recursive: true,
            verbatimSymlinks: true,
          })
        }
      }
    },
    5 * MINUTE,
  )

  test(
    'migrate, twice',
    () => {
      folder.shell(folder.run, 'npm run db:migrate', settings)
      folder.shell(folder.run, 'node src/launcher/migrate.ts', settings)
    },
    MINUTE,
  )

  test(
    'web and worker: every endpoint answers, and both stop when told',
    async () => {
      const worker = start('npm run start:worker')
      const web = start('node src/web/main.ts')
      await untilHealthy(web)
      await smoke()
      expect((await web.stop()).code).toBe(0)
      await worker.stop()
      expect(worker.log()).toContain('worker is stopping') // npm has passed the signal on
    },
    5 * MINUTE,
  )

  test(
    'both in one service, within 512 MB after reading a document',
    async () => {
      const [command = '[]'] = all(run, 'CMD')
      const both = start((JSON.parse(command) as string[]).join(' ')) // node src/launcher/all.ts
      await untilHealthy(both)
      const idle = memoryOfTree(both.pid)
      await smoke()
      const used = memoryOfTree(both.pid)
      console.warn(`start:all: ${idle.toFixed(0)} MiB idle, ${used.toFixed(0)} MiB after the walk`)
      expect(used).toBeLessThan(512)
      expect((await both.stop()).code).toBe(0)
    },
    5 * MINUTE,
  )
})

/** The tests' Postgres has its socket in a folder of its own user's: nobody may pass, as the commands are nobody's. */
function letIn(url: string): void {
  const sockets = new URL(url).searchParams.get('host')
  if (process.getuid?.() !== 0 || !sockets?.startsWith('/')) return
  chmodSync(sockets, 0o711)
  for (const name of readdirSync(sockets)) if (!name.endsWith('.lock')) chmodSync(join(sockets, name), 0o777)
}

test.skipIf(isLong)('the dry run is part of npm run test:all', () => {
  expect(all(build, 'RUN').length).toBeGreaterThan(3)
})
