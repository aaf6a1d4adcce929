/** When a refusal ends by itself (`retryAt` of an error's details), as programs read it: in seconds. */
export function retryAfter({ retryAt }: Record<string, unknown>): Record<string, string> {
  const at = typeof retryAt === 'string' ? Date.parse(retryAt) : Number.NaN
  return Number.isNaN(at) ? {} : { 'retry-after': String(Math.max(1, Math.ceil((at - Date.now()) / 1000))) }
}
