import { insist, REST, type Site } from './site.ts'
import type { Step } from './steps.ts'

/** Asks, asks again, follows a run's events, and finds both in the history. */
export async function walkAnalyses(site: Site, step: Step, documentId: number): Promise<void> {
  const question = {
    document_id: documentId,
    llm_provider: 'extractive',
    prompt: 'How long is the notice period?',
  }
  const ask = async () => (await site.call('POST', `${REST}/analyses`, { body: question })).json

  const first = await step('ask a question', async () => {
    const answer = await ask()
    insist(answer.cached === false, 'nobody had asked this before')
    insist(answer.response.includes('90 days'), `the answer is “${answer.response}”`)
    return answer
  })
  await step('its quote is verified', async () => {
    const status = first.claims[0]?.citations[0]?.status
    insist(status === 'exact', `it is ${status}`)
  })
  const again = await step('ask it again: from the cache', async () => {
    const answer = await ask()
    insist(answer.cached === true, 'it was answered anew')
    insist(answer.response === first.response, 'it is another answer')
    return answer
  })
  await step('both are in the history', async () => {
    const { json } = await site.call('GET', `${REST}/analyses/${documentId}`)
    const ids = json.map(({ id }: { id: number }) => id)
    insist(ids.includes(first.id) && ids.includes(again.id), 'they are not')
    const page = await site.call('GET', `/api/trpc/analyses.history?input=${input({ documentId })}`)
    insist(page.json.result.data.rows.length === 2, 'the page’s history does not have two rows')
  })
  await step('an answer’s events come as a stream', () => follow(site, first.id))
  await step('an answer as a file', async () => {
    const { text } = await site.call('GET', `/api/analyses/${first.id}/export?format=md`)
    insist(text.includes('90 days'), 'the answer is not in it')
  })
}

async function follow(site: Site, id: number): Promise<void> {
  const { json } = await site.call('GET', `/api/trpc/analyses.get?input=${input({ id })}`)
  const runId = json.result.data.runs[0]?.id
  const headers = { accept: 'text/event-stream' }
  const stream = await site.call('GET', `/api/trpc/analyses.events?input=${input({ runId })}`, { headers })
  insist(stream.headers.get('content-type')?.startsWith('text/event-stream'), 'this is no event stream')
  insist(stream.text.includes('"type":"end"'), 'the end is missing')
}

function input(value: object): string {
  return encodeURIComponent(JSON.stringify(value))
}
