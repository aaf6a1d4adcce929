import type { Context } from './context.ts'
import { translate } from './translate.ts'

/** How long a stream may outlive its session, in milliseconds (docs: log-out everywhere ends it within 5 s). */
const LOOK_AGAIN = 4_000

/**
 * An event stream of somebody who is logged in: it ends when the request does, or the session. What is thrown in the
 * middle of it is translated and logged as a procedure's errors are.
 */
export async function* stream<T>(
  ctx: Context,
  request: AbortSignal | undefined,
  make: (signal: AbortSignal) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const loggedOut = new AbortController()
  const timer = setInterval(() => {
    // A database that is away ends nobody's session.
    ctx.isStillLoggedIn().then(
      (still) => still || loggedOut.abort(),
      () => undefined,
    )
  }, LOOK_AGAIN)
  const signal = request ? AbortSignal.any([request, loggedOut.signal]) : loggedOut.signal
  try {
    yield* make(signal)
  } catch (error) {
    throw translate(error, ctx, 'a stream')
  } finally {
    clearInterval(timer)
  }
}
