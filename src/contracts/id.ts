import { z } from 'zod'

/** The largest of Postgres' integers. A number from outside is held to it, so that a larger one is bad input and never a fault. */
export const MAX_INTEGER = 2_147_483_647

/** The id of a row. */
export const rowId = z.int().positive().max(MAX_INTEGER)

/** How many rows were shown before. */
export const offset = z.int().min(0).max(MAX_INTEGER)
