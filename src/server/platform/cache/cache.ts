/**
 * A cache of strings. It is an accelerator, never the truth: a driver that can't answer says "not there"
 * (`get` null) and forgets what it is given, and never throws.
 */
export interface Cache {
  readonly driver: 'redis' | 'memory'
  get(key: string): Promise<string | null>
  set(key: string, value: string, seconds: number): Promise<void>
  delete(key: string): Promise<void>
  /** False while the driver behind it can't be reached. */
  healthy(): boolean
  close(): Promise<void>
}
