// Files that people of a secret vote send each other, given to the command.
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../seeds.mjs'
import { dataOf, ran } from './commands.mjs'
import { example, folder, JSON_WORDS, latin, onFile, without, written } from './on-file.mjs'

const KEY = JSON.stringify({
  kind: 'secret-key',
  member: 'olga',
  secret: '59f60841f8b78aa15c6c5f2335a8b74bc2fb6e0138dcbd3b88b414b73ceea406',
  key: 'be967da951a24819a79a6de2dc63c9b3498fa1cc6f4f6177ebc96e7dcc82b141',
})

export const parsers = [
  onFile('secret-vote-files', 'files that key holders and voters send: public keys, certificates, votes, plans', {
    sources: [
      'src/cli/secrecy-files.ts',
      'src/cli/secrecy-electors.ts',
      'src/cli/secrecy-keys.ts',
      'src/cli/secrecy-ceremony.ts',
      'src/cli/secrecy-record.ts',
      'src/cli/secrecy-record-file.ts',
    ],
    words: [
      ...JSON_WORDS,
      '"kind":"public-key"',
      '"kind":"plan"',
      '"kind":"vote"',
      '"kind":"certificates"',
      '"kind":"ballot"',
      '"kind":"share"',
    ],
    seeds: () => [
      example('examples/07-secret-vote/vote.json'),
      '{"kind":"public-key","member":"ana","key":"2e2453ffac282b769ff17c174cce5cd0a6e4cca54e5eb8d4f5a214f3def0e617"}',
      '{"kind":"certificates","by":"ana","certificates":[{"member":"ben","key":"2e2453ffac282b769ff17c174cce5cd0a6e4cca54e5eb8d4f5a214f3def0e617","signature":{"commit":"00","response":"00"}}]}',
      latin(
        JSON.stringify({
          kind: 'ballot',
          ballot: JSON.parse(readFileSync(join(ROOT, 'test/vectors/secrecy/ballots.json'), 'utf8')).ballot,
        }),
      ),
      latin(
        JSON.stringify({
          kind: 'plan',
          ...JSON.parse(readFileSync(join(ROOT, 'test/vectors/secrecy/ceremony.json'), 'utf8')).allOf.plan,
        }),
      ),
      latin(
        JSON.stringify({
          kind: 'share',
          share: JSON.parse(readFileSync(join(ROOT, 'test/vectors/secrecy/tallies/all-of.json'), 'utf8')).shares[0],
        }),
      ),
    ],
    mostMs: 6000,
    read: async (text) => {
      const file = written('sent.json', text)
      const record = join(folder, 'record.jsonl')
      cpSync(join(ROOT, 'test/vectors/secrecy/records/counts-told.jsonl'), record)
      const out = join(folder, 'out.json')
      const key = written('own.key.json', KEY)
      const answers = []
      for (const argv of [
        ['keys', 'certify', file, '--key', key, '--cooperative', 'bakers', '--out', out],
        ['keys', 'plan', file, join(folder, 'own.public.json'), '--out', out],
        ['keys', 'round', file, '--key', key, '--secrets', join(folder, 'holder.json'), '--out', out],
        ['record', 'add', record, file],
        ['tally', record, file],
      ]) {
        rmSync(out, { force: true })
        rmSync(join(folder, 'holder.json'), { force: true })
        const answer = await ran([...argv, '--json'], '')
        // Signatures are made of chance: what is told in words is compared, by its code.
        answers.push([argv[0], answer.code])
        const data = dataOf(answer)
        if (data.kind === 'refused') answers.push(data.problems.map(({ code }) => code))
      }
      return { kind: 'asked', answers }
    },
  }),
  onFile('record-file', 'files of ballot records', {
    sources: ['src/cli/secrecy-verify.ts', 'src/cli/secrecy-record-file.ts'],
    words: ['"type":"setup"', '"index":0', '\r\n', '\n\n', '\xef\xbb\xbf'],
    seeds: () => ['all-of', 'outcome-only'].map((name) => example(`test/vectors/secrecy/records/${name}.jsonl`)),
    slow: true,
    mostMs: 6000,
    read: async (text) => without(dataOf(await ran(['verify', written('record.jsonl', text), '--json'], ''))),
  }),
]
