// `npm run smoke -- URL`: walks all endpoints of a deployment, a line each; exit code 0 if all is well.
// SMOKE_EMAIL and SMOKE_PASSWORD name an account to use where nobody may sign up; METRICS_TOKEN opens what it closes.
import { walk } from './walk.ts'

const [url] = process.argv.slice(2)
if (!url || !URL.canParse(url)) {
  console.error('Say where it answers: npm run smoke -- https://ultrai.example.org')
  process.exit(2)
}

const { SMOKE_EMAIL: email, SMOKE_PASSWORD: password, METRICS_TOKEN: metricsToken } = process.env
const { passed, failed } = await walk({
  url,
  ...(email && { email }),
  ...(password && { password }),
  ...(metricsToken && { metricsToken }),
  say: console.log,
})
console.log(`${passed} passed, ${failed} failed at ${new URL(url).origin}`)
process.exitCode = failed > 0 ? 1 : 0
