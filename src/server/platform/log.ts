import pino from 'pino'
import { currentTrace } from './trace.ts'

export type Log = pino.Logger

/** Structured logs, one JSON line each, with the request, user and job that it is about. Passwords, tokens and documents' text are never handed to it. */
export function createLog(
  process: 'web' | 'worker',
  level: string,
  destination: pino.DestinationStream = pino.destination(1),
): Log {
  const options: pino.LoggerOptions = {
    level,
    base: { process },
    mixin: () => ({ ...currentTrace() }),
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: [
      'password',
      '*.password',
      'token',
      '*.token',
      'cookie',
      '*.cookie',
      'authorization',
      '*.authorization',
    ],
  }
  return pino(options, destination)
}
