import { expect, type Locator, type Page } from '@playwright/test'
import { makeDocx, p } from '../src/test/docx.ts'
import { makeOpened, table } from '../src/test/opened.ts'
import { ap, makePptx, shape, slideTable } from '../src/test/pptx.ts'
import { makeXlsx, sheetData } from '../src/test/xlsx.ts'
import { open, uploadReady } from './fixtures/files.ts'
import { test } from './fixtures/person.ts'

const NOTICE = 'The notice period is 90 days for both parties'
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
    `<w:p><w:r><w:t>${NOTICE}</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t>.</w:t></w:r></w:p>`,
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
  await askAndFollow(page)
})

const frame = (content: string, kind = 'outline') =>
  `<draw:frame presentation:class="${kind}"><draw:text-box>${content}</draw:text-box></draw:frame>`
const slide = (title: string, content: string) =>
  `<draw:page>${frame(`<text:p>${title}</text:p>`, 'title')}${content}</draw:page>`

/** Each says in its own way that the notice period is 90 days; `shows` is what its text looks like. */
const others = {
  'rents.xlsx': {
    bytes: () =>
      makeXlsx({
        sheets: [
          {
            name: 'Rents',
            content: sheetData([
              ['Item', 'Euros a month'],
              ['Heating', '150'],
            ]),
          },
          {
            name: 'Terms',
            content: sheetData([
              ['Term', 'Value'],
              [NOTICE, '90'],
            ]),
          },
        ],
      }),
    shows: (document: Locator) => document.getByRole('row', { name: 'Heating 150' }),
  },
  'lease.pptx': {
    bytes: () =>
      makePptx({
        slides: [
          {
            shapes:
              shape(ap('The lease of the mill'), 'type="title"') +
              slideTable([
                ['Item', 'Euros'],
                ['Heating', '150'],
              ]),
          },
          { shapes: shape(ap('Terms'), 'type="title"') + shape(ap(`${NOTICE}.`)) },
        ],
      }),
    shows: (document: Locator) => document.getByRole('heading', { name: 'The lease of the mill' }),
  },
  'rents.ods': {
    bytes: () =>
      makeOpened(
        'spreadsheet',
        table('Rents', [
          ['Item', 'Euros a month'],
          ['Heating', '150'],
        ]) +
          table('Terms', [
            ['Term', 'Value'],
            [NOTICE, '90'],
          ]),
      ),
    shows: (document: Locator) => document.getByRole('row', { name: 'Heating 150' }),
  },
  'lease.odp': {
    bytes: () =>
      makeOpened(
        'presentation',
        slide('The lease of the mill', frame('<text:p>It begins in March.</text:p>')) +
          slide('Terms', frame(`<text:p>${NOTICE}.</text:p>`)),
      ),
    shows: (document: Locator) => document.getByRole('heading', { name: 'The lease of the mill' }),
  },
  'terms.csv': {
    bytes: () => Buffer.from(`Item,Remark\nHeating,150 euros\nNotice,${NOTICE}\n`),
    shows: (document: Locator) => document.getByRole('row', { name: 'Heating 150 euros' }),
  },
  'lease.rtf': {
    bytes: () => Buffer.from(`{\\rtf1\\ansi{\\b The lease of the mill}\\par ${NOTICE}.\\par}`),
    shows: (document: Locator) => document.getByText('The lease of the mill'),
  },
}

for (const [name, { bytes, shows }] of Object.entries(others))
  test(`${name} is read, shown, asked, found and marked`, async ({ page }) => {
    await uploadReady(page, { name, mimeType: '', buffer: Buffer.from(bytes()) })
    await open(page, name)
    await expect(shows(page.getByRole('region', { name: 'Document' })).first()).toBeVisible()
    await askAndFollow(page)
    await findAndFollow(page)
  })

/** Asks how long the notice period is; the mark of its citation stands on the words. */
async function askAndFollow(page: Page): Promise<void> {
  const document = page.getByRole('region', { name: 'Document' })
  const analysis = page.getByRole('region', { name: 'Analysis' })
  await analysis.getByLabel('Analysis', { exact: true }).selectOption('question')
  await analysis.getByLabel('Question').fill('How long is the notice period?')
  await analysis.getByRole('button', { name: 'Analyse' }).click()
  const citation = page
    .getByRole('region', { name: 'Answer' })
    .getByRole('button', { name: /^Citation 1.*Verified$/ })
  await expect(citation).toBeVisible()
  await citation.click()
  // A row's cells are marked one by one.
  const mark = document.locator('[data-citation="1"]').filter({ hasText: NOTICE })
  await expect(mark.first()).toBeInViewport()
}

/** Searches for the sentence; the hit leads to its page, where the words that were found are marked. */
async function findAndFollow(page: Page): Promise<void> {
  await page.goto('/search?q=notice+period+parties')
  await page.getByRole('link', { name: /notice period/ }).click()
  const document = page.getByRole('region', { name: 'Document' })
  for (const word of ['notice', 'parties'])
    await expect(document.locator('mark').filter({ hasText: word }).first()).toBeInViewport()
}
