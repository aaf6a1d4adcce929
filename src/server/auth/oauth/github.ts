import { z } from 'zod'
import { AppError } from '#server/platform/errors.ts'
import type { Person } from './person.ts'

/** How long GitHub may take to answer, in milliseconds. */
const PATIENCE = 10_000

const account = z.object({ id: z.int(), login: z.string(), name: z.string().nullable() })
const addresses = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }))

/**
 * Who somebody is at GitHub, which isn't an OpenID provider: their account, and of their addresses the primary one if
 * GitHub has made sure of it. `api`: where GitHub's API is. Throws `auth.provider_failed`.
 */
export async function githubPerson(api: string, token: string): Promise<Person> {
  const get = async <Answer>(path: string, schema: z.ZodType<Answer>): Promise<Answer> => {
    const response = await fetch(api + path, {
      headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' },
      signal: AbortSignal.timeout(PATIENCE),
    })
    if (!response.ok) throw new AppError('auth.provider_failed', { status: response.status })
    return schema.parse(await response.json())
  }
  const { id, login, name } = await get('/user', account)
  const primary = (await get('/user/emails', addresses)).find((address) => address.primary)
  return {
    id: String(id),
    name: name || login,
    email: primary?.email ?? '',
    verified: primary?.verified ?? false,
  }
}
