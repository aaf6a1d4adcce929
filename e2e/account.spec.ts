import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { signUp } from './fixtures/person.ts'

const openAccount = async (page: Page) => {
  await page.goto('/settings/account')
  await expect(page.getByRole('region', { name: 'Sessions' }).getByText('This one')).toBeVisible()
}

test('an access token is made, shown once, used by a program and revoked', async ({ page, request }) => {
  await signUp(page)
  await openAccount(page)
  await page.getByRole('button', { name: 'New token' }).click()
  await page.getByLabel('What it is for').fill('Nightly export')
  await page.getByRole('button', { name: 'Make the token' }).click()
  const secret = await page.getByLabel('Access token', { exact: true }).inputValue()
  const headers = { authorization: `Bearer ${secret}` }
  expect((await request.get('/api/v2/documents', { headers })).status()).toBe(200)
  await page.getByRole('button', { name: 'I have it' }).click()
  const tokens = page.getByRole('list', { name: 'Access tokens' })
  await expect(tokens).toContainText('Nightly export')
  expect(await page.content()).not.toContain(secret)
  await page.getByRole('button', { name: 'Revoke Nightly export' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(tokens).toBeHidden()
  expect((await request.get('/api/v2/documents', { headers })).status()).toBe(401)
})

test('another session is ended; a new password ends the rest; everywhere means here too', async ({
  page,
  browser,
}) => {
  const person = await signUp(page)
  const other = await browser.newPage()
  const logIn = async (password: string) => {
    await other.goto('/login')
    await other.getByLabel('Email').fill(person.email)
    await other.getByLabel('Password', { exact: true }).fill(password)
    await other.getByRole('button', { name: 'Log in' }).click()
    await other.waitForURL('**/documents')
  }
  const isOut = async () => {
    await other.goto('/history')
    await other.waitForURL('**/login**')
  }
  await logIn(person.password)
  await openAccount(page)
  await page.getByRole('button', { name: /^End the session/ }).click()
  await expect(page.getByRole('list', { name: 'Sessions' }).getByRole('listitem')).toHaveCount(1)
  await isOut()
  await logIn(person.password)
  await page.getByLabel('Your password').fill('not the password')
  await page.getByLabel('New password').fill('another quiet phrase')
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByText('The password is not right')).toBeVisible()
  await page.getByLabel('Your password').fill(person.password)
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByText('Your password is changed.')).toBeVisible()
  await isOut()
  await logIn('another quiet phrase')
  await page.getByRole('button', { name: 'Log out everywhere' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Log out everywhere' }).click()
  await page.waitForURL('**/login')
  await isOut()
  await other.close()
})

test('all data is taken along; the account is deleted, which asks for its address', async ({ page }) => {
  const person = await signUp(page)
  await openAccount(page)
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export all data' }).click()
  const zip = await readFile(await (await coming).path())
  expect(zip.subarray(0, 2).toString()).toBe('PK')
  expect(zip.includes('account.json')).toBe(true)
  await page.getByRole('button', { name: 'Delete the account' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^Type/).fill('somebody@example.org')
  await dialog.getByLabel('Your password').fill(person.password)
  await dialog.getByRole('button', { name: 'Delete everything' }).click()
  await expect(dialog.getByText('This is not the address')).toBeVisible()
  await dialog.getByLabel(/^Type/).fill(person.email)
  await dialog.getByRole('button', { name: 'Delete everything' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  await page.goto('/login')
  await page.getByLabel('Email').fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await expect(page.getByText('E-mail or password is wrong.')).toBeVisible()
})

test('administration is not there for who is no admin', async ({ page }) => {
  await signUp(page)
  // Whoever came first to this installation is its admin.
  await page.goto('about:blank')
  await page.context().clearCookies()
  await signUp(page)
  for (const path of ['/admin', '/admin/audit']) {
    expect((await page.goto(path))?.status()).toBe(404)
    await expect(page.getByText('There is nothing at this address')).toBeVisible()
  }
  await page.goto('/documents')
  await page.getByRole('button', { name: /^Account of/ }).click()
  await expect(page.getByRole('menuitem', { name: 'Account' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Administration' })).toHaveCount(0)
})

test('without a mail server, a forgotten password is the operator’s to help with; a broken link says so', async ({
  page,
}) => {
  await page.goto('/login')
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await expect(page.getByText('npm run admin -- reset-link')).toBeVisible()
  await page.goto('/reset#broken')
  await page.getByLabel('New password').fill('another quiet phrase')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await expect(page.getByText('This link doesn’t work')).toBeVisible()
  await page.goto('/verify#broken')
  await page.getByRole('button', { name: 'Confirm this address' }).click()
  await expect(page.getByText('This link doesn’t work')).toBeVisible()
})
