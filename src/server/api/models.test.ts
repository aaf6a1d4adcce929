import { afterAll, expect, test } from 'vitest'
import { codeOf, settled, testApp } from '#test/app.ts'
import { CANARY_KEY } from '#test/providers/model.ts'
import { fakeProvider } from '#test/providers/server.ts'
import { answerOf } from '#test/scripted-model.ts'

const fake = await fakeProvider('openai')
afterAll(() => fake.close())
const app = await testApp({
  env: {
    OPENAI_API_KEY: CANARY_KEY,
    OPENAI_BASE_URL: fake.url,
    MODEL_LOCAL_HOSTS: '127.0.0.1',
    ULTRAI_PROFILE: 'local',
  },
})
const admin = await app.signUp('ada')
const user = await app.signUp('bob')
await app.startWorker()
const documentId = await app.ready(user.user, 'a.txt', 'The notice period is 90 days.')
const model = 'openai/gpt-5'
const question = { documentId, template: 'question', model } as const

test('everybody sees what can be asked; admins also what has no key here', async () => {
  const seen = await user.caller.models.list()
  expect(seen.map(({ provider }) => provider)).not.toContain('anthropic')
  expect(seen.find(({ id }) => id === model)).toMatchObject({ obstacle: null, contextTokens: 272_000 })
  expect(await user.caller.analyses.models()).toEqual(seen)
  expect(await admin.caller.models.list()).toContainEqual(
    expect.objectContaining({ id: 'anthropic/claude-opus-5-5', obstacle: 'no_key' }),
  )
})

test('a model without a key can’t be asked', async () => {
  const asked = user.caller.analyses.ask({
    ...question,
    model: 'anthropic/claude-opus-5-5',
    question: 'How long?',
  })
  expect(await codeOf(asked)).toBe('model.no_key')
})

test('only admins test connections and turn switches', async () => {
  expect(await codeOf(user.caller.models.test({ model }))).toBe('auth.not_admin')
  expect(await codeOf(user.caller.models.setSwitch({ model, on: false }))).toBe('auth.not_admin')
  expect(await codeOf(app.stranger.models.test({ model }))).toBe('auth.required')
})

test('a connection is tested by a word, and told in words', async () => {
  fake.answers(() => '{"ok":true}')
  const good = await admin.caller.models.test({ model })
  expect(good.ok).toBe(true)
  expect(good.message).toMatch(/^Answered in \d+\.\d s$/)
  fake.does({ act: 'status', status: 401 })
  const bad = await admin.caller.models.test({ model })
  expect(bad).toMatchObject({ ok: false, message: expect.stringMatching(/refused the key.*\(status 401\)/) })
  expect(JSON.stringify(bad)).not.toContain(CANARY_KEY)
})

test('a model that is switched off can’t be asked, nor goes on with what waits, until it is on again', async () => {
  fake.answers(() =>
    answerOf({ text: 'The notice period is 90 days.', quotes: ['notice period is 90 days'] }),
  )
  await admin.caller.models.setSwitch({ model, on: false })
  expect((await user.caller.models.list()).find(({ id }) => id === model)?.obstacle).toBe('switched_off')
  expect(await codeOf(user.caller.analyses.ask({ ...question, question: 'Off?' }))).toBe('model.switched_off')
  await admin.caller.models.setSwitch({ model, on: true })
  const { analysisId: id } = await user.caller.analyses.ask({ ...question, question: 'On?' })
  await settled(async () => (await user.caller.analyses.get({ id })).state)
  expect((await user.caller.analyses.get({ id })).runs[0]).toMatchObject({ outcome: 'answered' })
  const audit = await app.deps.db.auditEntry.findMany({ where: { subject: model }, orderBy: { id: 'asc' } })
  expect(audit.map(({ action, userId }) => [action, userId])).toEqual([
    ['model.switched_off', admin.user.id],
    ['model.switched_on', admin.user.id],
  ])
})
