import { z } from 'zod'
import {
  anyJobs,
  auditList,
  changeUser,
  installationLimits,
  invitationId,
  invitationRow,
  listAnyJobs,
  listAudit,
  listUsers,
  madeInvitation,
  newInvitation,
  userList,
  userRow,
} from '#contracts/admin.ts'
import { invitations, makeInvitation, withdrawInvitation } from '#server/admin/invitations.ts'
import { installationLimits as limits } from '#server/admin/limits.ts'
import { auditTrail, anyJobs as jobs } from '#server/admin/trail.ts'
import { changeUser as change, users } from '#server/admin/users.ts'
import { AppError } from '#server/platform/errors.ts'
import { router, userProcedure } from './trpc.ts'

/** For admins at a browser. The role is read with the session at each request, so that who was one is out at once. */
const adminProcedure = userProcedure.use(async ({ ctx, next }) => {
  if (ctx.currentUser.role !== 'admin') throw new AppError('auth.not_admin')
  if (!(await ctx.session())) throw new AppError('auth.session_needed')
  return next({ ctx: { ...ctx, by: { by: ctx.userId, address: ctx.address } } })
})

export const adminRouter = router({
  users: adminProcedure
    .input(listUsers.default({ search: '' }))
    .output(userList)
    .query(({ ctx, input }) => users(ctx.deps, input)),
  changeUser: adminProcedure
    .input(changeUser)
    .output(userRow)
    .mutation(({ ctx, input }) => change(ctx.deps, { ...input, ...ctx.by })),
  jobs: adminProcedure
    .input(listAnyJobs.default({}))
    .output(anyJobs)
    .query(({ ctx, input }) => jobs(ctx.deps, input)),
  limits: adminProcedure.output(installationLimits).query(({ ctx }) => limits(ctx.deps.env)),
  audit: adminProcedure
    .input(listAudit.default({}))
    .output(auditList)
    .query(({ ctx, input }) => auditTrail(ctx.deps, input)),
  invitations: adminProcedure.output(z.array(invitationRow)).query(({ ctx }) => invitations(ctx.deps)),
  invite: adminProcedure
    .input(newInvitation.default({ email: '' }))
    .output(madeInvitation)
    .mutation(({ ctx, input }) => makeInvitation(ctx.deps, { ...input, ...ctx.by })),
  withdrawInvitation: adminProcedure.input(invitationId).mutation(async ({ ctx, input }) => {
    await withdrawInvitation(ctx.deps, { ...input, ...ctx.by })
    return {}
  }),
})
