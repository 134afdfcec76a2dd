import { readFileSync } from 'node:fs'

/** A fenced block of a page: what it is written in, the file that it is, and its lines. */
export interface Block {
  readonly language: string
  /** Where its readers save it; undefined where it is none to be saved. */
  readonly file: string | undefined
  readonly content: string
}

/** A command of a block, and what the page shows below it. */
export interface Command {
  readonly line: string
  readonly shown: string
}

export const blocksOf = (page: string): readonly Block[] =>
  [...readFileSync(page, 'utf8').matchAll(FENCED)].map(([, language = '', file, content = '']) => ({
    language,
    file,
    content,
  }))

/** Each command with what is shown below it, up to the next. */
export const commandsOf = (content: string): readonly Command[] =>
  content
    .split(/^(?=\$ )/m)
    .filter((part) => part.startsWith('$ '))
    .map((part) => {
      const end = part.indexOf('\n')
      return { line: part.slice(2, end), shown: part.slice(end + 1) }
    })

const FENCED = /^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm
