import { expect, type Page } from '@playwright/test'
import { lease, open, uploadReady } from './fixtures/files.ts'
import { test } from './fixtures/person.ts'

test('from an upload to a statement that is marked on its page, and found again', async ({ page }) => {
  const file = lease('main-job')
  await uploadReady(page, file)
  await open(page, file.name)

  const analysis = page.getByRole('region', { name: 'Analysis' })
  await expect(analysis.getByLabel('Analysis', { exact: true })).toHaveValue('summary')
  await analysis.getByRole('button', { name: 'Analyse' }).click()

  const answer = page.getByRole('region', { name: 'Answer' })
  const citation = answer.getByRole('button', { name: /^Citation 1, page \d+, Verified$/ })
  await expect(citation).toBeVisible()
  await citation.click()
  const mark = page.getByRole('region', { name: 'Document' }).locator('[data-citation="1"]').first()
  await expect(mark).toBeInViewport()
  const box = await mark.boundingBox()
  expect(box?.height).toBeGreaterThan(5)
  expect(box?.width).toBeGreaterThan(50)

  await page.reload()
  await expect(mark).toBeInViewport()
  const [sight, seen] = [await firstSight(page), await mark.boundingBox()]
  for (const side of ['x', 'y', 'width', 'height'] as const)
    expect(Math.abs((sight?.[side] ?? Number.NaN) - (seen?.[side] ?? Number.NaN)), side).toBeLessThan(6)

  await page.goto('/history')
  await expect(page.getByRole('heading', { name: 'History' })).toBeVisible()
  const row = page.getByRole('row').filter({ hasText: file.name })
  await expect(row).toHaveCount(1)
  await row.getByRole('link').first().click()
  await expect(answer.getByRole('button', { name: /^Citation 1, page \d+, Verified$/ })).toBeVisible()
})

test('a question is answered from its page, and the same question again from the cache', async ({ page }) => {
  const file = lease('cached')
  await uploadReady(page, file)
  await open(page, file.name)
  const analysis = page.getByRole('region', { name: 'Analysis' })
  const answer = page.getByRole('region', { name: 'Answer' })

  await analysis.getByLabel('Analysis', { exact: true }).selectOption('question')
  await analysis.getByLabel('Question').fill('How long is the notice period?')
  await analysis.getByRole('button', { name: 'Analyse' }).click()
  await expect(answer).toContainText('90 days')
  await expect(answer.getByRole('button', { name: 'Citation 1, page 1, Verified' })).toBeVisible()
  await expect(answer).not.toContainText(/from the cache/i)

  await analysis.getByRole('button', { name: 'Analyse' }).click()
  await expect(answer).toContainText(/from the cache/i)
  await expect(answer).toContainText('90 days')

  await page.goto('/history')
  await expect(page.getByRole('row').filter({ hasText: 'How long is the notice period?' })).toHaveCount(2)
})

test('what the document does not say is not made up', async ({ page }) => {
  const file = lease('not-found')
  await uploadReady(page, file)
  await open(page, file.name)
  const analysis = page.getByRole('region', { name: 'Analysis' })
  await analysis.getByLabel('Analysis', { exact: true }).selectOption('question')
  await analysis.getByLabel('Question').fill('Who composed the Brandenburg concertos?')
  await analysis.getByRole('button', { name: 'Analyse' }).click()
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('Not found in this document')
})

test('a question that is missing is asked for, in words', async ({ page }) => {
  const file = lease('no-question')
  await uploadReady(page, file)
  await open(page, file.name)
  const analysis = page.getByRole('region', { name: 'Analysis' })
  await analysis.getByLabel('Analysis', { exact: true }).selectOption('question')
  await analysis.getByRole('button', { name: 'Analyse' }).click()
  await expect(analysis).toContainText('There is no question.')
})

/** Where the words that the address leads to are marked in the server's html, before there is any script. */
async function firstSight(page: Page) {
  const storageState = await page.context().storageState()
  const viewport = page.viewportSize()
  const context = await page
    .context()
    .browser()
    ?.newContext({ storageState, viewport, javaScriptEnabled: false })
  const bare = await context?.newPage()
  await bare?.goto(page.url())
  const place = await bare?.locator('[data-sight="citation"]').first().boundingBox()
  await context?.close()
  return place
}
