import { createServer } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '#launcher/ports.ts'
import { compatible } from '#test/providers/compatible.ts'
import { answerOf } from '#test/scripted-model.ts'

/** A language model on 127.0.0.1 that counts how often it is asked each question. */
export interface CountingModel {
  url: string
  /** Calls by the question's own number. */
  calls: Map<string, number>
  close(): void
}

/** How long an answer takes, in ms, so that kills hit some in the middle. */
const TAKES = 400

export async function startModel(): Promise<CountingModel> {
  const calls = new Map<string, number>()
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const number = /question-[\w-]+/.exec(Buffer.concat(pieces).toString())?.[0] ?? 'none'
    calls.set(number, (calls.get(number) ?? 0) + 1)
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const text = answerOf({
      text: 'The notice period is 90 days.',
      quotes: ['The notice period is 90 days.'],
    })
    for (const event of compatible.begin()) response.write(`data: ${JSON.stringify(event.data)}\n\n`)
    for (let at = 0; at < text.length; at += 40) {
      for (const event of compatible.delta(text.slice(at, at + 40)))
        response.write(`data: ${JSON.stringify(event.data)}\n\n`)
      await pause((TAKES * 40) / text.length)
    }
    for (const { data } of compatible.end('stop', { input: 100, output: 20 }))
      response.write(`data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`)
    response.end()
  })
  server.on('clientError', (_, socket) => socket.destroy())
  const port = await freePort(0)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${port}/v1`,
    calls,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
