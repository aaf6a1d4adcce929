import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { anthropic } from './anthropic.ts'
import { compatible } from './compatible.ts'
import { google } from './google.ts'
import { openai } from './openai.ts'
import type { Ending, Event, Protocol } from './protocol.ts'

export const PROTOCOLS = { openai, anthropic, google, compatible } satisfies Record<string, Protocol>
export type ProtocolName = keyof typeof PROTOCOLS

/** What a fake provider does with one request. */
export type Act =
  | { act: 'answer'; text: string; ending?: Ending }
  | { act: 'status'; status: number; headers?: Record<string, string>; body?: string }
  /** Takes the request and says nothing. */
  | { act: 'hang' }
  /** Begins, and then: nothing more, the connection cut, an end without the end, an error told, junk, or no end at all. */
  | { act: 'hang_midway' | 'cut' | 'stop_short' | 'mid_error' | 'broken_json' | 'endless'; text: string }
  /** Closes the connection before answering. */
  | { act: 'drop' }
  | { act: 'not_a_stream'; body: string }

export interface Asked {
  path: string
  key: string | undefined
  headers: IncomingHttpHeaders
  body: Record<string, unknown>
  text: string
  structured: boolean
  maxOutputTokens: unknown
}

export interface FakeProvider {
  /** The base address, as the SDK wants it. */
  url: string
  asked: Asked[]
  /** Requests whose connection is still open. */
  open(): number
  /** What it does from now on: one act for all requests, or one after the other, the last for ever; or by request. */
  does(...acts: Act[]): void
  answers(script: (asked: Asked) => string): void
  close(): Promise<void>
}

/** A provider on 127.0.0.1 that speaks its real protocol. It also lists `models` at /v1/models. */
export async function fakeProvider(name: ProtocolName, models: string[] = []): Promise<FakeProvider> {
  const protocol: Protocol = PROTOCOLS[name]
  const asked: Asked[] = []
  let next: (request: Asked) => Act = () => ({ act: 'answer', text: '{}' })
  let open = 0

  const server = createServer(async (request, response) => {
    open += 1
    response.once('close', () => {
      open -= 1
    })
    const path = request.url ?? ''
    if (path === '/v1/models') {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ object: 'list', data: models.map((id) => ({ id, object: 'model' })) }))
      return
    }
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const body = JSON.parse(Buffer.concat(pieces).toString() || '{}')
    const one = {
      path,
      headers: request.headers,
      key: protocol.keyOf(request.headers),
      body,
      ...protocol.read(body),
    }
    asked.push(one)
    if (!protocol.path.test(path)) return void response.writeHead(404).end()
    await perform(protocol, next(one), response, one.key ?? '').catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/${name === 'google' ? 'v1beta' : 'v1'}`,
    asked,
    open: () => open,
    does(...acts) {
      let at = 0
      next = () => acts[Math.min(at++, acts.length - 1)] ?? { act: 'hang' }
    },
    answers(script) {
      next = (request) => ({ act: 'answer', text: script(request) })
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function perform(protocol: Protocol, what: Act, response: ServerResponse, key: string): Promise<void> {
  if (what.act === 'hang') return
  if (what.act === 'drop') return void response.destroy()
  if (what.act === 'status') {
    response.writeHead(what.status, { 'content-type': 'application/json', ...what.headers })
    // Providers do repeat keys in what they say.
    response.end(what.body ?? JSON.stringify(protocol.error(what.status, `Failed for key ${key}`)))
    return
  }
  if (what.act === 'not_a_stream')
    return void response.writeHead(200, { 'content-type': 'text/html' }).end(what.body)

  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const send = (events: Event[]) => events.forEach((event) => void response.write(lineOf(event)))
  send(protocol.begin())
  for (const piece of what.text.match(/[\s\S]{1,40}/g) ?? []) {
    send(protocol.delta(piece))
    await pause(0)
  }
  const usage = { input: 120, output: 34 }
  switch (what.act) {
    case 'answer':
      send(protocol.end(what.ending ?? 'stop', usage))
      return void response.end()
    case 'hang_midway':
      return
    case 'cut':
      // What its reader has not taken yet is lost with the connection. It is in this process, which may be stopped
      // for a while: so its turns are counted, not the time.
      for (let turn = 0; turn < 20; turn += 1) await pause(10)
      return void response.destroy()
    case 'stop_short':
      return void response.end()
    case 'mid_error':
      send(protocol.midError())
      return void response.end()
    case 'broken_json':
      response.write('data: {"type": "mess\n\n')
      return void response.end()
    case 'endless':
      while (!response.destroyed) {
        send(protocol.delta('and so on, '.repeat(200)))
        await pause(0)
      }
  }
}

function lineOf({ event, data }: Event): string {
  const line = `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`
  return event ? `event: ${event}\n${line}` : line
}
