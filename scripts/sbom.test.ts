import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))

test('`npm run sbom` names every package that is installed for use, with version, licence and checksum', async () => {
  const { stdout } = await run('npm', ['run', '--silent', 'sbom'], { maxBuffer: 64 * 1024 * 1024 })
  const bom = JSON.parse(stdout)
  expect(bom).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: 'ultrai' } } })
  const components = bom.components as { name: string; version: string; purl: string; hashes?: unknown[] }[]
  const names = new Set(components.map(({ name }) => name))
  expect(Object.keys(dependencies).filter((name) => !names.has(name))).toEqual([])
  expect(names).not.toContain('@playwright/test')
  for (const { name, version, purl } of components)
    expect(purl).toContain(`${name.replace('@', '%40')}@${version}`)
  // Those that another package brings inside itself have that one's.
  expect(components.filter(({ name, hashes }) => dependencies[name] && !hashes?.length)).toEqual([])
})
