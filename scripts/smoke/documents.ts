import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { insist, REST, type Site } from './site.ts'
import type { Step } from './steps.ts'

export interface Uploaded {
  documentId: number
  jobId: string
}

/** A second look at a job, in milliseconds, and how often: two minutes. */
const LOOK = 500
const LOOKS = 240

/** Uploads, waits for the reading, reads, lists, finds and downloads. Gives the document that can be asked about. */
export async function walkDocuments(site: Site, step: Step): Promise<Uploaded> {
  // No two are the same: the same file again would be a duplicate.
  const text = `# Lease ${randomUUID()}\n\nThe rent is 1,250 euros a month. Either party may end the lease with a notice period of 90 days. The tenant may keep one dog.\n`
  const upload = (expect: number) =>
    site.call('POST', `${REST}/upload`, { body: text, headers: { 'x-file-name': 'smoke.md' }, expect })

  const uploaded = await step('upload a document', async () => {
    const { json } = await upload(201)
    return { documentId: json.document_id, jobId: json.job_id }
  })
  await step('it is read', () => untilRead(site, uploaded.jobId))
  await step('the same file again is told to be one', () => upload(409))
  await step('the document, with its text', async () => {
    const { json } = await site.call('GET', `${REST}/documents/${uploaded.documentId}`)
    insist(json.state === 'ready', `it is ${json.state}`)
    insist(json.content?.includes('notice period of 90 days'), 'its text is not what was uploaded')
  })
  await step('the file, byte for byte', async () => {
    const reply = await site.call('GET', `/api/documents/${uploaded.documentId}/file`)
    insist(reply.text === text, 'it is another file')
    insist(reply.headers.get('content-disposition')?.startsWith('attachment'), 'it is not an attachment')
  })
  await step('search', async () => {
    const { json } = await site.call('GET', `${REST}/search?q=notice+period`)
    const ids = json.hits.map((hit: { document_id: number }) => hit.document_id)
    insist(ids.includes(uploaded.documentId), 'the document is not found')
  })
  await step('the list of documents', async () => {
    const { json } = await site.call('GET', `${REST}/documents`)
    insist(
      json.some(({ id }: { id: number }) => id === uploaded.documentId),
      'the document is not in it',
    )
  })
  await walkJobs(site, step, uploaded)
  await step('store a text, and move it to the trash', () => storeAndRemove(site))
  return uploaded
}

async function untilRead(site: Site, jobId: string): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    const { json } = await site.call('GET', `${REST}/jobs/${jobId}`)
    if (json.status === 'complete') return
    insist(json.status !== 'failed', 'it failed')
    await pause(LOOK)
  }
  throw new Error('it takes more than two minutes; is a worker at work?')
}

async function walkJobs(site: Site, step: Step, { jobId }: Uploaded): Promise<void> {
  await step('the list of jobs', async () => {
    const { json } = await site.call('GET', `${REST}/jobs`)
    insist(
      json.jobs.some(({ job_id }: { job_id: string }) => job_id === jobId),
      'the job is not in it',
    )
  })
  await step('a finished job is not tried again', () =>
    site.call('POST', `${REST}/jobs/${jobId}/retry`, { expect: 409 }),
  )
}

async function storeAndRemove(site: Site): Promise<void> {
  const body = { filename: 'smoke.txt', content: `A note of ${randomUUID()}.` }
  const { json } = await site.call('POST', `${REST}/documents`, { body, expect: 201 })
  await site.call('DELETE', `${REST}/documents/${json.id}`, { expect: 204 })
  const { json: rest } = await site.call('GET', `${REST}/documents`)
  insist(!rest.some(({ id }: { id: number }) => id === json.id), 'it is still in the list')
}
