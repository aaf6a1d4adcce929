import { expect } from '@playwright/test'
import { makeDocx, p } from '../src/test/docx.ts'
import { open, uploadReady } from './fixtures/files.ts'
import { test } from './fixtures/person.ts'

const cell = (words: string) => `<w:tc>${p(words)}</w:tc>`
const row = (...words: string[]) => `<w:tr>${words.map(cell).join('')}</w:tr>`
const heading = (words: string, level: number) => p(words, `<w:outlineLvl w:val="${level}"/>`)

/** A lease as Word saves it; its name is in it, so that no two are the same file. */
function wordLease(name: string) {
  const table = `<w:tbl>${row('Item', 'Euros a month')}${row('Rent', '1,200')}${row('Heating', '150')}</w:tbl>`
  const body = [
    heading('Lease agreement', 0),
    p(`This is the lease of ${name}. It begins on 1 March 2025.`),
    heading('Rent', 1),
    p('The tenant shall pay the rent of 1,200 euros on the first day of each month.'),
    table,
    heading('Notice', 1),
    `<w:p><w:r><w:t>The notice period is 90 days for both parties</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t>.</w:t></w:r></w:p>`,
    heading('Liability', 1),
    p('The landlord is not liable for damage that the tenant causes.'),
  ].join('')
  const footnotes = `<w:footnote w:id="1">${p('Counted from the day on which the letter arrives.')}</w:footnote>`
  const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  return { name: `${name}.docx`, mimeType, buffer: Buffer.from(makeDocx({ body, footnotes })) }
}

test('a Word document is read, asked and marked like any other', async ({ page }) => {
  const file = wordLease('office-files')
  await uploadReady(page, file)
  await open(page, file.name)
  const document = page.getByRole('region', { name: 'Document' })
  await expect(document.getByRole('heading', { name: 'Notice' })).toBeVisible()
  await expect(document.getByRole('row', { name: 'Heating 150' })).toBeVisible()

  const analysis = page.getByRole('region', { name: 'Analysis' })
  await analysis.getByLabel('Analysis', { exact: true }).selectOption('question')
  await analysis.getByLabel('Question').fill('How long is the notice period?')
  await analysis.getByRole('button', { name: 'Analyse' }).click()
  const citation = page
    .getByRole('region', { name: 'Answer' })
    .getByRole('button', { name: /^Citation 1.*Verified$/ })
  await expect(citation).toBeVisible({ timeout: 30_000 })
  await citation.click()
  const mark = document.locator('[data-citation="1"]').first()
  await expect(mark).toBeInViewport()
  await expect(mark).toContainText('The notice period is 90 days for both parties')
})
