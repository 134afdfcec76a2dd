import { existsSync, statSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { beginVote, codesOf, newOffice } from './secret-vote.js'

const TEAM = ['ana', 'ben', 'cleo', 'dario', 'eva', 'finn', 'gala', 'hugo']
const YES_NO = { asks: { kind: 'yes-no' }, rule: { atLeast: '1/2', of: 'electorate' } }
const HEX = /^[0-9a-f]{64}$/

describe('keys', () => {
  const office = newOffice()

  it('are written for their owner alone to read, and never over a file that is there', async () => {
    const { code, answer } = await office.ask('keys new --member ana --out ana.key.json')
    expect(code).toBe(0)
    expect(answer).toMatchObject({ kind: 'key-made', member: 'ana' })
    expect(answer['key']).toMatch(HEX)
    expect(statSync(office.path('ana.key.json')).mode & 0o777).toBe(0o600)
    const before = office.read('ana.key.json')
    const { secret } = JSON.parse(before) as { readonly secret: string }
    expect(office.read('ana.public.json')).not.toContain(secret)
    expect(JSON.stringify(answer)).not.toContain(secret)
    const again = await office.ask('keys new --member ana --out ana.key.json')
    expect(again.code).toBe(1)
    expect(codesOf(again.answer)).toEqual(['file-exists', 'file-exists'])
    expect(office.read('ana.key.json')).toBe(before)
  })

  it('are new each time', async () => {
    const [one, other] = [
      await office.ask('keys new --member ben --out ben-1.key.json'),
      await office.ask('keys new --member ben --out ben-2.key.json'),
    ]
    expect(one.answer['key']).not.toBe(other.answer['key'])
  })

  it('of others are certified, one’s own is passed over', async () => {
    await office.run('keys new --member cleo --out cleo.key.json')
    const { answer } = await office.ask(
      'keys certify ana.public.json cleo.public.json --key cleo.key.json --cooperative bakers --out cleo.certificates.json',
    )
    expect(answer).toMatchObject({ kind: 'certified', by: 'cleo', members: ['ana'] })
  })

  it('say nothing of what stands in a secret file that is broken', async () => {
    office.write('broken.json', '{"kind":"secret-key","member":"ana","secret":"c0ffee')
    office.write('other.json', '{"kind":"c0ffee"}')
    for (const key of ['broken.json', 'other.json']) {
      const { code, stdout } = await office.run(
        `keys certify cleo.public.json --key ${key} --cooperative bakers --out never.json`,
      )
      expect(code).toBe(1)
      expect(stdout).toContain(key)
      expect(stdout).not.toContain('c0ffee')
    }
    expect(existsSync(office.path('never.json'))).toBe(false)
  })

  it('of another kind of file are refused', async () => {
    const { code, answer } = await office.ask(
      'keys certify cleo.public.json --key ana.public.json --cooperative bakers --out never.json',
    )
    expect(code).toBe(1)
    expect(codesOf(answer)).toEqual(['not-one-of'])
  })
})

describe('a vote that is told', () => {
  const office = newOffice()
  const codes = new Map<string, string>()

  beforeAll(async () => {
    await beginVote(office, TEAM, { ...YES_NO, disclosure: 'told' })
  })

  it('begins open, without a ballot', async () => {
    const { code, answer } = await office.ask('verify vote.jsonl')
    expect(code).toBe(0)
    expect(answer).toMatchObject({ kind: 'sound', state: 'open', electorate: 8, ballots: 0 })
  })

  it('takes ballots, and prints the tracking code of each', async () => {
    for (const [at, who] of TEAM.entries()) {
      const { code, answer } = await office.ask(
        `seal vote.jsonl --key ${who}.key.json --vote - --out ${who}.ballot.json`,
        at < 5 ? 'for\n' : 'against\n',
      )
      expect(code).toBe(0)
      expect(answer).toMatchObject({ kind: 'sealed', member: who, sequence: 1 })
      codes.set(who, String(answer['trackingCode']))
    }
    const ballots = TEAM.map((who) => `${who}.ballot.json`).join(' ')
    const { code, answer } = await office.ask(`record add vote.jsonl ${ballots}`)
    expect(code).toBe(0)
    expect(answer).toMatchObject({ kind: 'added', refused: [] })
    expect((await office.ask('verify vote.jsonl')).answer).toMatchObject({ ballots: 8 })
  })

  it('refuses a ballot that is there already, changes nothing, and adds what else was given', async () => {
    await office.run('seal vote.jsonl --key ana.key.json --vote against --out ana.ballot-2.json')
    const before = office.read('vote.jsonl')
    const { code, answer } = await office.ask('record add vote.jsonl ana.ballot.json ana.ballot-2.json')
    expect(code).toBe(1)
    expect(answer['added']).toHaveLength(1)
    expect(answer['refused']).toMatchObject([{ file: office.path('ana.ballot.json') }])
    expect(office.read('vote.jsonl').startsWith(before)).toBe(true)
    expect(office.read('vote.jsonl').trim().split('\n')).toHaveLength(before.trim().split('\n').length + 1)
  })

  it('lets a ballot be taken back, and another be cast after it', async () => {
    await office.run('seal vote.jsonl --key hugo.key.json --withdraw --out hugo.withdrawal.json')
    expect((await office.run('record add vote.jsonl hugo.withdrawal.json')).code).toBe(0)
    expect((await office.ask('verify vote.jsonl')).answer).toMatchObject({ ballots: 7 })
    await office.run('seal vote.jsonl --key hugo.key.json --vote for --out hugo.ballot-3.json')
    expect((await office.run('record add vote.jsonl hugo.ballot-3.json')).code).toBe(0)
    expect((await office.ask('verify vote.jsonl')).answer).toMatchObject({ ballots: 8 })
  })

  it('shows what was sealed when it is opened, and never takes that ballot', async () => {
    await office.run('seal vote.jsonl --key eva.key.json --vote against --out try.json --opening try.opening.json')
    expect(statSync(office.path('try.opening.json')).mode & 0o777).toBe(0o600)
    const { code, answer } = await office.ask('open vote.jsonl try.json try.opening.json --out try.opened.json')
    expect(code).toBe(0)
    expect(answer).toMatchObject({ kind: 'opened', member: 'eva', vote: 'against' })
    expect((await office.run('record add vote.jsonl try.opened.json')).code).toBe(0)
    expect((await office.run('record add vote.jsonl try.json')).code).toBe(1)
    const other = await office.ask('open vote.jsonl ana.ballot.json try.opening.json --out never.json')
    expect(other.code).toBe(1)
    expect(existsSync(office.path('never.json'))).toBe(false)
  })

  it('is not counted before it is closed', async () => {
    const { code } = await office.run('share vote.jsonl --key rosa.holder.json --out early.json')
    expect(code).toBe(1)
    expect(existsSync(office.path('early.json'))).toBe(false)
  })

  it('is closed by its keeper alone', async () => {
    expect((await office.run('record close vote.jsonl --final --key ana.key.json')).code).toBe(1)
    const { code, answer } = await office.ask('record close vote.jsonl --final --key kim.key.json')
    expect(code).toBe(0)
    expect(answer).toMatchObject({ kind: 'closed', final: true, release: 'count', ballots: 8, electorate: 8 })
    expect((await office.run('record add vote.jsonl ana.ballot.json')).code).toBe(1)
  })

  it('is shared once: a share again is no harm, one of another close is refused', async () => {
    for (const who of ['rosa', 'sami']) {
      const { code, answer } = await office.ask(`share vote.jsonl --key ${who}.holder.json --out ${who}.share.json`)
      expect(code).toBe(0)
      expect(answer).toMatchObject({ kind: 'shared', holder: who })
    }
    expect((await office.run('share vote.jsonl --key rosa.holder.json --out rosa.again.json')).code).toBe(0)
    const lines = office.read('vote.jsonl').trimEnd().split('\n')
    // The same record as it was before the last ballot, closed once more: whoever keeps it tries to have another sum opened.
    office.write('fork.jsonl', `${lines.slice(0, 6).join('\n')}\n`)
    expect((await office.run('record close fork.jsonl --final --key kim.key.json')).code).toBe(0)
    const { code } = await office.run('share fork.jsonl --key rosa.holder.json --out rosa.fork.json')
    expect(code).toBe(1)
    expect(existsSync(office.path('rosa.fork.json'))).toBe(false)
  })

  it('needs enough shares', async () => {
    const { code } = await office.run('tally vote.jsonl rosa.share.json')
    expect(code).toBe(1)
  })

  it('is counted, written down, and checked by anybody', async () => {
    const counted = await office.ask('tally vote.jsonl rosa.share.json sami.share.json')
    expect(counted.code).toBe(0)
    expect(counted.answer).toMatchObject({ kind: 'counted', told: { kind: 'count', sums: [5] }, badHolders: [] })
    expect((await office.run('tally vote.jsonl rosa.share.json sami.share.json --add')).code).toBe(0)
    const { code, answer } = await office.ask(`verify vote.jsonl --receipt ${codes.get('ben') ?? ''}`)
    expect(code).toBe(0)
    expect(answer).toMatchObject({ kind: 'sound', state: 'released' })
    expect(answer['results']).toMatchObject([{ told: { kind: 'count', sums: [5] } }])
  })

  it('is refused with a receipt or a head that is not in it', async () => {
    const nothing = 'ab'.repeat(32)
    for (const option of [`--receipt ${nothing}`, `--head ${nothing}`]) {
      const { code, answer } = await office.ask(`verify vote.jsonl ${option}`)
      expect(code).toBe(1)
      expect(answer).toMatchObject({ kind: 'refused' })
    }
  })

  it('speaks both languages', async () => {
    const [en, es] = [await office.run('verify vote.jsonl --lang en'), await office.run('verify vote.jsonl --lang es')]
    expect(en.stdout).not.toBe(es.stdout)
    expect(`${en.stdout}${es.stdout}`).not.toMatch(/undefined|\[object/)
  })
})

describe('hostile files', () => {
  const office = newOffice()

  beforeAll(async () => {
    await beginVote(office, TEAM, { ...YES_NO, disclosure: 'strict' })
    await office.run('seal vote.jsonl --key ana.key.json --vote for --out ana.ballot.json')
  })

  it.each([
    ['nothing', ''],
    ['no JSON', 'no ballot'],
    ['a list', '[]'],
    ['another kind', '{"kind":"secret-key"}'],
    ['an empty ballot', '{"kind":"ballot"}'],
    ['a number for a ballot', '{"kind":"ballot","ballot":7}'],
    ['a key twice', '{"kind":"ballot","kind":"ballot"}'],
    ['a deep one', `{"kind":"ballot","ballot":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
  ])('%s is refused, and the record stays', async (_, text) => {
    const before = office.read('vote.jsonl')
    office.write('hostile.json', text)
    const { code, stdout, stderr } = await office.run('record add vote.jsonl hostile.json')
    expect([code, stderr]).toEqual([1, ''])
    expect(stdout).not.toBe('')
    expect(office.read('vote.jsonl')).toBe(before)
  })

  it('a ballot cut off, changed, or somebody else’s is refused', async () => {
    const ballot = office.read('ana.ballot.json')
    const forged = [
      ballot.slice(0, -40),
      ballot.replace('"ana"', '"ben"'),
      ballot.replace('"sequence": 1', '"sequence": 2'),
      ballot.replace(/"response": "(.)/, (_, digit: string) => `"response": "${digit === '0' ? '1' : '0'}`),
    ]
    const before = office.read('vote.jsonl')
    for (const text of forged) {
      office.write('hostile.json', text)
      expect((await office.run('record add vote.jsonl hostile.json')).code).toBe(1)
    }
    expect(office.read('vote.jsonl')).toBe(before)
  })

  it('a ballot for another record is refused', async () => {
    const members = TEAM.map((who) => `${who}.public.json`).join(' ')
    const certificates = ['ana', 'ben', 'cleo'].map((who) => `${who}.certificates.json`).join(' ')
    const ceremony = ['rosa', 'sami', 'tove'].flatMap((who) => [1, 2, 3].map((at) => `${who}.${at}.json`)).join(' ')
    const begun = await office.run(
      `record begin plan.json ${ceremony} ${members} ${certificates} --key kim.key.json --out other.jsonl`,
    )
    expect(begun.code).toBe(0)
    expect((await office.run('record add other.jsonl ana.ballot.json')).code).toBe(1)
    expect((await office.run('record add vote.jsonl ana.ballot.json')).code).toBe(0)
  })

  it('a key certified by too few is refused', async () => {
    const members = TEAM.map((who) => `${who}.public.json`).join(' ')
    const ceremony = ['rosa', 'sami', 'tove'].flatMap((who) => [1, 2, 3].map((at) => `${who}.${at}.json`)).join(' ')
    const { code } = await office.run(
      `record begin plan.json ${ceremony} ${members} ana.certificates.json --key kim.key.json --out never.jsonl`,
    )
    expect(code).toBe(1)
    expect(existsSync(office.path('never.jsonl'))).toBe(false)
  })

  it('files in the wrong order, or of no record, are told as such', async () => {
    for (const line of [
      'record add ana.ballot.json vote.jsonl',
      'verify ana.ballot.json',
      'seal ana.ballot.json --key ana.key.json --vote for --out never.json',
      'open vote.jsonl ana.ballot.json ana.ballot.json --out never.json',
      'tally vote.jsonl ana.ballot.json',
      'share vote.jsonl --key ana.key.json --out never.json',
    ]) {
      const { code, stdout, stderr } = await office.run(line)
      expect([line, code, stderr]).toEqual([line, 1, ''])
      expect(stdout).not.toBe('')
    }
    expect(existsSync(office.path('never.json'))).toBe(false)
  })

  it('a line more, less, or in another place is refused', async () => {
    const lines = office.read('vote.jsonl').split(/(?<=\n)/)
    const [first = '', second = ''] = lines
    for (const text of [
      '',
      `${first}${second}${second}`,
      `${second}${first}`,
      second,
      `${first}\n${second}`,
      `${first}${second.trimEnd()}`,
    ]) {
      office.write('changed.jsonl', text)
      expect((await office.run('verify changed.jsonl')).code).toBe(1)
    }
  })

  it('a stranger’s key seals nothing, and a vote that is none is told', async () => {
    await office.run('keys new --member zoe --out zoe.key.json')
    for (const line of [
      'seal vote.jsonl --key zoe.key.json --vote for --out never.json',
      'seal vote.jsonl --key ben.key.json --vote perhaps --out never.json',
      'seal vote.jsonl --key ben.key.json --withdraw --out never.json',
    ])
      expect([line, (await office.run(line)).code]).toEqual([line, 1])
    expect(existsSync(office.path('never.json'))).toBe(false)
  })
})

describe('locks and command lines', () => {
  const office = newOffice()

  it('a record that another process writes is left alone', async () => {
    office.write('vote.jsonl', '')
    office.write('vote.jsonl.lock', String(process.pid))
    office.write('any.json', '{}')
    const { code, stderr } = await office.run('record add vote.jsonl any.json')
    expect(code).toBe(3)
    expect(stderr).toContain('another process')
  })

  it.each([
    ['keys', 'keys new | certify'],
    ['record', 'record begin | add'],
    ['keys new --member ana', 'needs --out'],
    ['seal vote.jsonl --key ana.key.json --out x.json', 'Either --vote or --withdraw'],
    ['seal vote.jsonl --key ana.key.json --withdraw --vote for --out x.json', 'Either --vote or --withdraw'],
    ['tally vote.jsonl a.json --key b.json', '--key signs'],
    ['record add vote.jsonl', 'takes the record'],
    ['record add vote.jsonl x.json --final', 'no --final'],
    ['verify', 'takes the record'],
    ['verify vote.jsonl --seed x', '--seed'],
  ])('%s: %s', async (line, said) => {
    const { code, stdout, stderr } = await office.run(line)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(said)
  })

  it('a file that is not there is told', async () => {
    const { code, stderr } = await office.run('verify nothing.jsonl')
    expect(code).toBe(3)
    expect(stderr).toContain('nothing.jsonl')
  })
})
