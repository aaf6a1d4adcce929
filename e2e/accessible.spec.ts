import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { lease, open, textFile, uploadReady } from './fixtures/files.ts'
import { test } from './fixtures/person.ts'

/** What axe calls serious or critical: contrast, names, roles, keyboard. */
const GRAVE = ['serious', 'critical']

test('nobody is kept out of the main pages', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const file = lease('accessible')
  const notes = textFile(
    'notes.md',
    '# Notes\n\n| Item | Euros |\n|---|---|\n| Heating | 150 |\n\n## More\n\nWords.\n',
  )
  await uploadReady(page, file)
  await uploadReady(page, notes)
  await isOpenToAll(page, 'documents')

  await open(page, notes.name)
  await page.getByRole('button', { name: 'Outline' }).click()
  await expect(page.getByRole('navigation', { name: 'Outline' })).toBeVisible()
  await isOpenToAll(page, 'a text')

  await page.goto('/documents')
  await open(page, file.name)
  await page.getByRole('button', { name: 'Analyse' }).click()
  const answer = page.getByRole('region', { name: 'Answer' })
  await answer.getByRole('button', { name: /^Citation 1, page \d+, Verified$/ }).click()
  await page.getByRole('button', { name: 'Pages and outline' }).click()
  await page.getByRole('button', { name: 'Find in document' }).click()
  await isOpenToAll(page, 'an answer beside its PDF')
  await page.keyboard.press('Escape')

  for (const path of ['/search', '/history', '/jobs', '/usage', '/settings/account', '/settings/models']) {
    await page.goto(path)
    await expect(page.getByRole('heading').first()).toBeVisible()
    await isOpenToAll(page, path)
  }
  await page.context().clearCookies()
  for (const path of ['/login', '/signup']) {
    await page.goto(path)
    await expect(page.getByRole('button', { name: /log in|create account/i }).first()).toBeVisible()
    await isOpenToAll(page, path)
  }
})

/** All of axe's rules in the light theme; in the dark one those of colours, the only ones that it can change. */
async function isOpenToAll(page: Page, where: string): Promise<void> {
  // A citation shows "3 · p. 12" and is named "Citation 3, page 12, Verified"; so do other short labels.
  await hasNothingGrave(new AxeBuilder({ page }).disableRules(['label-content-name-mismatch']), where)
  await page.emulateMedia({ colorScheme: 'dark' })
  await hasNothingGrave(new AxeBuilder({ page }).withRules(['color-contrast']), `${where}, dark`)
  await page.emulateMedia({ colorScheme: 'light' })
}

async function hasNothingGrave(axe: AxeBuilder, where: string): Promise<void> {
  const { violations } = await axe.analyze()
  const grave = violations
    .filter(({ impact }) => GRAVE.includes(impact ?? ''))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join('\n  ')}`)
  expect.soft(grave, where).toEqual([])
}
