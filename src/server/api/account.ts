import { z } from 'zod'
import {
  accessToken,
  account,
  changedEmail,
  changeEmail,
  changeName,
  changePassword,
  disconnect,
  madeAccessToken,
  newAccessToken,
  removeAccount,
  sessionId,
  sessionRow,
} from '#contracts/account.ts'
import { removeAccount as remove } from '#server/account/remove.ts'
import { accessTokens, makeAccessToken, revokeAccessToken } from '#server/auth/access-tokens/tokens.ts'
import { changeName as rename } from '#server/auth/change-name.ts'
import { changePassword as changeSecret } from '#server/auth/change-password.ts'
import { changeEmail as changeAddress, sendVerification } from '#server/auth/emails.ts'
import { disconnect as disconnectLogIn, ownAccount } from '#server/auth/own-account.ts'
import { endSession, logOutEverywhere, ownSessions } from '#server/auth/own-sessions.ts'
import { AppError } from '#server/platform/errors.ts'
import { router, userProcedure } from './trpc.ts'

/** For a person at a browser: a program's token can't change the account it belongs to. `ctx.self`: who, by what. */
const ownProcedure = userProcedure.use(async ({ ctx, next }) => {
  const session = await ctx.session()
  if (!session) throw new AppError('auth.session_needed')
  const self = { userId: ctx.userId, sessionId: session.sessionId, address: ctx.address }
  return next({ ctx: { ...ctx, self } })
})

/** What costs a hash or a mail. */
const dearProcedure = ownProcedure.meta({ rate: 'analyses' })

export const accountRouter = router({
  get: ownProcedure.output(account).query(({ ctx }) => ownAccount(ctx.deps, ctx.self)),
  changeName: ownProcedure.input(changeName).mutation(async ({ ctx, input }) => {
    await rename(ctx.deps, { ...ctx.self, ...input })
    return {}
  }),
  changePassword: dearProcedure.input(changePassword).mutation(async ({ ctx, input }) => {
    await changeSecret(ctx.deps, { ...ctx.self, ...input })
    return {}
  }),
  changeEmail: dearProcedure
    .input(changeEmail)
    .output(changedEmail)
    .mutation(({ ctx, input }) => changeAddress(ctx.deps, { ...ctx.self, ...input })),
  sendVerification: dearProcedure.mutation(async ({ ctx }) => {
    await sendVerification(ctx.deps, ctx.self)
    return {}
  }),
  disconnect: ownProcedure.input(disconnect).mutation(async ({ ctx, input }) => {
    await disconnectLogIn(ctx.deps, { ...ctx.self, ...input })
    return {}
  }),
  remove: dearProcedure.input(removeAccount).mutation(async ({ ctx, input }) => {
    await remove(ctx.deps, { ...ctx.self, password: input.current })
    return {}
  }),

  sessions: ownProcedure.output(z.array(sessionRow)).query(({ ctx }) => ownSessions(ctx.deps, ctx.self)),
  endSession: ownProcedure.input(sessionId).mutation(async ({ ctx, input }) => {
    await endSession(ctx.deps, { ...ctx.self, ...input })
    return {}
  }),
  logOutEverywhere: ownProcedure.mutation(async ({ ctx }) => {
    await logOutEverywhere(ctx.deps, ctx.self)
    return {}
  }),

  tokens: ownProcedure.output(z.array(accessToken)).query(({ ctx }) => accessTokens(ctx.deps, ctx.self)),
  makeToken: ownProcedure
    .input(newAccessToken)
    .output(madeAccessToken)
    .mutation(({ ctx, input }) => makeAccessToken(ctx.deps, { ...ctx.self, ...input })),
  revokeToken: ownProcedure.input(sessionId).mutation(async ({ ctx, input }) => {
    await revokeAccessToken(ctx.deps, { ...ctx.self, ...input })
    return {}
  }),
})
