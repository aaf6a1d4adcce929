import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { exportPath } from '../src/contracts/export.ts'
import { FOUND_OUT, RULES_TEXT, STATEMENTS } from '../src/test/liar.ts'
import { lease, open, rowOf, textFile, uploadReady } from './fixtures/files.ts'
import { startModelServer } from './fixtures/model-server.ts'
import { test } from './fixtures/person.ts'

let models: { stop(): Promise<void> } | null = null
test.beforeAll(async () => {
  models = await startModelServer(Number(process.env.E2E_MODEL_PORT))
})
test.afterAll(() => models?.stop())
// On a machine that is busy, models that write slowly and three documents to be read take their time.
test.slow()

function regions(page: Page) {
  return {
    analysis: page.getByRole('region', { name: 'Analysis' }),
    answer: page.getByRole('region', { name: 'Answer' }),
  }
}

async function openNew(page: Page, name: string) {
  const file = lease(name)
  await uploadReady(page, file)
  await open(page, file.name)
  return regions(page)
}

test('an answer appears as it is written, over a reload and a lost connection, each statement once', async ({
  page,
  context,
}) => {
  const { analysis, answer } = await openNew(page, 'streamed')
  await analysis.getByLabel('Models').selectOption('desk/writer')
  await expect(analysis).toContainText('stays on this installation (127.0.0.1')
  await analysis.getByRole('button', { name: 'Analyse' }).click()
  await expect(answer.getByRole('listitem')).not.toHaveCount(0)
  await expect(answer).toContainText('Answering')

  await page.reload()
  await expect(answer.getByRole('listitem').first()).toBeVisible()
  await context.setOffline(true)
  await page.waitForTimeout(1_500)
  await context.setOffline(false)

  await expect(answer).toContainText('6 of 6 quotes verified')
  await expect(answer.getByRole('listitem')).toHaveCount(6)
  await expect(answer.getByRole('button', { name: /^Citation \d+, page \d+, Verified$/ })).toHaveCount(6)
})

test('stopping keeps what had come, and says so', async ({ page }) => {
  const { analysis, answer } = await openNew(page, 'stopped')
  await analysis.getByLabel('Models').selectOption('desk/writer')
  await analysis.getByRole('button', { name: 'Analyse' }).click()
  await expect(answer.getByRole('listitem')).not.toHaveCount(0)
  await answer.getByRole('button', { name: 'Stop' }).click()
  await expect(answer).toContainText('Stopped: what had come is kept')
  await expect(answer).toContainText('Partial')
  await expect(answer.getByRole('listitem')).not.toHaveCount(0)
})

test('a model that breaks off leaves its statements, its reason and another way', async ({ page }) => {
  const { analysis, answer } = await openNew(page, 'broken')
  await analysis.getByLabel('Models').selectOption('desk/breaker')
  await analysis.getByRole('button', { name: 'Analyse' }).click()
  await expect(answer).toContainText('what had come is kept')
  await expect(answer.getByRole('button', { name: 'Citation 1, page 1, Verified' })).toBeVisible()
  await expect(answer.getByRole('button', { name: 'Ask again' })).not.toHaveCount(0)
  await answer.getByRole('button', { name: 'Answer with Extractive' }).click()
  await expect(answer).toContainText(/quotes? verified/)
  await expect(answer).toContainText('Extractive')
})

test('nothing leaves for a provider before somebody agrees, and nothing at all of a kept document', async ({
  page,
}) => {
  const { analysis, answer } = await openNew(page, 'private')
  await analysis.getByLabel('Models').selectOption('cloud/large')
  await expect(analysis).toContainText('This document’s text goes to models.example.invalid')
  await expect(analysis).toContainText(/Costs .+ for this document/)
  await analysis.getByRole('button', { name: 'Analyse' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('lease-private.pdf')
  await expect(dialog).toContainText('models.example.invalid')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(answer).toContainText('Nothing asked yet')

  await page.getByRole('button', { name: 'Keep on this server' }).click()
  await expect(analysis).toContainText('Kept on this server: only models that run here are offered.')
  await expect(analysis.getByLabel('Models').locator('option', { hasText: 'Large' })).toHaveCount(0)
  await expect(analysis.getByLabel('Models')).toHaveValue('extractive')
  await page.goto('/documents')
  await expect(rowOf(page, 'lease-private.pdf')).toContainText('Kept on this server')
})

test('an analysis that needs a language model says so', async ({ page }) => {
  const { analysis } = await openNew(page, 'critique')
  await analysis.getByLabel('Analysis', { exact: true }).selectOption('critique')
  await expect(analysis).toContainText('Critique needs a language model.')
  await expect(analysis.getByRole('button', { name: 'Analyse' })).toBeDisabled()
  await analysis.getByLabel('Models').selectOption('desk/writer')
  await expect(analysis.getByRole('button', { name: 'Analyse' })).toBeEnabled()
})

test('each lie of a model is marked in the page and in what is stored, through every protocol', async ({
  page,
}) => {
  await uploadReady(page, textFile('members.txt', RULES_TEXT))
  await open(page, 'members.txt')
  const { analysis, answer } = regions(page)
  for (const provider of ['openai', 'anthropic', 'google', 'desk']) {
    const models = analysis.getByLabel('Models')
    const wanted = provider === 'desk' ? '[value="desk/liar"]' : `[value^="${provider}/"]`
    await models.selectOption(await models.locator(`option${wanted}`).first().getAttribute('value'))
    const before = page.url()
    await analysis.getByRole('button', { name: 'Analyse' }).click()
    await expect(page).not.toHaveURL(before)
    await expect(answer).toContainText('10 of 20 quotes verified', { timeout: 60_000 })

    const statements = answer
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: /^Citation/ }) })
    await expect(statements).toHaveCount(STATEMENTS)
    await expect(answer.getByRole('button', { name: /^Citation \d+, page 1, Verified$/ })).toHaveCount(10)
    await expect(answer.getByRole('button', { name: /^Citation \d+, .+, (Altered|Not found)$/ })).toHaveCount(
      10,
    )
    await expect(statements.filter({ hasText: 'Quote found, does not show' })).toHaveCount(5)
    await expect(statements.filter({ hasText: 'No evidence found' })).toHaveCount(10)

    const id = Number(new URL(page.url()).searchParams.get('analysis'))
    const stored = async () => (await page.request.get(exportPath(id, 'json'))).json()
    expect((await stored()).analysis.model).toContain(provider)
    // The page has the last statement a moment before the run has ended.
    await expect.poll(async () => (await stored()).tally).toMatchObject(FOUND_OUT)
  }
})

test('a document longer than the model’s context is read in parts', async ({ page }) => {
  const rules = Array.from(
    { length: 300 },
    (_, n) => `Rule ${n + 1}: the member pays ${(n + 1) * 7} euros to fund ${n + 1} each year.`,
  )
  await uploadReady(page, textFile('rules.txt', rules.join('\n\n')))
  await open(page, 'rules.txt')
  const { analysis, answer } = regions(page)
  await analysis.getByLabel('Models').selectOption('desk/small')
  await expect(analysis).toContainText(/Reads it in \d+ parts/)
  await analysis.getByRole('button', { name: 'Analyse' }).click()
  await expect(answer).toContainText(/(\d+) of \1 quotes verified/)
})

test('one question goes to three documents, and their answers stand in one table', async ({ page }) => {
  for (const name of ['batch-a', 'batch-b', 'batch-c']) await uploadReady(page, lease(name))
  await page.getByLabel('Choose lease-batch-c.pdf').click()
  await page.getByLabel('Choose lease-batch-a.pdf').click({ modifiers: ['Shift'] })
  await page.getByRole('button', { name: 'Ask about 3 documents' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Analysis', { exact: true }).selectOption('question')
  await dialog.getByLabel('Question').fill('How long is the notice period?')
  await dialog.getByRole('button', { name: 'Ask about 3 documents' }).click()

  await page.waitForURL('**/batches/*')
  const row = page.getByRole('row').filter({ hasText: 'lease-batch-b.pdf' })
  await expect(page.getByText('All 3 answered')).toBeVisible()
  await expect(row).toContainText('90 days')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as CSV' }).click(),
  ])
  expect(readFileSync(await download.path(), 'utf8')).toContain('lease-batch-a.pdf')

  await row.getByRole('link', { name: 'Citation 1, page 1, Verified' }).click()
  await expect(
    page.getByRole('region', { name: 'Document' }).locator('[data-citation="1"]').first(),
  ).toBeInViewport()
  await page.goto('/history')
  await page.getByRole('link', { name: '3 documents' }).first().click()
  await expect(row).toContainText('90 days')
})
