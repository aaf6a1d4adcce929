import type { Archive } from './archive.ts'
import { Chart } from './chart.ts'
import { Diagram } from './diagram.ts'
import { DrawingBody } from './drawing-body.ts'
import type { Flow } from './flow.ts'
import { type Relation, relationsOf } from './opc.ts'
import { readXml } from './xml.ts'

/** The charts and diagrams that a part refers to, by the ids of their relationships. */
export async function framesOf(archive: Archive, relations: readonly Relation[]): Promise<Map<string, Flow>> {
  const frames = new Map<string, Flow>()
  for (const { id, type, target } of relations) {
    const frame = type === 'chart' ? new Chart() : type === 'diagramData' ? new Diagram() : null
    if (!frame) continue
    await readXml(archive.read(target), frame)
    frames.set(id, frame.finish())
  }
  return frames
}

/** What is drawn on a sheet: words in shapes, charts. Those without words are left out. */
export async function drawingsOf(archive: Archive, sheet: string): Promise<Flow[]> {
  const flows: Flow[] = []
  for (const { type, target } of await relationsOf(archive, sheet)) {
    if (type !== 'drawing') continue
    const body = new DrawingBody({
      layout: null,
      frames: await framesOf(archive, await relationsOf(archive, target)),
    })
    await readXml(archive.read(target), body)
    flows.push(body.finish())
  }
  return flows.filter((flow) => !flow.isEmpty)
}
