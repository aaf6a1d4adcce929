import type { Event, Protocol } from './protocol.ts'

function chunk(delta: object, finish: string | null = null, more: object = {}): Event {
  return {
    data: {
      id: 'chatcmpl-1',
      object: 'chat.completion.chunk',
      created: 1_795_000_000,
      model: 'test',
      choices: [{ index: 0, delta, finish_reason: finish }],
      ...more,
    },
  }
}

/** OpenAI's chat completions, as Ollama, vLLM, llama.cpp and OpenRouter speak them. */
export const compatible: Protocol = {
  path: /^\/v1\/chat\/completions$/,
  keyOf: ({ authorization }) => authorization?.replace('Bearer ', ''),
  read: (body) => ({
    text: JSON.stringify(body.messages),
    structured: (body.response_format as { type?: string } | undefined)?.type === 'json_schema',
    maxOutputTokens: body.max_tokens,
  }),
  begin: () => [chunk({ role: 'assistant', content: '' })],
  delta: (content) => [chunk({ content })],
  end: (ending, { input, output }) => [
    chunk({}, { stop: 'stop', length: 'length', refused: 'content_filter' }[ending]),
    {
      data: {
        id: 'chatcmpl-1',
        object: 'chat.completion.chunk',
        created: 1_795_000_000,
        model: 'test',
        choices: [],
        usage: { prompt_tokens: input, completion_tokens: output, total_tokens: input + output },
      },
    },
    { data: '[DONE]' },
  ],
  midError: () => [
    { data: { error: { message: 'The server had an error', type: 'server_error', code: 500 } } },
  ],
  error: (status, message) => ({ error: { message, type: 'error', code: status } }),
}
