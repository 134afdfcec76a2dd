import { renameSync, rmSync } from 'node:fs'
import type * as Peer from 'hyparquet-writer'
import * as says from '../problems/en.js'
import { problem, RulesError } from '../problems/index.js'
import type { Cell, Table, TableColumn } from '../simulation/index.js'
import type { Sink } from './merge.js'
import { besideOf, writing } from './written-file.js'

/** A table as a Parquet file, a group of rows at a time. Whole numbers are 64 bits wide; what is exact stays text. */
export const parquetFile = async (file: string, { columns, linesOf }: Table): Promise<Sink> => {
  const { fileWriter, ParquetWriter } = await peer()
  const beside = besideOf(file)
  const schema = [{ name: 'root', num_children: columns.length }, ...columns.map(elementOf)]
  const writer = writing(file, () => new ParquetWriter({ writer: fileWriter(beside), schema, createdBy: 'coop-rules' }))
  let group: (bigint | Cell)[][] = columns.map(() => [])
  const flush = (): void => {
    const columnData = columns.map(({ name }, at) => ({ name, data: group[at] as (bigint | Cell)[] }))
    if ((group[0]?.length ?? 0) > 0) writing(file, () => void writer.write({ columnData, rowGroupSize: GROUP }))
    group = columns.map(() => [])
  }
  return {
    add: (row) => {
      for (const line of linesOf(row)) {
        for (const [at, cell] of line.entries()) group[at]?.push(valueOf(cell, columns[at] as TableColumn))
        if ((group[0]?.length ?? 0) >= GROUP) flush()
      }
    },
    finish: () => {
      flush()
      writing(file, () => {
        void writer.finish()
        renameSync(beside, file)
      })
    },
    discard: () => rmSync(beside, { force: true }),
  }
}

const GROUP = 50_000

const elementOf = ({ name, kind }: TableColumn) => {
  const repetition_type = 'OPTIONAL' as const
  switch (kind) {
    case 'whole':
      return { name, type: 'INT64', repetition_type } as const
    case 'number':
      return { name, type: 'DOUBLE', repetition_type } as const
    case 'truth':
      return { name, type: 'BOOLEAN', repetition_type } as const
    case 'exact':
    case 'text':
    case 'json':
      return { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type } as const
  }
}

const valueOf = (cell: Cell, { kind }: TableColumn): bigint | Cell => {
  if (cell === null) return null
  if (kind === 'whole') return BigInt(cell)
  return kind === 'number' || kind === 'truth' ? cell : String(cell)
}

const peer = async (): Promise<typeof Peer> => {
  try {
    return await import('hyparquet-writer')
  } catch (error) {
    if (!String((error as { readonly code?: unknown }).code).endsWith('MODULE_NOT_FOUND')) throw error
    const facts = { peer: 'hyparquet-writer' }
    throw new RulesError([problem(says.peerMissing, { path: '--parquet', received: undefined, facts })])
  }
}
