import { z } from 'zod'
import { logIn as logInSchema, signUp } from '#contracts/auth.ts'
import { logIn, SESSION_SECONDS } from '#server/auth/sessions.ts'
import { makeToken } from '#server/auth/tokens.ts'
import { lookAtRates } from '#server/limits/rates.ts'
import { AppError } from '#server/platform/errors.ts'
import { route } from '../route.ts'
import { toLimits } from '../shape.ts'
import * as shapes from '../shapes.ts'

/** OAuth 2 password clients send a form that calls the address `username`. */
const credentials = z.union([
  logInSchema,
  z
    .object({ username: logInSchema.shape.email, password: logInSchema.shape.password })
    .transform(({ username, password }) => ({ email: username, password })),
])

export const accountRoutes = [
  route({
    method: 'POST',
    path: '/auth/register',
    tag: 'Account',
    summary: 'Make an account',
    needs: null,
    body: {
      schema: signUp,
      example: { email: 'ada@example.org', username: 'Ada', password: 'a rather long passphrase' },
    },
    answers: { 201: { description: 'The account', schema: shapes.account } },
    errors: ['auth.email_taken', 'auth.weak_password'],
    async call({ caller, body }) {
      const { id, email, username } = await caller.auth.register(body)
      return { status: 201, body: { id, email, username } }
    },
  }),
  route({
    method: 'POST',
    path: '/auth/login',
    tag: 'Account',
    summary: 'Log in',
    description:
      'Opens a session of 30 days and gives its token, which dies with the session. A form with `username` and `password`, as OAuth 2 clients send it, is taken too.',
    needs: null,
    body: {
      schema: credentials,
      form: true,
      example: { email: 'ada@example.org', password: 'a rather long passphrase' },
    },
    answers: { 200: { description: 'The token for `Authorization: Bearer`', schema: shapes.token } },
    errors: ['auth.wrong_login'],
    async call({ ctx, request, body }) {
      const userAgent = request.headers.get('user-agent') ?? ''
      const { user, sessionId } = await logIn(ctx.deps, { ...body, userAgent, address: ctx.address })
      const access_token = await makeToken(ctx.deps.env.authSecrets, {
        sessionId,
        userId: user.id,
        seconds: SESSION_SECONDS,
      })
      return { status: 200, body: { access_token, token_type: 'bearer', expires_in: SESSION_SECONDS } }
    },
  }),
  route({
    method: 'GET',
    path: '/auth/verify',
    tag: 'Account',
    summary: 'Ask whose a token is',
    needs: 'read',
    answers: { 200: { description: 'The token is good', schema: shapes.verified } },
    errors: [],
    async call({ caller }) {
      const user = await caller.auth.me()
      if (!user) throw new AppError('auth.required')
      return { status: 200, body: { valid: true, email: user.email } }
    },
  }),
  route({
    method: 'POST',
    path: '/auth/logout',
    tag: 'Account',
    summary: 'End the token’s session',
    description: 'A personal access token has no session; it is revoked in the account’s settings.',
    needs: 'read',
    answers: { 204: { description: 'The token is dead' } },
    errors: [],
    async call({ caller }) {
      await caller.auth.logOut()
      return { status: 204 }
    },
  }),
  route({
    method: 'GET',
    path: '/limits',
    tag: 'Account',
    summary: 'Ask how much is left',
    description:
      'Uploads of the day, and what may be sent within a minute; a token has half of its account’s.',
    needs: 'read',
    answers: { 200: { description: 'The limits, and where they stand', schema: shapes.limits } },
    errors: [],
    async call({ ctx, caller }) {
      const own = await caller.documents.limits()
      const access = await ctx.access()
      const by = { userId: access?.user.id ?? null, tokenId: access?.tokenId ?? null, address: ctx.address }
      return { status: 200, body: toLimits(own, await lookAtRates(ctx.deps, by)) }
    },
  }),
]
