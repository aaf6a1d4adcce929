import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { readMigrations } from '#server/platform/schema-engine.ts'
import { randomFrom } from '#test/hostile/random.ts'
import { join } from './people.ts'
import type { Scenario } from './scenario.ts'

/** A migration by the command that deployments use. `ended` says whether it ended by itself and well. */
function migration(url: string): { child: ChildProcess; ended: Promise<boolean> } {
  const child = spawn(process.execPath, ['src/launcher/migrate.ts', '--quiet'], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return { child, ended: once(child, 'exit').then(([code]) => code === 0) }
}

export const migrationsKilled: Scenario = {
  name: 'A migration killed midway, then two at once',
  row: 34,
  times: { short: 1, long: 10 },
  async run(stage, times) {
    const { outcome, house } = stage
    const random = randomFrom(Date.now() % 1_000_000)
    const all = (await readMigrations()).migrationDirectories.map(({ path }) => path)
    for (let time = 0; time < times; time++) {
      const name = `migrated_${randomUUID().replaceAll('-', '')}`
      await house.postgres.query(`CREATE DATABASE ${name}`)
      const url = Object.assign(new URL(house.postgres.url), { pathname: `/${name}` }).href
      const first = migration(url)
      await pause(random.below(3_000))
      first.child.kill('SIGKILL')
      await first.ended
      outcome.injected += 1
      const since = Date.now()
      const both = await Promise.all([migration(url).ended, migration(url).ended])
      stage.expect(both.every(Boolean), 'one of two migrations at once failed')
      stage.expect(await isWhole(url, all), 'the migrations did not converge')
      outcome.recoveries.push(Date.now() - since)
      await house.postgres.query(`DROP DATABASE ${name} WITH (FORCE)`)
    }
  },
}

async function isWhole(url: string, all: string[]): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(
      'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1',
    )
    return JSON.stringify(rows.map(({ name }) => name)) === JSON.stringify(all)
  } finally {
    await client.end()
  }
}

export const sameKey: Scenario = {
  name: '50 identical requests at once with one Idempotency-Key',
  row: 29,
  times: { short: 1, long: 5 },
  async run(stage, times) {
    const { house, outcome } = stage
    const person = await join(house.url)
    for (let time = 0; time < times; time++) {
      const filename = `${randomUUID()}.md`
      const send = (content: string) =>
        fetch(`${house.url}/api/v2/documents`, {
          method: 'POST',
          headers: { ...person.headers, 'idempotency-key': filename },
          body: JSON.stringify({ filename, content }),
        })
      const answers = await Promise.all(Array.from({ length: 50 }, () => send(`Of ${filename}: 90 days.`)))
      outcome.injected += 50
      const ids = new Set(await Promise.all(answers.map(async (answer) => (await answer.json()).id)))
      stage.expect(ids.size === 1 && !ids.has(undefined), `they were told of ${[...ids].join(', ')}`)
      const other = await send('Something else.')
      await other.body?.cancel()
      stage.expect(
        other.status === 409 || other.status === 422,
        `another body was answered with ${other.status}`,
      )
      const rows = await house.postgres.query('SELECT FROM documents WHERE filename = $1', [filename])
      stage.expect(rows.length === 1, `${rows.length} documents were made`)
    }
  },
}
