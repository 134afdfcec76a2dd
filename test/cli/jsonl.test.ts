import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answersTo, command, MEMORY, peakMegabytes } from './command.js'

const decision = (more: object = {}): string =>
  JSON.stringify({
    rule: { atLeast: '2/3', of: 'electorate' },
    electorate: 10,
    for: 7,
    against: 2,
    abstain: 0,
    closed: true,
    ...more,
  })
const kinds = (answers: readonly Record<string, unknown>[]): unknown[] => answers.map(({ kind }) => kind)
const paths = (answer: Record<string, unknown> | undefined): unknown =>
  (answer?.['problems'] as { code: string; path: string }[]).map(({ code, path }) => `${code} ${path}`)

describe('From the source', () => {
  it('WJC-7: the ten proposals of the text make 72 percent, as plain numbers and as percentages', async () => {
    const proposals = ['50', '90', '60', '80', '40', '80', '90', '70', '100', '60']
    const [plain, percent] = await answersTo('average', [
      JSON.stringify({ proposals, min: '0', max: '100' }),
      JSON.stringify({ id: 'removal', proposals: proposals.map((text) => `${text}%`) }),
    ])
    expect(plain).toMatchObject({ kind: 'average', value: { numerator: '72', denominator: '1' }, count: 10 })
    expect(percent).toMatchObject({
      id: 'removal',
      kind: 'average',
      value: { numerator: '18', denominator: '25' },
      count: 10,
    })
  })

  it('answers decide in the shape that is documented', async () => {
    const [answer] = await answersTo('decide', [decision()])
    expect(answer).toEqual({
      kind: 'carried',
      neededFor: 7,
      settled: true,
      because: [
        {
          code: 'share-reached',
          clauses: [],
          observed: 7,
          outOf: 10,
          base: 'electorate',
          comparison: 'at-least',
          required: { numerator: '2', denominator: '3' },
          needed: 7,
        },
      ],
    })
  })
})

describe('Always true', () => {
  it('one answer a case, in order, with its id', async () => {
    const lines = Array.from({ length: 5000 }, (_, id) => decision({ id, for: id % 8 }))
    const answers = await answersTo('decide', lines)
    expect(answers.map(({ id }) => id)).toEqual(lines.map((_, id) => id))
    expect(kinds(answers)).toEqual(lines.map((_, id) => (id % 8 === 7 ? 'carried' : 'lost')))
  })

  it('whatever a line holds, it is answered in its place and the run goes on', async () => {
    const junk = fc.sample(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.jsonValue().map((value) => JSON.stringify(value)),
      ),
      { seed: 7, numRuns: 400 },
    )
    const lines = junk.map((text) => text.replaceAll(/[\n\r]/g, ' ')).filter((text) => text.trim() !== '')
    for (const name of ['decide', 'average'] as const) {
      const answers = await answersTo(name, [...lines, decision({ id: 'last' })])
      expect(answers).toHaveLength(lines.length + 1)
      expect(answers.every((answer) => answer['kind'] === 'refused' || Array.isArray(answer['because']))).toBe(true)
    }
  })
})

describe('Refused', () => {
  it('a line that is no JSON, with its line number; blank lines are skipped and counted', async () => {
    const { code, stdout } = await command(['decide', '--jsonl'], {
      stdin: `${decision()}\n\n  \nno json\r\n${decision()}`,
    })
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(kinds(answers)).toEqual(['carried', 'refused', 'carried'])
    expect(answers[1]).toMatchObject({
      line: 4,
      problems: [{ code: 'not-json', path: '', received: '"no json"', line: 4 }],
    })
    expect(code).toBe(1)
  })

  it('unknown keys, with their path', async () => {
    const [answer] = await answersTo('decide', [
      '{"id":"x","rule":{"atLeast":"2/3","of":"electorate","quorum":{"atLeast":"1/3","of":"present","counts":[]},"minimumFor":3},"electorate":10,"present":9,"for":7,"against":2,"abstain":0,"closed":true,"foo":1}',
    ])
    expect(answer).toMatchObject({ id: 'x', kind: 'refused' })
    expect(paths(answer)).toEqual(['unknown-key rule.minimumFor', 'unknown-key foo', 'unknown-key rule.quorum.counts'])
  })

  it('everything at once, in one answer that still carries the id', async () => {
    const [answer] = await answersTo('decide', [
      '{"id":7,"rule":{"atLeast":"72","moreThan":"1/2","of":"all"},"electorate":-1,"for":1.5,"against":null,"abstain":"0","closed":1,"for":12345678901234567890}',
    ])
    expect(answer).toMatchObject({ id: 7, kind: 'refused' })
    expect(paths(answer)).toEqual([
      'duplicate-key for',
      'lossy-number for',
      'two-comparisons rule',
      'not-one-of rule.of',
      'not-a-count electorate',
      'not-a-count for',
      'not-a-count against',
      'not-a-count abstain',
      'wrong-kind closed',
    ])
  })

  it('numbers that do not survive a double; those that do are taken', async () => {
    const refused = [
      '12345678901234567890',
      '0.1000000000000000055',
      '1e400',
      '1e-400',
      '9007199254740993',
      '123456789.123456789123',
    ]
    const taken = [
      '9007199254740992',
      '0.1',
      '1.10',
      '1e2',
      '12.50',
      '0.30000000000000004',
      '-0',
      '1E+2',
      '100000000000000000000',
    ]
    const lines = [...refused, ...taken].map((number) => `{"proposals":[${number}]}`)
    expect(kinds(await answersTo('average', lines))).toEqual([
      ...refused.map(() => 'refused'),
      ...taken.map(() => 'average'),
    ])
  })

  it('duplicate keys at any depth, also under another spelling', async () => {
    const answers = await answersTo('decide', [
      '{"rule":{"atLeast":"2/3","of":"electorate","of":"ballots"},"electorate":10,"for":7,"against":2,"abstain":0,"closed":true}',
      '{"rule":{"atLeast":"2/3","of":"electorate"},"electorate":10,"for":7,"f\\u006fr":8,"against":2,"abstain":0,"closed":true}',
    ])
    expect(answers.map(paths)).toEqual([['duplicate-key rule.of'], ['duplicate-key for']])
  })

  it('prototype keys, and changes no prototype', async () => {
    const answers = await answersTo('decide', [
      decision().replace('{"rule"', '{"__proto__":{"closed":true},"rule"'),
      decision().replace('"of":', '"constructor":{"prototype":{}},"of":'),
      '{"__proto__":{"rule":{"atLeast":"2/3","of":"electorate"},"electorate":10,"for":7,"against":2,"abstain":0,"closed":true}}',
    ])
    expect(answers.map((answer) => (paths(answer) as string[])[0])).toEqual([
      'unknown-key __proto__',
      'unknown-key rule.constructor',
      'unknown-key __proto__',
    ])
  })

  it('deep nesting, long lines, other encodings: each in its place', async () => {
    const deep = `{"proposals":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    const long = `{"proposals":["${'9'.repeat(17 * 1024 * 1024)}"]}`
    const good = '{"proposals":["1"]}'
    const bytes = Buffer.concat([
      Buffer.from(`\uFEFF${good}\n${deep}\n${long}\n`),
      Buffer.from([0x22, 0xff, 0xfe, 0x22, 0x0a]),
      Buffer.from(good),
    ])
    const { stdout, code } = await command(['average', '--jsonl'], { stdin: bytes })
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(kinds(answers)).toEqual(['average', 'refused', 'refused', 'refused', 'average'])
    expect(answers.slice(1, 4).map((answer) => (paths(answer) as string[])[0]?.split(' ')[0])).toEqual([
      'too-deep',
      'line-too-long',
      'not-utf-8',
    ])
    expect(code).toBe(1)
  })

  it('an id that is neither text nor a number', async () => {
    const [answer] = await answersTo('decide', [decision({ id: { a: 1 } })])
    expect(answer).not.toHaveProperty('id')
    expect(paths(answer)).toEqual(['wrong-kind id'])
  })

  it('average: proposals that are no list, null, out of range at both ends, mixed with percentages', async () => {
    const answers = await answersTo('average', [
      '{}',
      '{"proposals":"50"}',
      '{"proposals":["50",null,"",true,{},["1"]]}',
      '{"proposals":["-0.01","0","100","100.01"],"min":"0","max":"100"}',
      '{"proposals":["50%","50"]}',
      '{"proposals":["50%"],"min":"0","max":"100"}',
      '{"proposals":["50"],"aggregation":{"trimmedMean":"1/2"}}',
      '{"proposals":["50"],"aggregation":{"clampedMean":false}}',
      '{"proposals":["50"],"aggregation":null}',
      '{"proposals":["50"],"min":"2","max":"1"}',
      '{"proposals":["50"],"weights":[1]}',
    ])
    expect(answers.map(paths)).toEqual([
      ['missing-key proposals'],
      ['wrong-kind proposals'],
      [
        'not-a-number proposals[1]',
        'not-a-number proposals[2]',
        'not-a-number proposals[3]',
        'not-a-number proposals[4]',
        'not-a-number proposals[5]',
      ],
      ['out-of-range proposals[0]', 'out-of-range proposals[3]'],
      ['mixed-percent proposals[1]'],
      ['mixed-percent min', 'mixed-percent max'],
      ['trim-too-large aggregation.trimmedMean'],
      ['wrong-kind aggregation.clampedMean'],
      ['not-one-of aggregation'],
      ['bounds-reversed min'],
      ['unknown-key weights'],
    ])
  })
})

describe('At the boundary', () => {
  it('a million lines take flat memory: under 200 MB, and no more than a tenth of them does by much', async () => {
    const group = `${decision()}\n`.repeat(1000)
    const peak = async (groups: number): Promise<number> => {
      const ran = await command(['decide', '--jsonl'], {
        stdin: Readable.from(Array.from({ length: groups }, () => group)),
        node: ['--import', MEMORY],
        drop: true,
      })
      expect(ran.code).toBe(0)
      return peakMegabytes(ran)
    }
    const [tenth, whole] = [await peak(100), await peak(1000)]
    expect(whole).toBeLessThan(200)
    expect(whole).toBeLessThan(tenth * 1.5)
  })

  it('no proposals is an answer and no zero; an even median is the mean of the two in the middle', async () => {
    const answers = await answersTo('average', [
      '{"proposals":[]}',
      '{"proposals":["1","4","2","10"],"aggregation":"median"}',
      '{"proposals":["1","2","3","4","5","6","7","8","9","100"],"aggregation":{"trimmedMean":"1/10"}}',
      '{"proposals":["1","2","3","4","5","6","7","8","100"],"aggregation":{"trimmedMean":"1/10"}}',
      '{"proposals":["0","200"],"min":"0","max":"90","aggregation":{"clampedMean":true}}',
    ])
    expect(answers[0]).toMatchObject({ kind: 'no-proposals', because: [{ code: 'no-proposals' }] })
    expect(answers.slice(1).map(({ value }) => value)).toEqual([
      { numerator: '3', denominator: '1' },
      { numerator: '11', denominator: '2' },
      { numerator: '136', denominator: '9' },
      { numerator: '90', denominator: '1' },
    ])
  })
})
