// Brings the database at DATABASE_URL up to date: `npm run db:migrate`.
import { migrate } from '#server/platform/migrate.ts'

const url = process.env.DATABASE_URL
if (url) {
  const applied = await migrate(url)
  console.log(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The database is up to date.')
} else {
  console.error('DATABASE_URL: needed here; `npm start` migrates its own database by itself.')
  process.exitCode = 1
}
