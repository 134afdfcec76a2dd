import type { Reports } from './report.mjs'

export declare const lastReleased: (folder: string) => string | undefined
export declare const changesetWaits: (folder: string) => boolean
export declare const troublesOf: (input: {
  readonly reports: Reports
  readonly written: Reports
  readonly released: string
  readonly changesets: string
}) => readonly string[]
