import type { Protocol } from './protocol.ts'

/** Gemini's streamGenerateContent. */
export const google: Protocol = {
  path: /^\/v1beta\/models\/[^/]+:streamGenerateContent/,
  keyOf: (headers) => headers['x-goog-api-key'] as string | undefined,
  read(body) {
    const config = body.generationConfig as Record<string, unknown> | undefined
    return {
      text: JSON.stringify([body.systemInstruction, body.contents]),
      structured: config?.responseMimeType === 'application/json',
      maxOutputTokens: config?.maxOutputTokens,
    }
  },
  begin: () => [],
  delta: (text) => [
    {
      data: {
        candidates: [{ content: { role: 'model', parts: [{ text }] }, index: 0 }],
        modelVersion: 'test',
      },
    },
  ],
  end: (ending, { input, output }) => [
    {
      data: {
        candidates: [
          {
            content: { role: 'model', parts: [{ text: '' }] },
            finishReason: { stop: 'STOP', length: 'MAX_TOKENS', refused: 'SAFETY' }[ending],
            index: 0,
          },
        ],
        usageMetadata: {
          promptTokenCount: input,
          candidatesTokenCount: output,
          totalTokenCount: input + output,
        },
        modelVersion: 'test',
      },
    },
  ],
  midError: () => [
    { data: { error: { code: 503, message: 'The model is overloaded', status: 'UNAVAILABLE' } } },
  ],
  error: (status, message) => ({ error: { code: status, message, status: 'INTERNAL' } }),
}
