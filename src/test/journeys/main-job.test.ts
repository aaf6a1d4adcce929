import { expect, test } from 'vitest'
import { settled, testApp } from '#test/app.ts'

const LEASE = `# Lease

The tenant pays a monthly rent of 1,250 euros. The rent is due on the first day of each month.

The lease begins on 1 March 2026 and ends on 28 February 2028. Either party may end it with a notice period of 90 days.

The tenant may keep one dog. Smoking is not allowed in the flat. The deposit is three months’ rent.
`

const app = await testApp()
const { user, caller } = await app.signUp('ada')
await app.startWorker()

async function answered(analysisId: number) {
  await settled(async () => (await caller.analyses.get({ id: analysisId })).state)
  return caller.analyses.get({ id: analysisId })
}

test('a question about an uploaded document is answered with verified quotes, and found again', async () => {
  const documentId = await app.ready(user, 'lease.md', LEASE)
  const question = 'How long is the notice period?'
  const first = await caller.analyses.ask({ documentId, template: 'question', question })
  const answer = await answered(first.analysisId)

  expect(answer).toMatchObject({ state: 'done', outcome: 'answered', cached: false })
  const claim = answer.runs[0]?.claims[0]
  expect(claim?.text).toContain('90 days')
  const citation = claim?.citations[0]
  expect(citation).toMatchObject({ number: 1, status: 'exact', page: 1 })
  const page = await caller.documents.page({ id: documentId, page: 1 })
  expect(page.text.slice(citation?.start ?? 0, citation?.end ?? 0)).toBe(citation?.exact)

  const second = await caller.analyses.ask({ documentId, template: 'question', question: ` ${question} ` })
  const again = await caller.analyses.get({ id: second.analysisId })
  expect(again).toMatchObject({ cached: true, state: 'done' })
  expect(again.cachedAgeSeconds).toBeGreaterThanOrEqual(0)
  expect(again.runs).toEqual(answer.runs)

  const third = await caller.analyses.ask({ documentId, template: 'question', question, fresh: true })
  expect((await answered(third.analysisId)).cached).toBe(false)

  const history = await caller.analyses.history({ documentId })
  expect(history.rows.map((row) => row.id)).toEqual([third.analysisId, second.analysisId, first.analysisId])
})

test('what the document does not say is not found', async () => {
  const documentId = await app.ready(user, 'lease-2.md', `${LEASE}\nParking is behind the house.`)
  const { analysisId } = await caller.analyses.ask({
    documentId,
    template: 'question',
    question: 'Who won the football world cup?',
  })
  expect(await answered(analysisId)).toMatchObject({ state: 'done', outcome: 'not_found', claims: 0 })
})

test('a run can be followed from any event on, without gap or repeat', async () => {
  const documentId = await app.ready(user, 'lease-3.md', `${LEASE}\nThe cellar is shared.`)
  const { analysisId } = await caller.analyses.ask({ documentId, template: 'summary' })
  const runId = (await caller.analyses.get({ id: analysisId })).runs[0]?.id ?? 0
  const live = await collect(await caller.analyses.events({ runId }))
  expect(live.at(-1)?.type).toBe('end')
  expect(live.filter((event) => event.type === 'claim').length).toBe((await answered(analysisId)).claims)
  const rest = await collect(await caller.analyses.events({ runId, lastEventId: '2' }))
  expect(rest).toEqual(live.slice(2))
})

async function collect(events: AsyncIterable<unknown>) {
  const seen: { type: string }[] = []
  for await (const tracked of events) seen.push((tracked as [string, { type: string }])[1])
  return seen
}
