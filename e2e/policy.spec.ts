import { expect, test } from '@playwright/test'

test('pages run under a policy without inline scripts of strangers, in both themes', async ({
  page,
  request,
}) => {
  const broken: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) broken.push(message.text())
  })
  for (const path of ['/login', '/signup', '/no-such-page']) {
    await page.goto(path)
    await expect(page.locator('h1')).toBeVisible()
  }
  expect(broken).toEqual([])

  const policy = (await request.get('/login')).headers()['content-security-policy'] ?? ''
  const scripts = policy.split('; ').find((one) => one.startsWith('script-src')) ?? ''
  expect(scripts).not.toContain('unsafe-inline')
  expect(scripts).not.toContain("'unsafe-eval'")
  const again = (await request.get('/login')).headers()['content-security-policy']
  expect(again).not.toBe(policy)
})

test('a script that got into a page does not run', async ({ page }) => {
  await page.goto('/login')
  const ran = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.ran = true'
    document.body.append(script)
    return 'ran' in window
  })
  expect(ran).toBe(false)
})
