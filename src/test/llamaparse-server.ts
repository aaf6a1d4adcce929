import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void

export const UPLOAD = 'POST /api/v1/parsing/upload'
export const JOB = 'GET /api/v1/parsing/job/job-1'
export const RESULT = `${JOB}/result/json`

export interface LlamaParseServer {
  url: string
  /** Each request: its name, its authorization, the name of the file in it. */
  seen: string[]
  /** What is answered instead; may be changed. */
  odd: Record<string, Answer>
  /** Where the last upload wants to be told; null when it wants to ask. */
  webhook: string | null
  /** Ends the last upload's job, and tells so where that is wanted. */
  finish(): Promise<void>
  close(): void
}

/** A service that speaks LlamaParse's protocol: done at the third look, unless `odd` answers instead. */
export async function llamaParseServer(
  pages: unknown[] = [{ page: 1, text: 'One.', md: '# One.' }, { page: 2 }],
  odd: Record<string, Answer> = {},
  /** The look at which a job is done. */
  doneAt = 3,
): Promise<LlamaParseServer> {
  const seen: string[] = []
  let looks = 0
  const json = (response: ServerResponse, value: unknown) => response.end(JSON.stringify(value))
  const usual: Record<string, Answer> = {
    [UPLOAD]: (_, response) => {
      looks = 0
      json(response, { id: 'job-1', status: 'PENDING' })
    },
    [JOB]: (_, response) => json(response, { id: 'job-1', status: ++looks < doneAt ? 'PENDING' : 'SUCCESS' }),
    [RESULT]: (_, response) => json(response, { pages, job_metadata: {} }),
  }
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    const name = `${request.method} ${request.url}`
    if (name === UPLOAD) result.webhook = /name="webhook_url"\r\n\r\n([^\r]+)/.exec(body)?.[1] ?? null
    seen.push(`${name} ${request.headers.authorization} ${/filename="([^"]*)"/.exec(body)?.[1] ?? ''}`)
    const answer = result.odd[name] ?? usual[name]
    if (answer) answer(request, response, body)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const result: LlamaParseServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    odd,
    webhook: null,
    async finish() {
      looks = doneAt
      if (!result.webhook) return
      const told = JSON.stringify({ txt: 'Never read.', md: '', json: pages, images: [] })
      await fetch(result.webhook, {
        method: 'POST',
        body: told,
        headers: { 'content-type': 'application/json' },
      })
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
  return result
}
