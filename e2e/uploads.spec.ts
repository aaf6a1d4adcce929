import { expect } from '@playwright/test'
import { lockedPdf } from '../src/test/locked-pdf.ts'
import { rowOf, textFile, uploadReady } from './fixtures/files.ts'
import { test } from './fixtures/person.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const REFUSED = [
  { name: 'holiday.pdf', buffer: PNG, says: 'not what its name says' },
  { name: 'empty.txt', buffer: Buffer.alloc(0), says: '0 bytes' },
  { name: 'large.txt', buffer: Buffer.alloc(26_214_401, 'words '), says: 'larger than 25 MiB' },
  {
    name: 'program.exe',
    buffer: Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000\u0000'),
    says: 'can’t be read',
  },
]

for (const { name, buffer, says } of REFUSED)
  test(`${name} is refused with words and leaves nothing behind`, async ({ page }) => {
    await page.getByLabel('Upload documents').setInputFiles({ name, mimeType: 'application/pdf', buffer })
    await expect(page.getByText(says).first()).toBeVisible()
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Documents' })).toBeVisible()
    await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0)
  })

test('a locked PDF is Failed, and says why and what to do', async ({ page }) => {
  const buffer = Buffer.from(lockedPdf())
  await page
    .getByLabel('Upload documents')
    .setInputFiles({ name: 'locked.pdf', mimeType: 'application/pdf', buffer })
  const row = rowOf(page, 'locked.pdf')
  await expect(row).toContainText('Failed')
  await expect(page.getByText('locked with a password').first()).toBeVisible()
  await row.getByRole('link', { name: 'Failed' }).click()
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Upload another file' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Retry' })).toHaveCount(0)
})

test('the same file again is a duplicate', async ({ page }) => {
  await uploadReady(page, textFile('first.txt', 'The same words in both files.'))
  await page
    .getByLabel('Upload documents')
    .setInputFiles(textFile('second.txt', 'The same words in both files.'))
  await expect(page.getByText('You have uploaded this file already').first()).toBeVisible()
})

test('a file that is read before the list has come for the first time is Ready in it', async ({ page }) => {
  const { promise: read, resolve } = Promise.withResolvers<void>()
  await page.route(
    /documents\.list/,
    async (route) => {
      const before = await route.fetch()
      await read
      await route.fulfill({ response: before })
    },
    { times: 1 },
  )
  await page.goto('/documents')
  await page.getByLabel('Upload documents').setInputFiles(textFile('early.txt', 'Quicker than the list.'))
  const tray = page.getByRole('region', { name: 'Uploads' })
  await expect(tray.getByText('Ready')).toBeVisible()
  resolve()
  await expect(rowOf(page, 'early.txt')).toContainText('Ready')
})

test('a deleted document can be taken back', async ({ page }) => {
  await uploadReady(page, textFile('going.txt', 'Here today, gone tomorrow, back again.'))
  await rowOf(page, 'going.txt').getByRole('button').last().click()
  await page.getByRole('menuitem', { name: /delete/i }).click()
  await expect(rowOf(page, 'going.txt')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rowOf(page, 'going.txt')).toContainText('Ready')
})
