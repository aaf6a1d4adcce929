import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, createWriteStream, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { dump } from '#server/backup/dump.ts'
import { settled, testApp } from '#test/app.ts'
import { emptyDatabase } from '#test/database.ts'

const base = mkdtempSync(join(tmpdir(), 'ultrai-move-'))
const data = join(base, 'data')
chmodSync(base, 0o711)

/** Runs a command of package.json on the data folder, as `npm run` does. */
async function command(name: 'backup' | 'restore' | 'move', ...args: string[]) {
  const { DATABASE_URL: _, ...rest } = process.env
  const script = join(import.meta.dirname, `${name}.ts`)
  return promisify(execFile)(process.execPath, [script, ...args], {
    env: { ...rest, ULTRAI_PROFILE: 'local', ULTRAI_DATA_DIR: data },
  })
}

/** `npm start` once more. */
function secondStart() {
  const main = JSON.stringify(join(import.meta.dirname, 'main.ts'))
  const { DATABASE_URL: _, ...rest } = process.env
  const env = { ...rest, ULTRAI_PROFILE: 'local', ULTRAI_DATA_DIR: data }
  return promisify(execFile)(process.execPath, ['-e', `import(${main}).then(({ launch }) => launch())`], {
    env,
  })
}

async function query(url: string, text: string) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** The product on the data folder, as far as the database and the lock go. */
async function start(): Promise<{ url: string; stop(): Promise<void> }> {
  const script = join(base, 'launcher.ts')
  const module = (name: string) => JSON.stringify(join(import.meta.dirname, name))
  writeFileSync(
    script,
    `import { startDatabase } from ${module('postgres/database.ts')}
     import { lockFolder } from ${module('lock.ts')}
     const lock = lockFolder(${JSON.stringify(data)})
     const database = await startDatabase(${JSON.stringify(data)})
     process.send({ url: database.url })
     process.on('message', async () => { await database.stop(); lock.release(); process.exit() })`,
  )
  const child = fork(script, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  process.once('exit', () => child.kill('SIGKILL'))
  const [{ url }] = await once(child, 'message')
  return {
    url,
    async stop() {
      child.send('stop')
      await once(child, 'exit')
    },
  }
}

afterAll(() => rmSync(base, { recursive: true, force: true }))

const app = await testApp()
const { user } = await app.signUp('ada')
await app.startWorker()
const { documentId } = await app.upload(user, 'lease.md', 'The notice period is 90 days.')
await settled(async () => (await app.deps.db.document.findUniqueOrThrow({ where: { id: documentId } })).state)

test('an installation is restored, backed up while it runs, and moved to a server once', async () => {
  await expect(command('backup')).rejects.toThrow('There is no database')

  const first = join(base, 'first.zip')
  const { content } = await dump(app.deps.env.databaseUrl ?? '', createWriteStream(first))
  expect((await command('restore', first)).stdout).toContain('Restored as of')
  await expect(command('restore', first)).rejects.toThrow('not empty')

  const product = await start()
  for (let time = 0; time < 3; time++) {
    await command('backup', '--keep', '2')
    await new Promise((resolve) => setTimeout(resolve, 1_000)) // a name has its second
  }
  const kept = readdirSync(join(data, 'backups')).toSorted()
  expect(kept).toHaveLength(2)
  const [last] = await query(product.url, "SELECT value FROM settings WHERE key = 'backup.last'")
  expect(last.value).toMatchObject({ file: kept[1], rows: expect.any(Number), bytes: expect.any(Number) })
  const server = await emptyDatabase()
  await expect(command('move', '--to', server)).rejects.toThrow('already runs on')
  await expect(secondStart()).rejects.toThrow(/already runs on .* \(process \d+/)
  await product.stop()

  expect((await command('move', '--to', server)).stdout).toContain('read back and compared')
  const again = await command('move', '--to', server)
  expect(again.stdout).toContain('is there already')
  expect(again.stdout).toContain('secrets.json')
  expect(
    await query(server, "SELECT value->>'content' AS content FROM settings WHERE key = 'restore.last'"),
  ).toEqual([{ content }])

  const changed = await start()
  await query(changed.url, "UPDATE users SET username = 'Changed since'")
  await changed.stop()
  await expect(command('move', '--to', server)).rejects.toThrow('has changed since')
  await command('move', '--to', server, '--replace')
  expect(await query(server, 'SELECT username FROM users')).toEqual([{ username: 'Changed since' }])
}, 600_000)
