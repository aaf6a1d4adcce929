// Web and worker in one service of 512 MB, on a database that is given: `npm run start:all`.
import { given } from '#server/platform/variables.ts'
import { launch } from './main.ts'

if (given(process.env).DATABASE_URL) await launch({ small: true })
else {
  console.error('DATABASE_URL: needed here; `npm start` brings a database of its own.')
  process.exitCode = 1
}
