import { z } from 'zod'

/** Free text as Postgres can keep it: U+0000 and halves of surrogate pairs are taken out before anything else looks. */
export const text = z.string().overwrite((value) => value.replaceAll('\u0000', '').toWellFormed())
