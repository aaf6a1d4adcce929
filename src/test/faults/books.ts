import type { House } from './house.ts'
import { type Ledger, tryAgain } from './people.ts'
import { until } from './processes.ts'

/** What is missing from, or twice in, the database of what was accepted. */
export interface Audit {
  lost: string[]
  doubled: string[]
  /** Jobs that had ended three workers and were tried again by their owners. */
  triedAgain: number
}

/** Waits until nothing is under way any more, has tried again what was given up, then compares what was accepted with what is there. */
export async function audit(house: House, ledger: Ledger, patience = 120_000): Promise<Audit> {
  const { postgres } = house
  const open = async () =>
    (
      await postgres.query<{ n: number }>(
        "SELECT count(*)::int AS n FROM jobs WHERE state IN ('queued', 'working', 'retryable')",
      )
    )[0]?.n === 0
  const lost: string[] = []
  await until(open, patience, 200)
  const triedAgain = await tryAgain(ledger, house.url)
  if ((await until(open, patience, 200)) === null) lost.push('jobs are still under way')

  const documents = await postgres.query<{ filename: string; rows: number; ready: boolean; texts: number }>(
    `SELECT filename, count(DISTINCT d.id)::int AS rows, bool_and(d.state = 'ready') AS ready,
            count(t.id) FILTER (WHERE t.ready_at IS NOT NULL)::int AS texts
     FROM documents d LEFT JOIN document_texts t ON t.document_id = d.id GROUP BY filename`,
  )
  const byName = new Map(documents.map((row) => [row.filename, row]))
  for (const name of ledger.files.keys()) if (!byName.get(name)?.ready) lost.push(`file ${name}`)
  const doubled = documents
    .filter(({ rows, texts }) => rows > 1 || texts > 1)
    .map(({ filename, rows, texts }) => `file ${filename}: ${rows} documents, ${texts} texts`)

  const runs = await postgres.query<{ question: string; runs: number; done: boolean }>(
    `SELECT substring(prompt from 'question-[0-9a-f-]+') AS question, count(DISTINCT r.id)::int AS runs,
            bool_or(r.state = 'done') AS done
     FROM analyses a JOIN analysis_runs ar ON ar.analysis_id = a.id JOIN runs r ON r.id = ar.run_id
     WHERE prompt LIKE 'question-%' GROUP BY 1`,
  )
  const byQuestion = new Map(runs.map((row) => [row.question, row]))
  for (const question of ledger.questions)
    if (!byQuestion.get(question)?.done) lost.push(`answer to ${question}`)
  doubled.push(
    ...runs.filter(({ runs }) => runs > 1).map(({ question, runs }) => `${question}: ${runs} runs`),
  )
  return { lost, doubled, triedAgain }
}
