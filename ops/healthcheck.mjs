// Whether this container's process lives: exit code 0 or 1. `node ops/healthcheck.mjs [address]`
const address = process.argv[2] ?? `http://127.0.0.1:${process.env.PORT || 3000}/health/live`

const response = await fetch(address, { signal: AbortSignal.timeout(3_000) }).catch(() => undefined)
process.exit(response?.ok ? 0 : 1)
