import { signUp, user } from '#contracts/auth.ts'
import { register } from '#server/auth/register.ts'
import { publicProcedure, router } from './trpc.ts'

export const authRouter = router({
  register: publicProcedure
    .input(signUp)
    .output(user)
    .mutation(({ ctx, input }) => register(ctx.deps, input)),
  me: publicProcedure.output(user.nullable()).query(({ ctx }) => ctx.user()),
})
