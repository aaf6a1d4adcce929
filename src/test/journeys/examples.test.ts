import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { restServer } from '#test/rest-server.ts'

const run = promisify(execFile)
const app = await testApp()
await app.startWorker()
const { base } = await restServer(app)

test('examples/curl.sh walks from registering to the list, with nothing but curl', async () => {
  const { stdout } = await run('sh', ['examples/curl.sh', base])
  expect(stdout.match(/^== .*/gm)).toEqual([
    '== Register',
    '== Log in',
    '== Verify',
    '== Store a document',
    '== Ask',
    '== Ask again: from the cache',
    '== List the analyses',
    '== List the documents',
    '== Done',
  ])
  expect(stdout).toContain('"valid":true')
  expect(stdout).toContain('The notice period is 90 days.')
})

test('examples/client.ts asks with the router’s own types', async () => {
  const { stdout } = await run(process.execPath, ['examples/client.ts', base])
  expect(stdout).toContain('The tenant may keep one dog.')
  expect(stdout).toMatch(/\(exact, page 1\)/)
})
