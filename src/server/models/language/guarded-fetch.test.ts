import { expect, test } from 'vitest'
import { AppError } from '#server/platform/errors.ts'
import { fakeProvider } from '#test/providers/server.ts'
import { mayConnect } from './addresses.ts'
import { guardedFetch, type Resolve } from './guarded-fetch.ts'

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'connected',
    (error: unknown) => (error instanceof AppError ? error.code : (error as { code?: string }).code),
  )

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '::',
  '::1',
  'fe80::1',
  'fd00::1',
  'fd00:ec2::254',
  '::ffff:10.0.0.1',
  '::ffff:169.254.169.254',
  '64:ff9b::a9fe:a9fe',
  '2002:a00:1::',
])('%s is no address of a public endpoint', (address) => {
  expect(mayConnect(address, false)).toBe(false)
})

test.each(['1.1.1.1', '172.32.0.1', '2606:4700::1111'])('%s is', (address) => {
  expect(mayConnect(address, false)).toBe(true)
})

test('a local endpoint may be in the private network, but never where clouds keep their keys', () => {
  expect(['127.0.0.1', '10.0.0.1', 'fd00::1', '::1'].map((address) => mayConnect(address, true))).toEqual(
    Array(4).fill(true),
  )
  expect(
    ['169.254.169.254', 'fe80::1', 'fd00:ec2::254', '::ffff:169.254.169.254'].map((address) =>
      mayConnect(address, true),
    ),
  ).toEqual(Array(4).fill(false))
})

test.each([
  'http://127.0.0.1:9/',
  'http://2130706433:9/',
  'http://0177.0.0.1:9/',
  'http://0x7f.1:9/',
  'http://[::1]:9/',
  'http://[::ffff:127.0.0.1]:9/',
  'http://localhost:9/',
])('%s is refused before it is connected to', async (url) => {
  expect(await codeOf(guardedFetch({ local: false })(url))).toBe('model.address_refused')
})

test('a name is refused when any of its addresses is private', async () => {
  const resolve: Resolve = (_, done) =>
    done(null, [
      { address: '1.1.1.1', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ])
  expect(await codeOf(guardedFetch({ local: false, resolve })('http://model.example:9/'))).toBe(
    'model.address_refused',
  )
})

test('a name that changes its address after it was checked is not looked up again', async () => {
  const fake = await fakeProvider('compatible', ['one'])
  let lookups = 0
  const resolve: Resolve = (_, done) => {
    lookups += 1
    done(null, [{ address: lookups === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }])
  }
  const url = `${fake.url.replace('127.0.0.1', 'model.example')}/models`
  const response = await guardedFetch({ local: true, resolve })(url)
  expect(await response.json()).toMatchObject({ data: [{ id: 'one' }] })
  expect(lookups).toBe(1)
  // The next connection is checked anew.
  expect(await codeOf(guardedFetch({ local: true, resolve })(url))).toBe('model.address_refused')
  await fake.close()
})

test('a redirect is handed back, not followed', async () => {
  const fake = await fakeProvider('compatible')
  fake.does({ act: 'status', status: 307, headers: { location: `${fake.url}/models` } })
  const response = await guardedFetch({ local: true })(`${fake.url}/chat/completions`, {
    method: 'POST',
    body: '{}',
  })
  expect(response.status).toBe(307)
  await fake.close()
})
