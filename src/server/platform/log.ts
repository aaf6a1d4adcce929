import pino from 'pino'

export type Log = pino.Logger

/** Structured logs, one JSON line each. Passwords, tokens and documents' text are never handed to it. */
export function createLog(process: 'web' | 'worker', level: string): Log {
  return pino({
    level,
    base: { process },
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
  })
}
