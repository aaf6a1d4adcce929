import { LRUCache } from 'lru-cache'
import { scopeParameters, TEXTS_IN_SCOPE } from '../scope.ts'
import type { Sql } from '../sql.ts'
import { Best } from './best.ts'
import { loadMatrices } from './load.ts'
import { type Matrix, scoreAll } from './matrix.ts'
import type { Meaning } from './meaning.ts'

/** Kept vectors take at most this much memory, in bytes: 10,000 passages of 1,536 numbers are 61 MB. */
const KEPT_BYTES = 96 * 1024 * 1024
/** Texts that are loaded at once. */
const TEXTS = 64

/**
 * Compares the query with every vector in scope: no extension, and nothing missed. Vectors are kept per text version
 * and model, once all of its chunks have one: then they don't change any more.
 */
export function exactMeaning(sql: Sql, keptBytes = KEPT_BYTES): Meaning {
  const kept = new LRUCache<string, Matrix>({
    maxSize: keptBytes,
    sizeCalculation: ({ ids, values }) => ids.byteLength + values.byteLength + 1,
  })
  return {
    driver: 'exact',
    async nearest({ scope, model, vector, limit }) {
      const best = new Best(limit)
      const key = (textId: number) => `${textId}:${vector.length}:${model}`
      const missing: number[] = []
      for (const textId of await textIds(sql, scope)) {
        const matrix = kept.get(key(textId))
        if (matrix) await scoreAll(matrix, vector, best)
        else missing.push(textId)
      }
      for (let from = 0; from < missing.length; from += TEXTS) {
        const part = missing.slice(from, from + TEXTS)
        for await (const { textId, matrix, complete } of loadMatrices(sql, {
          textIds: part,
          model,
          dimensions: vector.length,
        })) {
          await scoreAll(matrix, vector, best)
          if (complete) kept.set(key(textId), matrix)
        }
      }
      return best.found
    },
  }
}

async function textIds(sql: Sql, scope: Parameters<typeof scopeParameters>[0]): Promise<number[]> {
  const rows = await sql.query<{ id: number }>(
    `SELECT text_id AS id FROM (${TEXTS_IN_SCOPE}) texts ORDER BY text_id`,
    scopeParameters(scope),
  )
  return rows.map((row) => row.id)
}
