import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { validate } from 'dockerfile-utils'
import { expect, test } from 'vitest'
import { all, isSent, readDockerfile } from './dockerfile.ts'

const source = readFileSync('ops/Dockerfile', 'utf8')
const ignore = readFileSync('.dockerignore', 'utf8')
const stages = readDockerfile(source)
const [build, run] = stages

test('the linter finds nothing in ops/Dockerfile', () => {
  expect(validate(source)).toEqual([])
  expect(validate('FROM node\nRUNN x\nUSER\n')).not.toEqual([])
})

test('it is built in one stage and run in another, from the same exact release of Node', () => {
  expect(stages.map((stage) => stage.name)).toEqual(['build', 'run'])
  const image = /^node:(\d+)\.\d+\.\d+-\w+-slim$/
  for (const { from } of stages) expect(from).toMatch(image)
  expect(build?.from).toBe(run?.from)
  expect(image.exec(run?.from ?? '')?.[1]).toBe('24')
})

test('what runs is nobody special, without what building needed, and says whether it lives', () => {
  if (!build || !run) throw new Error('stages are missing')
  expect(all(build, 'RUN').some((command) => command.startsWith('npm prune --omit=dev'))).toBe(true)
  expect(all(run, 'RUN')).toEqual([])
  const names = run.instructions.map(({ name }) => name)
  expect(all(run, 'USER')).toEqual(['node'])
  expect(names.indexOf('USER')).toBeLessThan(names.indexOf('CMD'))
  expect(names.lastIndexOf('COPY')).toBeLessThan(names.indexOf('USER'))
  expect(all(run, 'COPY').every((rest) => rest.startsWith('--from=build /app/'))).toBe(true)
  expect(all(run, 'HEALTHCHECK')[0]).toContain('ops/healthcheck.mjs')
})

test('every file that a command names is there, and is copied', () => {
  const commands = [...all(run ?? never(), 'CMD'), ...all(run ?? never(), 'HEALTHCHECK')].join(' ')
  const named = [...`${commands} ${source}`.matchAll(/\b(?:src|ops)\/[\w/.-]+\.(?:ts|mjs)\b/g)].map(
    ([path]) => path,
  )
  expect(named.length).toBeGreaterThan(3)
  for (const path of named) expect(existsSync(path), path).toBe(true)
})

test('no secret and nothing of the machine is sent to the engine; everything that a build reads is', () => {
  for (const path of ['.env', '.env.production', '.git/config', 'data/secrets.json', 'node_modules/x/y.js'])
    expect(isSent(path, ignore), path).toBe(false)
  const needed = [
    'package.json',
    'package-lock.json',
    'next.config.mjs',
    'postcss.config.mjs',
    'tsconfig.json',
    'prisma/schema.prisma',
    'public/x',
    'scripts/lib/build.mjs',
    'src/web/main.ts',
    'ops/healthcheck.mjs',
    'LICENSE',
  ]
  for (const path of needed) expect(isSent(path, ignore), path).toBe(true)
})

test('the health check fails where nothing answers', () => {
  expect(() =>
    execFileSync(process.execPath, ['ops/healthcheck.mjs', 'http://127.0.0.1:1/health/live'], {
      stdio: 'ignore',
    }),
  ).toThrow()
})

function never(): never {
  throw new Error('there is no second stage')
}
