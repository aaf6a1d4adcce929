import type { IncomingHttpHeaders } from 'node:http'

/** One event of a stream: its data, and its name where the protocol has names. */
export interface Event {
  event?: string
  data: unknown
}

export type Ending = 'stop' | 'length' | 'refused'

/** How a provider speaks, as far as a fake needs it. */
export interface Protocol {
  /** The path that a question is posted to. */
  path: RegExp
  keyOf(headers: IncomingHttpHeaders): string | undefined
  /** All the text that the request carries, and whether it asks for JSON by the provider's own means. */
  read(body: Record<string, unknown>): { text: string; structured: boolean; maxOutputTokens: unknown }
  begin(): Event[]
  delta(text: string): Event[]
  /** `usage` in tokens. */
  end(ending: Ending, usage: { input: number; output: number }): Event[]
  /** An error within a stream that had begun well. */
  midError(): Event[]
  /** The body of an answer that is an error. */
  error(status: number, message: string): unknown
}
