import { z } from 'zod'

/** The id of a row: what fits Postgres' integer, so that any other number is bad input and never a fault. */
export const rowId = z.int().positive().max(2_147_483_647)
