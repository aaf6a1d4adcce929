import { expect, test } from 'vitest'
import { codeOf, testApp } from '#test/app.ts'

const app = await testApp()
await app.startWorker()
const [ada, bob] = [await app.signUp('ada'), await app.signUp('bob')]

test('those who ask in the same moment get their own analyses, and nobody another’s', async () => {
  const ask = async ({ user, caller }: typeof ada) => {
    const documentId = await app.ready(
      user,
      'lease.txt',
      `The rent of ${user.username} is 900 dollars a month.`,
    )
    return (await caller.analyses.ask({ documentId, template: 'summary' })).analysisId
  }
  const [ofAda, ofBob] = [await ask(ada), await ask(bob)]
  const answers = await Promise.all([
    ada.caller.analyses.get({ id: ofAda }),
    codeOf(bob.caller.analyses.get({ id: ofAda })),
    bob.caller.analyses.get({ id: ofBob }),
    codeOf(ada.caller.analyses.get({ id: ofBob })),
    codeOf(ada.caller.analyses.get({ id: 999_999 })),
  ])
  expect(answers).toMatchObject([
    { id: ofAda },
    'analysis.not_found',
    { id: ofBob },
    'analysis.not_found',
    'analysis.not_found',
  ])
})
