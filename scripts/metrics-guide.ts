import { openMetrics } from '../src/server/platform/metrics.ts'

/** Those of the standard metrics that the alerts and the dashboard use. */
const STANDARD = [
  'process_cpu_seconds_total',
  'process_resident_memory_bytes',
  'nodejs_heap_size_used_bytes',
  'nodejs_eventloop_lag_p99_seconds',
]

export interface Described {
  name: string
  help: string
  type: string
  labels: string[]
}

/** All metrics of a process, in the order of metrics.ts. */
export function describedMetrics(standard: boolean): Described[] {
  const { registry } = openMetrics({ standard })
  return registry.getMetricsAsArray().map((metric) => {
    const { name, help, type, labelNames = [] } = metric as unknown as Described & { labelNames?: string[] }
    return { name, help, type, labels: labelNames }
  })
}

/** docs/metrics.md. */
export function metricsGuide(head: string): string {
  const rows = describedMetrics(false).map(
    ({ name, type, labels, help }) => `| \`${name}\` | ${type} | ${labels.join(', ')} | ${help} |`,
  )
  return `# Health and metrics

${head}

## Health

| address | what it says |
|---|---|
| \`/health\` \`/api/health\` \`/api/v2/health\` | \`{status, environment, version, database, cache, storage, worker}\`; 503 while the database is away |
| \`/health/live\` | 200 as long as the process answers: whoever restarts processes looks here |
| \`/health/ready\` | 200 as long as requests should be sent here; 503 while the database is away or the process stops |
| \`/health/db\` | migrations applied and pending, the driver that searches meanings, connections of the pool |
| \`/health/external\` | providers of models: last seen, last failed, circuit breaker; cache, storage, mail |
| \`/health/worker\` | workers with how long each has been silent; the queue by kind, with the age of the oldest job that could be at work. 503 as soon as the last worker has been silent for 20 s |

An answer never waits for a dead server (1.5 s at most), is kept for a second, and never has a server asked twice at once.

**Who may know.** The first three rows tell everybody what is said there: no address, no name, no figure. \`/metrics\` and the details of the other three are for whoever sends \`METRICS_TOKEN\` as a bearer token; strangers see their colour alone (\`{"status": "ok"}\`). Without a token these are open in the local profile, which listens on 127.0.0.1, and closed in production: \`/metrics\` is then not there (404).

## Metrics

\`/metrics\` in Prometheus' format: of web on its own port, of the worker on \`METRICS_PORT\` (with \`/health/live\`). Each process counts for itself; add up over instances. What is the same for all (from \`ultrai_database_up\` on) every web process tells, so take \`max\`. Labels come from closed sets: no user, document, address or text is ever in one.

| name | type | labels | |
|---|---|---|---|
${rows.join('\n')}

Classes of routes: \`analysis\` (a finished or running analysis is read), \`document\`, \`list\`, \`search\`, \`query\` (any other), \`batch\` (several in one request), \`mutation\`, \`stream\`, \`upload\`, \`download\`, \`rest\`, \`wait\` (a program waits for its answer), \`auth\`, \`health\`, \`asset\`, \`page\`.

Besides these, prom-client's standard metrics, among them ${STANDARD.map((name) => `\`${name}\``).join(', ')}.

## Alerts and the dashboard

\`ops/alerts.yml\` (rules, tried by \`ops/alerts.test.yml\`), \`ops/prometheus.yml\` and \`ops/alertmanager.yml\` (examples), \`ops/grafana-dashboard.json\` (import it, choose your Prometheus). \`npm test\` checks them with promtool where it is installed. What to do when one fires: [the runbook](runbook.md).

## Logs

One JSON line each. \`request\` is the request's id: the sender's \`x-request-id\` if it has one (8 to 64 letters, digits, \`-\`, \`_\`), else one of ours; every answer carries it, every error shows it, and the job that a request made keeps it, so that the worker's lines have it too, beside \`user\` and \`job\`. Requests that changed something, failed or took longer than a second are logged at \`info\`, the others at \`debug\`. Passwords, tokens, keys and documents' text are never in a line.
`
}
