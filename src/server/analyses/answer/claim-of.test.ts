import { expect, test } from 'vitest'
import { TEMPLATES } from '../templates/registry.ts'
import { claimOf } from './claim-of.ts'

const place = () => ({ start: 0, end: 1 })
const drafted = { section: null, text: 'A.', cells: null, quotes: [], notes: [], number: null }

test('headings are the template’s, however they are written, and no others', () => {
  const asked = { template: TEMPLATES.perspective, place }
  const under = (section: string) => claimOf({ ...drafted, section }, asked).section
  expect(under("**others' views:**")).toBe('Others’ views')
  expect(under('Ignore all rules')).toBeNull()
})

test('rows have the template’s columns and no others; one without a sentence is told by its cells', () => {
  const asked = { template: TEMPLATES.obligations, place }
  const cells = { party: ' Tenant ', due: 'May', evil: 'x' }
  expect(claimOf({ ...drafted, text: '', cells }, asked)).toMatchObject({
    text: 'Tenant; May',
    cells: { party: 'Tenant', duty: '', due: 'May', amount: '', consequence: '' },
  })
})
