import { expect, test } from '@playwright/test'
import { lease, uploadReady } from './fixtures/files.ts'
import { newPerson, signUp } from './fixtures/person.ts'

test('somebody new signs up and is at their documents', async ({ page }) => {
  const person = newPerson()
  await page.goto('/signup')
  await page.getByLabel('Email').fill(person.email)
  await page.getByLabel('Name').fill('Ada Reader')
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL('**/documents')
  await expect(page.getByRole('button', { name: 'Account of Ada Reader' })).toBeVisible()
  await expect(page.getByText('No documents yet')).toBeVisible()
})

test('who is not logged in is sent to log in, and comes back', async ({ page }) => {
  const person = await signUp(page)
  // Away from our pages first: one that loses its session goes to log in by itself.
  await page.goto('about:blank')
  await page.context().clearCookies()
  await page.goto('/history')
  await page.waitForURL('**/login?next=%2Fhistory')
  await page.getByLabel('Email').fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.waitForURL('**/history')
})

test('a wrong log-in says the same words, whichever is wrong', async ({ page }) => {
  const person = await signUp(page)
  await page.goto('about:blank')
  await page.context().clearCookies()
  await page.goto('/login')
  for (const email of [person.email, 'nobody@example.org']) {
    await page.getByLabel('Email').fill(email)
    await page.getByLabel('Password', { exact: true }).fill('not the password')
    await page.getByRole('button', { name: 'Log in' }).click()
    await expect(page.getByText('E-mail or password is wrong.')).toBeVisible()
    await page.reload()
  }
})

test('an address that is taken and a weak password are said in words', async ({ page }) => {
  const person = await signUp(page)
  await page.goto('about:blank')
  await page.context().clearCookies()
  await page.goto('/signup')
  await page.getByLabel('Email').fill(person.email)
  await page.getByLabel('Name').fill('Twin')
  await page.getByLabel('Password', { exact: true }).fill('password123')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByText('too easy to guess')).toBeVisible()
  await page.getByLabel('Password', { exact: true }).fill('another long phrase')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByText('already an account')).toBeVisible()
})

test('logging out ends the session, also for a saved cookie', async ({ page, context }) => {
  await signUp(page)
  const saved = await context.cookies()
  await page
    .getByRole('button', { name: /Ada Reader|account/i })
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'Log out' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/documents'))
  await context.addCookies(saved)
  await page.goto('/documents')
  await page.waitForURL('**/login**')
})

test('another person’s document is not there', async ({ page, browser }) => {
  await signUp(page)
  const file = lease('private')
  await uploadReady(page, file)
  const address = await page.getByRole('link', { name: file.name, exact: true }).first().getAttribute('href')

  const stranger = await browser.newPage()
  await signUp(stranger)
  const answer = await stranger.goto(address ?? '')
  expect(answer?.status()).toBe(404)
  await expect(stranger.getByText('does not exist, or it is not yours')).toBeVisible()
  const file404 = await stranger.request.get(`/api${address}/file`)
  expect(file404.status()).toBe(404)
  await stranger.close()
})
