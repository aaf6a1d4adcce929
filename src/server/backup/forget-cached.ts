import { Redis } from 'ioredis'

/** Forgets what a Redis has of the rows before: their ids may be others' now. Does nothing while it is away. */
export async function forgetCached(url: string): Promise<void> {
  const client = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 1, connectTimeout: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    let cursor = '0'
    do {
      const [next, keys] = await client.scan(cursor, 'MATCH', 'ultrai:*', 'COUNT', 1_000)
      if (keys.length > 0) await client.unlink(...keys)
      cursor = next
    } while (cursor !== '0')
  } catch (error) {
    console.error(`The cache could not be emptied (${error}). Empty it before you start the product.`)
  } finally {
    client.disconnect()
  }
}
