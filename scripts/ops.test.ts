import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, test } from 'vitest'
import { describedMetrics } from './metrics-guide.ts'

const alerts = readFileSync('ops/alerts.yml', 'utf8')
const dashboard = readFileSync('ops/grafana-dashboard.json', 'utf8')

/** Histograms are asked for by the names of their parts. */
function isThere(name: string): boolean {
  const known = new Map(describedMetrics(true).map((metric) => [metric.name, metric.type]))
  const whole = name.replace(/_(?:bucket|sum|count)$/, '')
  return known.has(name) || known.get(whole) === 'histogram'
}

function namesIn(text: string): string[] {
  return [...new Set(text.match(/\b(?:ultrai|process|nodejs)_[a-z0-9_]+/g))]
}

test('alerts and dashboard ask for metrics that are there', () => {
  for (const text of [alerts, dashboard]) {
    expect(namesIn(text).length).toBeGreaterThan(10)
    expect(namesIn(text).filter((name) => !isThere(name))).toEqual([])
  }
})

test('the dashboard asks for rules that are recorded, and is what Grafana takes', () => {
  const recorded = [...alerts.matchAll(/- record: (\S+)/g)].map(([, name]) => name)
  const asked = [...dashboard.matchAll(/ultrai:[\w:]+/g)].map(([name]) => name)
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.filter((name) => !recorded.includes(name))).toEqual([])
  const { panels, templating } = JSON.parse(dashboard)
  expect(templating.list[0].type).toBe('datasource')
  expect(new Set(panels.map(({ id }: { id: number }) => id)).size).toBe(panels.length)
})

test('each alert has a severity, and words that lead on', () => {
  const all = alerts.split('- alert: ').slice(1)
  expect(all.length).toBeGreaterThan(15)
  for (const one of all) {
    const name = one.split('\n')[0] ?? ''
    expect(one, name).toMatch(/severity: (?:page|ticket)/)
    expect(one, name).toContain(`runbook_url: docs/runbook.md#${name.toLowerCase()}`)
  }
})

test('each alert is tried', () => {
  const tried = readFileSync('ops/alerts.test.yml', 'utf8')
  const names = [...alerts.matchAll(/- alert: (\w+)/g)].map(([, name]) => name)
  expect(names.filter((name) => !tried.includes(`alertname: ${name}\n`))).toEqual([])
})

const hasTool = (tool: string) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, tool)))

test.runIf(hasTool('promtool')).each([
  ['check', 'rules', 'ops/alerts.yml'],
  ['test', 'rules', 'ops/alerts.test.yml'],
  ['check', 'config', '--syntax-only', 'ops/prometheus.yml'],
])(
  'promtool %s %s',
  (...given) => {
    const { status, stdout, stderr } = spawnSync('promtool', given, { encoding: 'utf8' })
    expect(status, stdout + stderr).toBe(0)
  },
  120_000,
)

test.runIf(hasTool('amtool'))('amtool takes the example for Alertmanager', () => {
  const { status, stdout } = spawnSync('amtool', ['check-config', 'ops/alertmanager.yml'], {
    encoding: 'utf8',
  })
  expect(status, stdout).toBe(0)
})
