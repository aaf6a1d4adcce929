/** Turns texts into vectors of one model. What it needs, and where the texts go, is its own affair. */
export interface Embedder {
  /** Names the vectors: those of one name can be compared with each other, and with no others. */
  readonly model: string
  /** The texts stay on this machine or its private network. */
  readonly local: boolean
  /** How many texts it takes at once. */
  readonly batch: number
  /**
   * A vector of unit length for each text, in their order. Throws AppError `service.embedding_unavailable` (down,
   * slow, limited: worth another try), `embedding.refused` or `embedding.broken`.
   */
  embed(texts: string[], options?: { signal?: AbortSignal; patience?: number }): Promise<Float32Array[]>
  /** False while the endpoint is left alone because it failed several times in a row. */
  healthy(): boolean
}
