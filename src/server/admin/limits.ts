import type { InstallationLimits } from '#contracts/admin.ts'
import { rateOf } from '#server/limits/rates.ts'
import { type Env, RATE_NAMES } from '#server/platform/env.ts'

/** What holds for everybody here: read from the environment, and changed there. */
export function installationLimits(env: Env): InstallationLimits {
  return {
    rates: RATE_NAMES.map((name) => rateOf(env, name)),
    uploadsPerDay: env.uploadsPerDay,
    maxFileBytes: env.maxFileBytes,
    jobsPerUser: env.ingestPerUser,
    monthlyCapUsdPerUser: env.monthlyCapPerUser ?? null,
    monthlyCapUsd: env.monthlyCap ?? null,
    signUp: env.signUp,
  }
}
