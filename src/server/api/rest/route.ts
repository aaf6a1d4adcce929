import type { z } from 'zod'
import type { ErrorCode } from '#contracts/error.ts'
import type { Scope } from '#server/auth/bearer.ts'
import type { Context } from '../context.ts'
import type { callerFor } from '../root.ts'
import type { FileBody } from './file-body.ts'

/** One row of the table that both the router and the OpenAPI document come from. */
export interface Route {
  method: 'GET' | 'POST' | 'DELETE'
  /** Below `/api/v2`, with `{names}` of parameters. */
  path: string
  tag: 'Account' | 'Documents' | 'Analyses' | 'Jobs' | 'Service'
  summary: string
  description?: string
  /** Everybody, or who may read or write. */
  needs: Scope | null
  params?: z.ZodObject
  query?: z.ZodObject
  /** A JSON body; `form`: also taken as a form. */
  body?: { schema: z.ZodType; form?: true; example: Record<string, unknown>; large?: true }
  /** The body is a file, handed on as it comes. */
  file?: true
  /** What comes back when all is well, by status. Without a schema there is no body. */
  answers: Record<number, { description: string; schema?: z.ZodType; headers?: Record<string, string> }>
  /** The errors of its own; those that any route may answer with are not named. */
  errors: ErrorCode[]
  /** Takes an Idempotency-Key. */
  idempotent?: true
  call(call: Call<never, never, never>): Promise<Answer>
}

export interface Call<Params, Query, Body> {
  ctx: Context
  caller: ReturnType<typeof callerFor>
  request: Request
  params: Params
  query: Query
  body: Body
}

export interface Answer {
  status: number
  body?: unknown
  headers?: Record<string, string>
  /** Not the last word: the same Idempotency-Key asks anew. */
  passing?: true
}

type Out<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined

/** Makes a row, so that `call` gets what its schemas give. */
export function route<
  const P extends z.ZodObject | undefined = undefined,
  const Q extends z.ZodObject | undefined = undefined,
  const B extends { schema: z.ZodType } | undefined = undefined,
  const F extends true | undefined = undefined,
>(
  row: Omit<Route, 'params' | 'query' | 'body' | 'file' | 'call'> & {
    params?: P
    query?: Q
    body?: B & Route['body']
    file?: F
    call(
      call: Call<
        Out<P>,
        Out<Q>,
        F extends true ? FileBody : B extends { schema: infer S } ? Out<S> : undefined
      >,
    ): Promise<Answer>
  },
): Route {
  return row as unknown as Route
}
