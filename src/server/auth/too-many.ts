/**
 * next-auth answers 401 to whatever its provider throws; what was refused for being too much becomes 429, with the time
 * to wait.
 */
export async function withRetryAfter(response: Response): Promise<Response> {
  if (response.status !== 401) return response
  const retryAt = /limit\.rate(?:@|%40)([^&"]+)/.exec(await response.clone().text())?.[1]
  if (!retryAt) return response
  const headers = new Headers(response.headers)
  const seconds = (Date.parse(decodeURIComponent(retryAt)) - Date.now()) / 1000
  headers.set('retry-after', String(Math.max(1, Math.ceil(seconds) || 1)))
  return new Response(response.body, { status: 429, headers })
}
