import { health } from '#contracts/health.ts'
import { checkHealth } from '#server/health/checks.ts'
import { VERSION } from '#server/platform/version.ts'
import { route } from '../route.ts'
import * as shapes from '../shapes.ts'

export const serviceRoutes = [
  route({
    method: 'GET',
    path: '/',
    tag: 'Service',
    summary: 'Ask whether the service is there',
    needs: null,
    answers: { 200: { description: 'It is', schema: shapes.service } },
    errors: [],
    call: async () => ({ status: 200, body: { status: 'ok', version: VERSION } }),
  }),
  route({
    method: 'GET',
    path: '/health',
    tag: 'Service',
    summary: 'Ask how the service is',
    needs: null,
    answers: {
      200: { description: 'What works', schema: health },
      503: { description: 'The database can’t be reached', schema: health },
    },
    errors: [],
    async call({ ctx }) {
      const body = await checkHealth(ctx.deps)
      return { status: body.status === 'down' ? 503 : 200, body }
    },
  }),
]
