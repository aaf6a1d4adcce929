import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface EmbeddingServer {
  /** The base address, as EMBEDDING_URL takes it. */
  url: string
  /** The texts of each request, in the order they came. */
  requests: string[][]
  /** What answers instead of the model, while it is set. */
  instead: ((request: IncomingMessage, response: ServerResponse) => void) | null
  close(): Promise<void>
}

/** A server that speaks the OpenAI protocol's `/v1/embeddings`, with a model of the caller's own. */
export async function embeddingServer(model: (text: string) => Iterable<number>): Promise<EmbeddingServer> {
  const requests: string[][] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    const { input } = JSON.parse(body) as { input: string[] }
    requests.push(input)
    if (self.instead) return self.instead(request, response)
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({
        object: 'list',
        data: input.map((text, index) => ({ object: 'embedding', index, embedding: [...model(text)] })),
      }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const self: EmbeddingServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    instead: null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return self
}
