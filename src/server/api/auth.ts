import { signUp, user } from '#contracts/auth.ts'
import { register } from '#server/auth/register.ts'
import { logOut } from '#server/auth/sessions.ts'
import { publicProcedure, router } from './trpc.ts'

export const authRouter = router({
  register: publicProcedure
    .meta({ rate: 'sign-up' })
    .input(signUp)
    .output(user)
    .mutation(({ ctx, input }) => register(ctx.deps, input)),
  /** Ends the session of this request. next-auth's sign-out then clears the cookie. */
  logOut: publicProcedure.mutation(async ({ ctx }) => {
    const session = await ctx.session()
    if (session) await logOut(ctx.deps, session.sessionId)
    return {}
  }),
  me: publicProcedure.output(user.nullable()).query(({ ctx }) => ctx.user()),
})
