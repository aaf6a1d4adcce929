import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Bounds in seconds: those of the alerts (0.3 and 0.5) are among them. */
const ANSWERS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5, 15]
const WORK = [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1_800]

export type Metrics = ReturnType<typeof openMetrics>

/**
 * All that is counted, built once per process. Labels come from closed sets: never a user, a name, an address or a
 * text. docs/metrics.md is generated from it, and ops/ is checked against it. `standard`: with what prom-client tells
 * of the process itself.
 */
export function openMetrics({ standard }: { standard: boolean }) {
  const registry = new Registry()
  const registers = [registry]
  const refreshers: (() => Promise<void>)[] = []
  if (standard) collectDefaultMetrics({ register: registry })
  return {
    registry,
    buildInfo: new Gauge({
      ...{
        name: 'ultrai_build_info',
        help: 'Always 1, with the release and the kind of process.',
        registers,
      },
      labelNames: ['version', 'process'] as const,
    }),
    ...webMetrics(registers),
    ...workMetrics(registers),
    ...modelMetrics(registers),
    ...surroundings(registers),
    ...installation(registers),
    /** `refresh` is waited for before each reading: it sets the gauges of what is only known by looking. */
    beforeReading: (refresh: () => Promise<void>) => void refreshers.push(refresh),
    /** Everything in Prometheus' text format. What can't be looked at stays as it was. */
    async read(): Promise<{ type: string; text: string }> {
      await Promise.allSettled(refreshers.map((refresh) => refresh()))
      return { type: registry.contentType, text: await registry.metrics() }
    },
  }
}

function webMetrics(registers: Registry[]) {
  return {
    requests: new Histogram({
      ...{ name: 'ultrai_http_request_seconds', registers, buckets: ANSWERS },
      help: 'Answers of the web process, by class of route and of status (2xx to 5xx, or `left`: nobody waited for it).',
      labelNames: ['route', 'status'] as const,
    }),
    underWay: new Gauge({
      ...{ name: 'ultrai_http_requests_under_way', registers, help: 'Requests that are being answered.' },
    }),
    streams: new Gauge({
      ...{ name: 'ultrai_http_streams', registers, help: 'Open streams of events: people who watch work.' },
    }),
    uploads: new Counter({
      ...{ name: 'ultrai_uploads_total', registers },
      help: 'Files that came, by what became of them at the door: accepted, duplicate, refused, failed.',
      labelNames: ['outcome'] as const,
    }),
    uploadBytes: new Counter({
      ...{ name: 'ultrai_upload_bytes_total', registers, help: 'Bytes of the files that were accepted.' },
    }),
    questions: new Counter({
      ...{ name: 'ultrai_questions_total', registers },
      help: 'Questions by what answered: cache, joined (a run that was at work on the same) or model.',
      labelNames: ['answered_by'] as const,
    }),
  }
}

function workMetrics(registers: Registry[]) {
  return {
    jobsEnded: new Counter({
      ...{ name: 'ultrai_jobs_ended_total', registers },
      help: 'Tries at jobs by how they ended: done, refused (a fault of the input), retried, failed, stopped.',
      labelNames: ['kind', 'outcome'] as const,
    }),
    jobWait: new Histogram({
      ...{ name: 'ultrai_job_wait_seconds', registers, buckets: WORK },
      help: 'From a job’s making to its first try.',
      labelNames: ['kind'] as const,
    }),
    jobTime: new Histogram({
      ...{ name: 'ultrai_job_seconds', registers, buckets: WORK, help: 'Tries that ended as done.' },
      labelNames: ['kind'] as const,
    }),
    stageTime: new Histogram({
      ...{
        name: 'ultrai_job_stage_seconds',
        registers,
        buckets: WORK,
        help: 'Stages that came to their end.',
      },
      labelNames: ['kind', 'stage'] as const,
    }),
  }
}

function modelMetrics(registers: Registry[]) {
  return {
    modelCalls: new Counter({
      ...{
        name: 'ultrai_model_calls_total',
        registers,
        help: 'Calls to language models, and to the embedding model (`embedding`): done, failed, stopped.',
      },
      labelNames: ['provider', 'outcome'] as const,
    }),
    modelTime: new Histogram({
      ...{ name: 'ultrai_model_call_seconds', registers, buckets: WORK, help: 'Calls that were done.' },
      labelNames: ['provider'] as const,
    }),
    tokens: new Counter({
      ...{
        name: 'ultrai_model_tokens_total',
        registers,
        help: 'Tokens that were read (in) and written (out).',
      },
      labelNames: ['provider', 'direction'] as const,
    }),
    dollars: new Counter({
      ...{
        name: 'ultrai_model_cost_dollars_total',
        registers,
        help: 'What calls cost, where the price is known.',
      },
      labelNames: ['provider'] as const,
    }),
    breakerOpen: new Gauge({
      ...{ name: 'ultrai_model_breaker_open', registers },
      help: '1 while a provider is left alone because calls to it failed.',
      labelNames: ['provider'] as const,
    }),
  }
}

/** What a process meets around it: read when it is asked for. */
function surroundings(registers: Registry[]) {
  return {
    cacheReads: new Counter({
      ...{ name: 'ultrai_cache_reads_total', registers, help: 'Looks into the cache: hit or miss.' },
      labelNames: ['result'] as const,
    }),
    cacheUp: new Gauge({
      ...{ name: 'ultrai_cache_up', registers, help: '1 while the cache can be reached.' },
    }),
    pool: new Gauge({
      ...{ name: 'ultrai_database_pool_connections', registers },
      help: 'Connections to Postgres: idle, busy, and requests waiting for one.',
      labelNames: ['state'] as const,
    }),
    diskFree: new Gauge({
      ...{ name: 'ultrai_disk_free_bytes', registers, help: 'Free on the disk of the data folder.' },
    }),
    diskSize: new Gauge({
      ...{ name: 'ultrai_disk_size_bytes', registers, help: 'Size of the disk of the data folder.' },
    }),
  }
}

/** What is the same for all processes; web reads it from Postgres when it is asked. */
function installation(registers: Registry[]) {
  return {
    databaseUp: new Gauge({
      ...{ name: 'ultrai_database_up', registers, help: '1 while Postgres answers. Web only, as all below.' },
    }),
    databaseBytes: new Gauge({
      ...{ name: 'ultrai_database_size_bytes', registers, help: 'Size of the database.' },
    }),
    workersAlive: new Gauge({
      ...{
        name: 'ultrai_workers_alive',
        registers,
        help: 'Workers that gave a sign of life in the last 20 s.',
      },
    }),
    jobs: new Gauge({
      ...{ name: 'ultrai_jobs', registers, help: 'Jobs that have not ended, by kind and state.' },
      labelNames: ['kind', 'state'] as const,
    }),
    jobOldest: new Gauge({
      ...{ name: 'ultrai_job_oldest_seconds', registers },
      help: 'How long the oldest waiting job waits, of users who have none of the kind at work.',
      labelNames: ['kind'] as const,
    }),
    lastBackup: new Gauge({
      ...{ name: 'ultrai_backup_last_success_timestamp_seconds', registers },
      help: 'When the last backup was finished, in seconds since 1970; 0 without one.',
    }),
  }
}
