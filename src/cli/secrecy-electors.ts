import * as says from '../problems/en.js'
import { isRecord, problem } from '../problems/index.js'
import { type Certificate, compareIds, type Elector } from '../secrecy/index.js'
import type { ProblemIn } from './files.js'
import { type ReadFile, Refusal, textsOf } from './secrecy-files.js'

/**
 * Who may vote, from files with their public keys and files of certificates, however they were sent: each with two certificates by others of them, or by one of the
 * `known` others. Whether these hold is checked with the record.
 */
export const electorsIn = (files: readonly ReadFile[], known: readonly string[]): readonly Elector[] => {
  const people = files
    .filter(({ kind }) => kind === 'public-key')
    .map((file) => ({ file: file.file, ...textsOf(file, 'member', 'key') }))
  const certifiers = new Set([...people.map(({ member }) => member), ...known])
  const certificates = files.filter(({ kind }) => kind === 'certificates').flatMap(certificatesIn)
  const problems: ProblemIn[] = []
  const electors = people.map(({ file, member, key }) => {
    const own = certificates.filter(
      (one) => one.member === member && one.key === key && one.by !== member && certifiers.has(one.by),
    )
    const [first, second] = [...new Map(own.map(({ by, signature }) => [by, { by, signature }])).values()]
    if (first !== undefined && second !== undefined) return { member, key, certificates: [first, second] as const }
    const found = problem(says.tooFewCertificates, {
      path: '',
      received: own.map(({ by }) => by),
      facts: { needed: 2 },
    })
    problems.push({ ...found, file })
    return undefined
  })
  if (problems.length > 0) throw new Refusal({ kind: 'refused', problems })
  return electors.filter((one) => one !== undefined).sort((a, b) => compareIds(a.member, b.member))
}

interface Found extends Certificate {
  readonly member: string
  readonly key: string
}

const certificatesIn = (file: ReadFile): readonly Found[] => {
  const { by } = textsOf(file, 'by')
  const list = file.value['certificates']
  return (Array.isArray(list) ? (list as readonly unknown[]) : []).filter(isRecord).map((one) => ({
    by,
    member: String(one['member']),
    key: String(one['key']),
    signature: one['signature'] as Certificate['signature'],
  }))
}
