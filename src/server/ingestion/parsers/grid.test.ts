import { expect, test } from 'vitest'
import { Flow } from './flow.ts'
import { Grid } from './grid.ts'

test('a column that is first used a thousand rows down does not shift the others', () => {
  const grid = new Grid(new Flow())
  for (let row = 0; row < 1_500; row++) {
    if (row === 1_200) grid.cell(row, 0, 'note')
    grid.cell(row, 1, `name ${row}`)
    grid.cell(row, 3, `sum ${row}`)
  }
  grid.endTable()
  const lines = grid.flow.finish().pages[0]?.text.trim().split('\n')
  expect(lines?.[3]).toBe('name 3 | sum 3')
  expect(lines?.[1_200]).toBe('name 1200 | sum 1200 | note')
  expect(lines?.[1_201]).toBe('name 1201 | sum 1201')
})

test('a cell that is empty keeps its place', () => {
  const grid = new Grid(new Flow())
  for (const [row, column] of [
    [0, 2],
    [0, 5],
    [1, 5],
    [2, 2],
    [2, 4],
  ] as const)
    grid.cell(row, column, `${row}-${column}`)
  grid.endTable()
  expect(grid.flow.finish().pages[0]?.text.trim().split('\n')).toEqual([
    '0-2 | | 0-5',
    '| | 1-5',
    '2-2 | 2-4',
  ])
})
