import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

/** A breach of each rule: what it is, the file that is at fault, what stands in it, the rule that must name it. */
const BREACHES: [string, string, string, string][] = [
  [
    'documents import ingestion',
    'server/documents/a.ts',
    "import '../ingestion/a.ts'",
    'floor: server/documents',
  ],
  ['ingestion imports the API', 'server/ingestion/a.ts', "import '../api/a.ts'", 'floor: server/ingestion'],
  ['a page imports a feature', 'app/a.ts', "import '../server/search/a.ts'", 'floor: app'],
  ['the launcher imports a feature', 'launcher/a.ts', "import '../server/search/a.ts'", 'floor: launcher'],
  ['contracts import the server', 'contracts/a.ts', "import '../server/search/a.ts'", 'floor: contracts'],
  ['contracts import pg', 'contracts/b.ts', "import 'pg'", 'contracts rest on zod alone'],
  [
    'citations read a file',
    'server/citations/a.ts',
    "import 'node:fs'",
    'citations are pure: no package, no I/O',
  ],
  [
    'ui takes a value of the API',
    'ui/a.ts',
    "import '../server/api/root.ts'",
    'ui takes only the type of the API',
  ],
  ['ui takes a type of a feature', 'ui/b.ts', "import type { A } from '../server/search/a.ts'", 'floor: ui'],
  [
    'a verb calls Prisma',
    'server/limits/a.ts',
    "import { p } from '../platform/prisma/client.ts'\np",
    'Prisma is called in repo.ts only',
  ],
  [
    'the worker loads next by way of a feature',
    'worker/a.ts',
    "import '../server/health/a.ts'",
    'the worker knows no pages',
  ],
  ['two files import each other', 'server/jobs/a.ts', "import './b.ts'", 'no cycles'],
  ['an import leads nowhere', 'server/auth/a.ts', "import './none.ts'", 'everything imported is there'],
  [
    'the product imports vitest',
    'server/auth/b.ts',
    "import 'vitest'",
    'no package of the tests in the product',
  ],
  ['the product imports a test', 'server/auth/c.ts', "import './c.test.ts'", 'nothing leans on tests'],
]

const AROUND = {
  'server/api/a.ts': '',
  'server/api/root.ts': '',
  'server/search/a.ts': 'export type A = 1',
  'server/health/a.ts': "import 'next'",
  'server/jobs/b.ts': "import './a.ts'",
  'server/platform/prisma/client.ts': 'export const p = 1',
  'server/auth/c.test.ts': '',
}

const broken = await check({
  ...AROUND,
  ...Object.fromEntries(BREACHES.map(([, file, text]) => [file, text])),
})

test.each(BREACHES)('refused: %s', (_, file, _text, rule) => {
  expect(broken).toContain(`error ${rule}: src/${file}`)
})

test("a sound house passes; the type of the API, and Prisma's types, may be named", async () => {
  const sound = {
    'ui/a.ts': "import type { A } from '../server/api/root.ts'\nexport type B = A",
    'server/api/root.ts': "import '../documents/a.ts'\nexport type A = string",
    'server/documents/a.ts': "import '../jobs/a.ts'",
    'server/documents/a.test.ts': "import 'vitest'\nimport '../ingestion/a.ts'",
    'server/ingestion/a.ts': "import '../documents/a.ts'",
    'server/jobs/a.ts': "import type { P } from '../platform/prisma/client.ts'\nexport type Q = P",
    'server/platform/prisma/client.ts': 'export type P = string',
    'worker/a.ts': "import '../server/ingestion/a.ts'",
  }
  expect(await check(sound)).toBe('')
})

/** What the tool says of a house made of these files; nothing if it finds no fault. */
async function check(files: Record<string, string>): Promise<string> {
  const root = join(import.meta.dirname, '../..')
  const house = mkdtempSync(join(tmpdir(), 'ultrai-floors-'))
  for (const name of ['.dependency-cruiser.mjs', 'tsconfig.json', 'package.json', 'node_modules'])
    symlinkSync(join(root, name), join(house, name))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, 'src', name)), { recursive: true })
    writeFileSync(join(house, 'src', name), `${text}\nexport {}\n`)
  }
  const program = join(root, 'node_modules/.bin/depcruise')
  try {
    await promisify(execFile)(process.execPath, [program, '--config', '.dependency-cruiser.mjs', 'src'], {
      cwd: house,
    })
    return ''
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    return stdout + stderr
  } finally {
    rmSync(house, { recursive: true })
  }
}
