import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readEnv } from '../src/server/platform/env.ts'
import { commandsIn } from './lib/doc-commands.ts'

const GUIDES = globSync(['*.md', 'docs/**/*.md'])
const commands = GUIDES.flatMap((path) => commandsIn(path, readFileSync(path, 'utf8')))
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))

const dryRun = 'src/test/deployment/dry-run.test.ts'

/** Which test runs a command: the file, and words in it that are gone when it no longer does. */
const RUN_BY: [command: RegExp, test: string, words: string][] = [
  [/^npm start$/, 'scripts/lib/product.mjs', "'scripts/start.mjs'"],
  [/^npm run dev$/, 'scripts/dev.test.ts', "'--dev'"],
  [/^npm run smoke\b/, 'e2e/smoke.spec.ts', 'scripts/smoke/main.ts'],
  [/^npm ci --include=dev$/, dryRun, "all(build, 'RUN')"],
  [/^npm run (generate|build)$/, dryRun, "all(build, 'RUN')"],
  [/^npm run db:migrate$/, dryRun, 'npm run db:migrate'],
  [/^npm run start:worker$/, dryRun, 'npm run start:worker'],
  [/^npm run start:web$/, dryRun, 'node src/web/main.ts'],
  [/^npm install @tesseract\.js-data\/ita$/, dryRun, "all(build, 'RUN')"], // a package like the others that it installs
  [/^npm run start:all$/, dryRun, "all(run, 'CMD')"],
  [/^npm run db:new\b/, 'scripts/migration.test.ts', 'scripts/migration.mjs'],
  [/^npm run sbom$/, 'scripts/sbom.test.ts', "'sbom'"],
  [/^sh examples\/curl\.sh\b/, 'src/test/journeys/examples.test.ts', 'examples/curl.sh'],
  [/^node examples\/client\.ts\b/, 'src/test/journeys/examples.test.ts', 'examples/client.ts'],
  [/^npm run docs$/, 'scripts/docs.test.ts', 'GENERATED'],
  [/^npm run (--silent )?parse\b/, 'src/server/ingestion/cli.test.ts', 'src/server/ingestion/cli.ts'],
  [/^npm run backup\b/, 'src/launcher/move.test.ts', "'backup'"],
  [/^npm run restore\b/, 'src/launcher/move.test.ts', "'restore'"],
  [/^npm run move\b/, 'src/launcher/move.test.ts', "'move'"],
  [/^npm run blobs:move\b/, 'src/server/documents/move-blobs.test.ts', 'launcher/move-blobs.ts'],
  [/^npm run admin\b/, 'src/launcher/admin.test.ts', 'src/launcher/admin.ts'],
  [/^npm run bench\b/, 'scripts/bench.test.ts', 'bench/bench.mjs'],
  [/^npm run eval\b/, 'scripts/eval.test.ts', 'eval/main.ts'],
  [/^npm run check:types$/, 'scripts/test.mjs', 'typescript/bin/tsc'],
  [/^npm run check:format$/, 'scripts/test.mjs', '@biomejs/biome/bin/biome'],
  [/^npm run check:imports$/, 'scripts/test.mjs', 'dependency-cruiser'],
  [/^curl --silent .*\/health\b/, 'scripts/smoke/service.ts', "'/health'"],
  [/^openssl rand -hex 32$/, 'scripts/doc-commands.test.ts', "'openssl'"],
]

/** What runs tests can't be run by one of them. */
const RUNS_TESTS = /^(npm test|npm run (test:all|test:live|test:faults|e2e)\b.*|npx vitest run \S+)$/
/** It changes the code, by the tool that `npm test` checks with. */
const CHANGES_CODE = /^npm run (format|lock:complete)$/

/** What needs an engine, a root or a network that tests have not: said so by the guide that names it. */
const UNTRIED = /^(docker |systemctl |cp |chmod |git clone |cd )/
const SAYS_SO = /^## What could not be tried here/m

test('the guides name commands', () => {
  expect(commands.length).toBeGreaterThan(40)
  expect(new Set(commands.map(({ path }) => path))).toContain('README.md')
})

test.each(commands)('$path: $command', ({ path, command }) => {
  const [, script] = /^npm run (?:--silent )?(\S+)/.exec(command) ?? []
  if (script) expect(scripts).toHaveProperty([script])
  for (const [file] of command.matchAll(/(?<=\s)(?:ops|src|examples)\/[\w/.-]+/g))
    expect(existsSync(file), file).toBe(true)

  const plain = command.replace(/^(?:[A-Z_]+=\S+ )+/, '')
  const runner = RUN_BY.find(([pattern]) => pattern.test(plain))
  if (runner) return expect(readFileSync(runner[1], 'utf8')).toContain(runner[2])
  if (RUNS_TESTS.test(plain) || CHANGES_CODE.test(plain)) return
  expect(plain, 'no test runs it: add one, and a row to this table').toMatch(UNTRIED)
  expect(readFileSync(path, 'utf8'), 'it has to say what could not be tried').toMatch(SAYS_SO)
})

test('what openssl makes is a secret that the start accepts', () => {
  const secret = execFileSync('openssl', ['rand', '-hex', '32'], { encoding: 'utf8' }).trim()
  const env = readEnv({ DATABASE_URL: 'postgres://u@h/d', AUTH_SECRETS: `${secret},${secret}` })
  expect(env.authSecrets).toHaveLength(2)
})

test('every link between the guides leads somewhere', () => {
  const dead = GUIDES.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .map(([, to]) => to ?? '')
      .filter((to) => !existsSync(new URL(to, `file://${process.cwd()}/${path}`)))
      .map((to) => `${path}: ${to}`),
  )
  expect(dead).toEqual([])
})

test('every alert has its place in the runbook, and every place there its alert', () => {
  const alerts = [...readFileSync('ops/alerts.yml', 'utf8').matchAll(/- alert: (\w+)/g)].map(
    ([, name]) => name,
  )
  const places = [...readFileSync('docs/runbook.md', 'utf8').matchAll(/^### (\w+)$/gm)].map(
    ([, name]) => name,
  )
  expect(places.sort()).toEqual(alerts.sort())
})
