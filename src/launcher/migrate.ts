// Brings the database at DATABASE_URL up to date: `npm run db:migrate`, and at each start of the launcher.
import { migrate } from '#server/platform/migrate.ts'
import { given } from '#server/platform/variables.ts'

const isQuiet = process.argv.includes('--quiet')

try {
  const url = given(process.env).DATABASE_URL
  if (!url) throw new Error('DATABASE_URL: needed here; `npm start` migrates its own database by itself.')
  const applied = await migrate(url)
  if (applied.length > 0) console.log(`Database brought up to date (${applied.join(', ')}).`)
  else if (!isQuiet) console.log('The database is up to date.')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
