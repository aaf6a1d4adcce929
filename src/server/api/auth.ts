import { confirmEmail, confirmedEmail, doorPolicy, requestReset, resetPassword } from '#contracts/account.ts'
import { signUp, user } from '#contracts/auth.ts'
import { doorPolicy as doors } from '#server/auth/doors.ts'
import { confirmEmail as confirm } from '#server/auth/emails.ts'
import { register } from '#server/auth/register.ts'
import { requestReset as request, resetPassword as reset } from '#server/auth/reset-password.ts'
import { logOut } from '#server/auth/sessions.ts'
import { publicProcedure, router } from './trpc.ts'

/** What costs a hash or a mail is limited like signing up. */
const dear = publicProcedure.meta({ rate: 'sign-up' })

export const authRouter = router({
  register: dear
    .input(signUp)
    .output(user)
    .mutation(({ ctx, input }) => register(ctx.deps, { ...input, address: ctx.address })),
  /** Ends the session of this request. next-auth's sign-out then clears the cookie. */
  logOut: publicProcedure.mutation(async ({ ctx }) => {
    const session = await ctx.session()
    if (session) await logOut(ctx.deps, session.sessionId)
    return {}
  }),
  me: publicProcedure.output(user.nullable()).query(({ ctx }) => ctx.user()),
  /** What the log-in and sign-up pages offer here. */
  doors: publicProcedure.output(doorPolicy).query(({ ctx }) => doors(ctx.deps)),
  /** Answers the same, and as fast, whether there is such an account or not. */
  requestReset: dear.input(requestReset).mutation(({ ctx, input }) => {
    request(ctx.deps, { ...input, address: ctx.address })
    return {}
  }),
  resetPassword: dear.input(resetPassword).mutation(async ({ ctx, input }) => {
    await reset(ctx.deps, { ...input, address: ctx.address })
    return {}
  }),
  confirmEmail: dear
    .input(confirmEmail)
    .output(confirmedEmail)
    .mutation(({ ctx, input }) => confirm(ctx.deps, { ...input, address: ctx.address })),
})
