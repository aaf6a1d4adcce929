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
  close(): void
}

/** A service that speaks LlamaParse's protocol: done at the third look, unless `odd` answers instead. */
export async function llamaParseServer(
  pages: unknown[] = [{ page: 1, text: 'One.', md: '# One.' }, { page: 2 }],
  odd: Record<string, Answer> = {},
): Promise<LlamaParseServer> {
  const seen: string[] = []
  let looks = 0
  const json = (response: ServerResponse, value: unknown) => response.end(JSON.stringify(value))
  const usual: Record<string, Answer> = {
    [UPLOAD]: (_, response) => {
      looks = 0
      json(response, { id: 'job-1', status: 'PENDING' })
    },
    [JOB]: (_, response) => json(response, { id: 'job-1', status: ++looks < 3 ? 'PENDING' : 'SUCCESS' }),
    [RESULT]: (_, response) => json(response, { pages, job_metadata: {} }),
  }
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    const name = `${request.method} ${request.url}`
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
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
  return result
}
